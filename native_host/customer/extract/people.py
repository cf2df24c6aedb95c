"""Which of several customers a value belongs to: by rows, repeated labels, or a document in each record."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from native_host.customer.extract.candidates import REACHES, Mention
from native_host.customer.extract.segment import Part, Voice
from native_host.protocol.messages import CustomerKey, Issue

_DOCUMENTS = (CustomerKey.CPF, CustomerKey.CNPJ)
_AT_BEGINNING = frozenset({"whole_stretch", "begins_stretch"})
_Place = tuple[int, int]
_NOT_HIS = frozenset(
    {
        "label:someone",
        "label:outdated",
        "label:contact",
        "before:someone",
        "before:past",
        "owner:someone",
        "owner:buyer",
        "about:works",
    }
)
_BESIDE = frozenset({"about:works", "owner:buyer"})
_OF_STAFF = frozenset({"before:job", "before:staff", "owner:staff", "label:staff"})
_NO_PARTS = frozenset(
    {Part.SIGNATURE, Part.QUOTED, Part.FOOTER, Part.FROM, Part.TO, Part.HEADER, Part.SPEAKER}
)


def divide(mentions: list[Mention], signals: list[set[str]]) -> list[list[int]]:
    """Return the indices of each customer's mentions; one list if the text is about one customer."""
    both = list(zip(mentions, signals, strict=True))
    telling = [mention for mention, own in both if _may_tell(mention, own)]
    own = [mention for mention in telling if "about:someone" not in signals[mention.index]]
    if any(mention.key in _DOCUMENTS for mention in own):
        telling = own
    if not any(mention.key is CustomerKey.NAME for mention in telling):
        # Where all are called somebody, `sócio 1` and `sócio 2`, each of them is a customer.
        telling = [mention for mention, own in both if _may_tell(mention, own & _BESIDE)]
    short = {id(mention) for mention, own in both if "sentence" not in own}
    begins = (
        _by_rows(telling)
        or _by_labels(telling, mentions, signals)
        or _by_mixed_records([one for one in telling if not signals[one.index] & _OF_STAFF], short)
        or _by_records(telling, short)
    )
    if len(begins) < 2:
        return [list(range(len(mentions)))]
    people: list[list[int]] = [[] for _ in begins]
    for index, mention in enumerate(mentions):
        people[max(0, bisect_right(begins, mention.place) - 1)].append(index)
    return people


def _may_tell(mention: Mention, signals: set[str]) -> bool:
    read = mention.match.read
    return (
        mention.segment.voice is not Voice.AGENT
        and mention.segment.part not in _NO_PARTS
        and not signals & _NOT_HIS
        and not (mention.key is CustomerKey.NAME and "label:other" in signals)
        and read.value is not None
        and (mention.key not in _DOCUMENTS or all(_is_shortened(one, mention) for one in read.issues))
    )


def _is_shortened(found: Issue, mention: Mention) -> bool:
    """Whether a table has eaten a document's zeros: beside others in its column it still tells."""
    return found.code == "document_padded" and bool(mention.segment.row)


def _by_rows(telling: list[Mention]) -> list[_Place]:
    """Return where each row of a table begins that holds a name or a document."""
    rows = {
        mention.segment.row: (mention.segment.line, 0)
        for mention in telling
        if mention.segment.row and mention.key in (*_DOCUMENTS, CustomerKey.NAME)
    }
    values = {mention.identity for mention in telling if mention.segment.row and mention.key in _DOCUMENTS}
    return sorted(set(rows.values())) if len(values) > 1 else []


def _by_labels(telling: list[Mention], mentions: list[Mention], signals: list[set[str]]) -> list[_Place]:
    """Return where each customer begins: at the label of a name when a document of its own follows it."""
    own = {id(mention) for mention, ones in zip(mentions, signals, strict=True) if "label:own" in ones}
    names = _first_places(one for one in telling if one.key is CustomerKey.NAME and id(one) in own)
    for kind in _DOCUMENTS:
        documents = _first_places(one for one in telling if one.key is kind)
        if len(names) < 2 or len(names) != len(documents):
            continue
        if _alternate(names, documents):
            return names
        if _alternate(documents, names):
            return documents
    return []


def _by_records(telling: list[Mention], short: set[int]) -> list[_Place]:
    """Return where each record begins: a name in front of a line, with a document of its own below it."""
    names = _record_names(telling, short)
    for kind in _DOCUMENTS:
        if begins := _begins(names, _first_places(one for one in telling if one.key is kind)):
            return begins
    return []


def _by_mixed_records(telling: list[Mention], short: set[int]) -> list[_Place]:
    """Return where each record begins, of companies and people: each has a document and all else of its own.

    What a responsible has of his own beside his company is less: his phone, his address or neither.
    """
    documents = [one for one in telling if one.key in _DOCUMENTS]
    begins = _begins(_record_names(telling, short), _first_places(documents))
    held: list[set[CustomerKey]] = [set() for _ in begins]
    for one in telling if begins else ():
        held[max(0, bisect_right(begins, one.place) - 1)].add(one.key)
    return begins if all(CustomerKey.PROTOCOL in keys or keys >= REACHES for keys in held) else []


def _record_names(telling: list[Mention], short: set[int]) -> list[_Place]:
    return [
        one.place
        for one in telling
        if one.key is CustomerKey.NAME
        and "single_word" not in one.match.traits
        and (one.match.traits & _AT_BEGINNING or one.segment.label or id(one) in short)
    ]


def _begins(names: list[_Place], documents: list[_Place]) -> list[_Place]:
    """Return where each document's record begins; nothing if one has no name, or shares its line."""
    if len(documents) < 2 or len({line for line, _ in documents}) < len(documents):
        return []
    begins = []
    for before, place in zip([(-1, 0), *documents], documents, strict=False):
        own = [name for name in names if before < name < place]
        same = [name for name in names if name[0] == place[0]]
        if not own and not same:
            return []
        begins.append(min(own[-1] if own else same[0], (place[0], 0) if same else own[-1]))
    return sorted(begins) if len(set(begins)) == len(begins) else []


def _first_places(mentions: Iterable[Mention]) -> list[_Place]:
    """Return the first place of each value, in the text's order."""
    found: dict[tuple[CustomerKey, str], _Place] = {}
    for mention in mentions:
        found.setdefault(mention.identity, mention.place)
    return sorted(found.values())


def _alternate(first: list[_Place], second: list[_Place]) -> bool:
    """Whether each of the second stands behind its own of the first, in front of the next."""
    return all(one < other for one, other in zip(first, second, strict=True)) and all(
        other < one for other, one in zip(second, first[1:], strict=False)
    )
