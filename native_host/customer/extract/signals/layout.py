"""A paste with everything that was found in it, by its lines: the values, and the words that tell of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from native_host.customer.extract.candidates import Mention
from native_host.customer.extract.segment import Part, Paste, Voice
from native_host.customer.extract.signals.words import Hit, hits_in, staff_words
from native_host.customer.values.folding import folded
from native_host.protocol.messages import CustomerKey

_SERVED = re.compile(r"\s{1,3}d[aeo]s?\s{1,3}(?:(?:sra?|dra?|dona|seu|senhora?|doutora?)\.?\s{1,3})?")
SOMEBODY = frozenset({"someone", "job"})
"""Classes of words for a person beside the customer."""
_WORD = re.compile(r"[^\W\d_]+")
_OFFICES = ("contab", "escritorio", "advoca")
_OF_MAILS = frozenset({Part.FROM, Part.TO, Part.HEADER, Part.QUOTED})
_APART = frozenset({Part.SIGNATURE, Part.QUOTED, Part.FOOTER, Part.TO})


class Layout:
    """What stands where.

    Attributes:
        hits: the telling words by line; `columns`: where they begin. Lines without any are in neither.
        by_line: the values by line.
        of_company: a company may be the customer: its staff is nobody beside it.
        is_chat: somebody speaks under a name.
        is_thread: mails follow one another.
        served: indices of the names whose bearer somebody works for or is related to: `secretária do Dr. …`.
    """

    def __init__(self, paste: Paste, mentions: list[Mention]) -> None:
        self.paste, self.mentions = paste, mentions
        self.hits = hits_in(paste.plain)
        self.by_line: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            line = mention.segment.line
            self.by_line[line].append(mention)
            if line in self.hits and mention.match.traits & {"company_form", "company_word"}:
                self.hits[line] = [hit for hit in self.hits[line] if not _is_within(hit, mention)]
        self.of_company = any(map(_is_companys, mentions))
        for line, hits in self.hits.items():
            if any("staff" in hit.classes for hit in hits):
                self.hits[line] = [self._of_house(hit) for hit in hits]
        self.columns = {line: [hit.start for hit in hits] for line, hits in self.hits.items()}
        self.is_thread = any(segment.part in _OF_MAILS and segment.turn for segment in paste.segments)
        self.is_chat = any(segment.speaker for segment in paste.segments)
        self.served = {mention.index for mention in mentions if self._is_served(mention)}

    def _of_house(self, hit: Hit) -> Hit:
        """Return a word for somebody of the staff as it is meant in this text."""
        if "staff" not in hit.classes:
            return hit
        return hit._replace(classes=hit.classes - ({"someone"} if self.of_company else {"staff"}))

    def is_staff(self, text: str) -> bool:
        """Whether a label or an owner names somebody of the house of the company that is the customer."""
        return self.of_company and not staff_words().isdisjoint(_WORD.findall(folded(text)))

    @cached_property
    def counts(self) -> Counter[str]:
        """How many words of each class the text holds."""
        return Counter(name for hits in self.hits.values() for hit in hits for name in hit.classes)

    @cached_property
    def kind(self) -> str:
        """Whose certificate is spoken of, `of_person` or `of_company`; empty: it is not told."""
        told = [kind for kind in ("of_person", "of_company") if self.counts[kind]]
        return told[0] if len(told) == 1 else ""

    def hits_on(self, line: int) -> Sequence[Hit]:
        """Return the words of a line that tell something."""
        return self.hits.get(line, ())

    def first_hit(self, line: int, column: int) -> int:
        """Return which of a line's telling words is the first from a column on."""
        return bisect_left(self.columns[line], column) if line in self.columns else 0

    def before(self, mention: Mention) -> Mention | None:
        """Return the value in front of it."""
        return self.mentions[mention.index - 1] if mention.index else None

    def behind(self, mention: Mention) -> Mention | None:
        """Return the value behind it."""
        index = mention.index + 1
        return self.mentions[index] if index < len(self.mentions) else None

    def _is_served(self, mention: Mention) -> bool:
        line = mention.segment.line
        if mention.key is not CustomerKey.NAME or line not in self.hits:
            return False
        at = self.first_hit(line, mention.start)
        for hit in reversed(self.hits[line][max(0, at - 2) : at]):
            if SOMEBODY & hit.classes:
                return _SERVED.fullmatch(self.paste.plain[line], hit.end, mention.start) is not None
        return False


def _is_companys(mention: Mention) -> bool:
    segment = mention.segment
    return (
        mention.key is CustomerKey.CNPJ
        and mention.match.read.value is not None
        and segment.part not in _APART
        and segment.voice is not Voice.AGENT
    )


def _is_within(hit: Hit, company: Mention) -> bool:
    """Whether a word for somebody is no more than part of a company's name: `Pata Amiga Ltda`."""
    inside = company.start <= hit.start and hit.end <= company.end
    return inside and not hit.classes.isdisjoint(SOMEBODY) and not hit.word.startswith(_OFFICES)
