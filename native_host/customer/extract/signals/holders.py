"""For whom a writer speaks: `mãe` after `o certificado da minha mãe`."""

from __future__ import annotations

import re
from collections.abc import Hashable

from native_host.customer.extract.segment import Voice
from native_host.customer.extract.signals.about import LINES_BEHIND
from native_host.customer.extract.signals.layout import SOMEBODY, Layout
from native_host.customer.extract.signals.words import Hit

_HITS_MAX = 4
"""How many telling words behind `certificado` are looked at for whose it is."""
_WORKS_WITHIN = 3
"""So many telling words from `o meu certificado` on it may be said that it gives no trouble."""
_LINKS = frozenset(
    ["o", "a", "os", "as", "e", "eh", "esta", "ta", "sai", "saiu", "fica", "no", "na", "em", "nome", "do",
     "da", "de", "dos", "das", "meu", "minha", "nosso", "nossa", "um", "uma", "seria", "titular", "usa"]
)  # fmt: skip
"""Words that may stand between `certificado` and whose it is."""
_NAMES_HIMSELF = frozenset({"meu nome", "me chamo"})
"""Who says so speaks for himself, whomever he spoke of before."""
_TOKEN = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?]\s")
_OF_COMPANIES = frozenset({"company_form", "company_word"})
_SUPERIORS = frozenset({"doutor", "doutora", "dr", "dra", "chefe", "patrao", "patroa", "diretor", "diretora"})
"""Words by which a secretary speaks of whom she works for."""


def holders_of(layout: Layout) -> dict[Hashable, set[str]]:
    """Return by who speaks, the desk aside, the words for whom he does.

    Where he only says `dela`, and named nobody else before, the words are none, but they are his.
    """
    found: dict[Hashable, set[str]] = {}
    himself: set[Hashable] = set()
    vague: set[Hashable] = set()
    mine: set[Hashable] = set()
    someone = -LINES_BEHIND
    served = {
        mention.segment.line
        for mention in map(layout.mentions.__getitem__, layout.served)
        if not mention.match.traits & _OF_COMPANIES
    }
    for number, who in _speeches(layout).items():
        hits, line = layout.hits[number], layout.paste.plain[number]
        for index, hit in enumerate(hits):
            for role in hits[index + 1 : index + _HITS_MAX] if "subject" in hit.classes else ():
                if SOMEBODY & role.classes and _links(line[hit.end : role.start]):
                    found.setdefault(who, set()).add(role.word)
            if "someone" in hit.classes:
                someone = number
            if number in served:
                found.setdefault(who, set()).update(_SUPERIORS)
            if "mine" in hit.classes and not _works(hits[index + 1 : index + _WORKS_WITHIN]):
                mine.add(who)
            elif "own" in hit.classes and number in layout.by_line:
                himself.add(who)
                if who in vague and hit.word in _NAMES_HIMSELF:
                    vague.remove(who)
                    found.pop(who)
            elif "client" in hit.classes:
                found.setdefault(who, set())
                vague.discard(who)
            elif (
                "pronoun" in hit.classes
                and not layout.of_company
                and who not in himself
                and number - someone >= LINES_BEHIND
            ):
                if who not in found:
                    vague.add(who)
                found.setdefault(who, set())
    return {who: words for who, words in found.items() if who not in mine}


def _works(hits: list[Hit]) -> bool:
    return any("works" in hit.classes for hit in hits)


def _speeches(layout: Layout) -> dict[int, Hashable]:
    """Return who says each line with a telling word: a chat's speaker, or the sender of a mail."""
    return {
        segment.line: segment.speaker or segment.turn
        for segment in layout.paste.segments
        if segment.voice is not Voice.AGENT and segment.line in layout.hits
    }


def _links(between: str) -> bool:
    """Whether what stands between two words makes the second the owner of the first."""
    words = _TOKEN.findall(between)
    if _SENTENCE_END.search(between):
        return False  # `não achou o certificado. Meu vizinho disse …`
    return _LINKS.issuperset(words) and (bool(words) or "," not in between)
