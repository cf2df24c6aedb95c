"""The lines of a pasted text while it is found out what they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from native_host.customer.extract.addresses import masked
from native_host.customer.extract.segment import Part, Voice
from native_host.customer.extract.unwrapping import Cleaned
from native_host.customer.extract.vocabulary import (
    Mark,
    Words,
    marks_in,
    mistyped,
    vocabulary,
    words_in,
)

_DOCUMENT = re.compile(r"[\s:=-]{0,4}\d(?:[ ./-]?\d){10}")
_DOUBTFUL = frozenset({"cpf", "cnpj", "reluctant", "words"})
"""What marks say that the words about them may change."""
_STOPS = str.maketrans("ºª°", "...")
_SHORT_MAX = 3
"""Letters of a company's ending that is a common word too."""


@dataclass(slots=True)
class Line:
    """One line that holds something.

    Attributes:
        number: among all lines, empty ones too.
        text: cleaned.
        block: number of the paragraph.
        quoted: marks of quoting that stood before it.
        start: column at which its words begin, behind the mark of who speaks.
        opens: a turn or a mail begins here.
        turn: number of the turn or mail.
        speaker: who speaks.
        speaker_start: column of the speaker's name; -1: it stands in another line.
        nobody: it is a remark of the messenger.
        owner: the word for somebody beside the customer under whose heading or in whose signature it stands.
        plain: the text folded, with full stops for `º`, its addresses masked.
        words: its words.
        marks: the vocabulary's phrases in it; `by_sort`, `by_word` the same by sort, by sort and first word.
    """

    number: int
    text: str
    plain: str
    block: int
    quoted: int = 0
    start: int = 0
    opens: bool = False
    turn: int = 0
    speaker: str = ""
    speaker_start: int = -1
    nobody: bool = False
    part: Part = Part.BODY
    voice: Voice = Voice.UNKNOWN
    owner: str = ""
    words: Words = field(init=False)
    marks: list[Mark] = field(init=False)
    by_sort: dict[str, list[Mark]] = field(init=False, default_factory=dict)
    by_word: dict[tuple[str, int], Mark] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.plain = masked(self.plain)
        if not self.plain.isascii():
            self.plain = self.plain.translate(_STOPS)
        self.words = words_in(self.plain)
        marks = marks_in(self.words, self.plain)
        self.marks = [mark for mark in marks if mark.says not in _DOUBTFUL or self._holds(mark)]
        first = self.words.texts[:1]
        colon = bool(first) and self.plain.startswith(":", self.words.ends[0])
        if colon and first[0] not in vocabulary().phrases and (says := mistyped(first[0])):
            self.marks.insert(0, Mark("label", says, 0, 1))
        for mark in self.marks:
            self.by_sort.setdefault(mark.sort, []).append(mark)
            self.by_word[mark.sort, mark.first] = mark

    def _holds(self, mark: Mark) -> bool:
        """Whether a mark says what its words mean alone, by the words about them."""
        if mark.sort == "label":
            return not (mark.says in ("cpf", "cnpj") and self._names_certificate(mark))
        if mark.says == "reluctant":  # `não ligar depois das 18h`
            follows = self.words.texts[mark.end : mark.end + 1]
            return not follows or follows[0] not in vocabulary().sets["words.hours"]
        return mark.sort != "owner" or not self._ends_a_name(mark)

    def _names_certificate(self, mark: Mark) -> bool:
        """Whether it is a kind of certificate: `o e-CNPJ da firma`; a number makes it a label yet."""
        at, stop = self.words.starts[mark.first], self.words.ends[mark.end - 1]
        led = self.plain.endswith("e-", 0, at) and not self.plain[max(0, at - 3) : at - 2].isalnum()
        return led and _DOCUMENT.match(self.plain, stop) is None

    def _ends_a_name(self, mark: Mark) -> bool:
        """Whether a word for a relative is the end of a name: `José Ribeiro Filho`."""
        words = self.words
        if not mark.first or words.texts[mark.first] not in vocabulary().sets["owner.suffixes"]:
            return False
        before, own = words.starts[mark.first - 1], words.starts[mark.first]
        beside = own - words.ends[mark.first - 1] == 1
        return beside and self.text[before].isupper() and self.text[own].isupper()

    @property
    def said(self) -> str:
        """What the speaker says in it."""
        return self.text[self.start :]

    def said_marks(self, sort: str) -> Iterator[Mark]:
        """Yield the marks of a sort in what is said."""
        starts = self.words.starts
        return (mark for mark in self.by_sort.get(sort, ()) if starts[mark.first] >= self.start)

    def has(self, sort: str) -> bool:
        """Whether a mark of the sort stands in what is said."""
        own = self.by_sort.get(sort)
        return own is not None and self.words.starts[own[-1].first] >= self.start

    def begins_with(self, sort: str, at: int | None = None) -> Mark | None:
        """Return the mark of a sort with which what is said, or what stands from `at` on, begins."""
        if sort not in self.by_sort:
            return None
        at = self.start if at is None else at
        starts = self.words.starts
        return self.by_word.get((sort, bisect_left(starts, at)))

    def word_range(self, start: int, end: int) -> range:
        """Return the numbers of the words that begin from `start` on and before `end`."""
        return range(bisect_left(self.words.starts, start), bisect_left(self.words.starts, end))

    def marks_between(self, start: int, end: int) -> Iterator[Mark]:
        """Yield the marks that begin from `start` on and before `end`."""
        inside = self.word_range(start, end)
        for place in range(bisect_left(self.marks, inside.start, key=_first), len(self.marks)):
            if self.marks[place].first >= inside.stop:
                return
            yield self.marks[place]

    def owner_in(self, mark: Mark) -> str:
        """Return the word of a mark that says who somebody beside the customer is."""
        return max(self.words.texts[mark.first : mark.end], key=len)

    def names_company(self, inside: range) -> bool:
        """Whether one of the words is the ending of a company's name; short ones only in capitals: `ME`."""
        words, company = self.words, vocabulary().sets["words.company"]
        return any(
            words.texts[index] in company
            and (
                len(words.texts[index]) > _SHORT_MAX
                or self.text[words.starts[index] : words.ends[index]].isupper()
            )
            for index in inside
        )

    def start_of(self, mark: Mark) -> int:
        """Return the column at which a mark begins."""
        return self.words.starts[mark.first]

    def end_of(self, mark: Mark) -> int:
        """Return the column at which a mark ends."""
        return self.words.ends[mark.end - 1]


def _first(mark: Mark) -> int:
    return mark.first


def lines_of(texts: list[Cleaned], plain: Sequence[str]) -> list[Line]:
    """Return the lines that hold something, with the number of their paragraph; `plain`: the texts folded."""
    found: list[Line] = []
    block = 0
    for number, (text, quoted) in enumerate(texts):
        if text.strip():
            found.append(Line(number, text, plain[number], block, quoted))
        elif found and found[-1].block == block:
            block += 1
    return found
