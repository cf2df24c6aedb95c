"""Introductions as labels: `me chamo`, `sou`, `falar com`; and where a label begins."""

from __future__ import annotations

from native_host.customer.extract.segment import Joint
from native_host.customer.extract.segments.found_label import Found
from native_host.customer.extract.segments.label_values import BACK_CHARS
from native_host.customer.extract.segments.lines import Line
from native_host.customer.extract.vocabulary import Mark, vocabulary
from native_host.customer.values.name_tables import word_of

_SEPARATORS = "|;/,-\t([{\"'.!?:=>)]}\x00·•_"
_SHORT = frozenset({"sou", "e", "eh", "am", "is", "soy"})
"""Introductions that say other things as often as a name."""
_HERE, _OF = frozenset({"aqui", "aki"}), frozenset({"da", "do", "de"})
"""`Aqui é da Gráfica Bela Letra`."""
_ARTICLES = frozenset({"o", "a", "os", "as"})


def begin_of(line: Line, mark: Mark, start: int) -> tuple[int, bool]:
    """Return the word with which a label begins, and whether a label may stand there at all."""
    words, before = line.words, vocabulary().sets["words.before"]
    first = mark.first
    stands = _stands(line, words.starts[first], start)
    while first > 0 and words.starts[first - 1] >= start:
        gap = line.plain[words.ends[first - 1] : words.starts[first]]
        if line.plain.endswith(".", start, words.starts[first - 1]):
            break  # `Sol Ltda S.A. CNPJ`
        joined = gap == "/" and first == mark.first and ("label", first - 1) in line.by_word  # `Cidade/UF`
        if not joined and (words.texts[first - 1] not in before or len(gap) > 3 or gap.strip(" .")):
            break
        first -= 1
        stands = stands or _stands(line, words.starts[first], start)
    return first, stands


def _stands(line: Line, column: int, start: int) -> bool:
    """Whether a label may begin in the column: at the beginning, or behind a separator or a number."""
    ahead = line.plain[max(start, column - BACK_CHARS) : column]
    bare = ahead.rstrip(" ")
    if not bare:
        return True
    return bare[-1] in _SEPARATORS or bare[-1].isdecimal() or len(ahead) - len(bare) > 1


def introduction(line: Line, mark: Mark, start: int, end: int) -> Found | None:
    """Return an introduction as a label: `me chamo`, `falar com`."""
    words = line.words
    stop, index, owner = line.end_of(mark), mark.end, ""
    last = words.texts[mark.end - 1]
    plain = last == "e" and line.text[words.starts[mark.end - 1]] not in "éÉ" and mark.end - mark.first < 3
    if plain and not any(word_of(word).given for word in words.texts[mark.end : mark.end + 2]):
        return None
    while index < min(len(words.texts), mark.end + 4) and words.starts[index] < end:
        if other := line.by_word.get(("owner", index)):
            owner, index = line.owner_in(other), other.end
        elif words.texts[index] in _ARTICLES or (
            words.texts[index] in _OF
            and words.texts[mark.first] in _HERE
            and ("owner", index + 1) not in line.by_word
        ):
            index += 1
        else:
            break
    if index >= len(words.texts) or words.starts[index] >= end or words.texts[index].isdecimal():
        return None
    value = words.starts[index]
    if words.texts[index] in vocabulary().sets["words.fillers"] and not line.text[value].isupper():
        return None
    if line.plain[stop:value].strip(" ,:abcdefghijklmnopqrstuvwxyz") or ("label", index) in line.by_word:
        return None
    if (owner or last in _SHORT) and not _introduces(line, index, bool(owner)):
        return None
    first, _ = begin_of(line, mark, start)
    return Found(words.starts[first], stop, value, mark.says, Joint.SAID, owner=owner)


def _introduces(line: Line, index: int, owned: bool) -> bool:
    """Whether a name may follow `sou`: a capital letter, or a word that is no other one we know."""
    if line.text[line.words.starts[index]].isupper():
        return True
    sorts = ("label", "owner", "role", "agent_name", "customer_name")
    known = any((sort, index) in line.by_word for sort in sorts)
    return not owned and line.words.texts[index - 1] in _ARTICLES | {"e"} and not known
