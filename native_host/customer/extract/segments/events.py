"""What a clause says of whose it is and when it was so."""

from __future__ import annotations

from collections.abc import Iterator

from native_host.customer.extract.segment import Part
from native_host.customer.extract.segments.clauses import Clause
from native_host.customer.extract.segments.headings import HEADING_MAX_WORDS, in_department, is_maker
from native_host.customer.extract.segments.label_words import HELP, NAMES
from native_host.customer.extract.segments.lines import Line
from native_host.customer.extract.vocabulary import Mark, vocabulary

REMOVED = "removed"
"""Told of what is to be taken out of the records, to the end of its sentence."""


def events_of(line: Line, clause: Clause) -> Iterator[tuple[int, str, str]]:
    """Yield what a clause says of whose it is and when it was so: column, sort, word."""
    texts, sets, piece = line.words.texts, vocabulary().sets, clause.piece
    inside = line.word_range(clause.start, clause.end)
    named = piece.label is not None and piece.label.kind in NAMES and clause.start == piece.start
    company = line.names_company(inside)
    for index in inside:
        column = line.words.starts[index]
        if mark := line.by_word.get(("owner", index)):
            at_work = line.part is Part.SIGNATURE and (
                ("role", index) in line.by_word or in_department(line, mark)
            )
            office = texts[index] in sets["owner.offices"] and not in_department(line, mark)
            if is_maker(line, mark):
                yield column, "maker", line.owner_in(mark)
            elif not (
                named
                or ((company or at_work) and not office)
                or _only_helps(line, mark)
                or _is_amid_name(line, index)
            ):
                yield column, "of" if _works_for(line, mark) else "owner", line.owner_in(mark)
        elif ("past", index) in line.by_word and "corrects" not in line.by_sort:
            mark = line.by_word["past", index]
            yield column, "past", "" if sets["past.removals"].isdisjoint(texts[index : mark.end]) else REMOVED
        elif texts[index] in sets["past.now"]:
            yield column, "now", ""
        elif texts[index] in sets["owner.own"] and not _is_before_owner(line, index):
            yield column, "own", ""


def _is_amid_name(line: Line, index: int) -> bool:
    """Whether a word with a capital goes on with others, as a company's name does: `Pet Shop Bicho Amigo`."""
    words, text = line.words, line.text
    if index < 2:
        return False
    begun = [text[words.starts[at]].isupper() and text[words.starts[at] + 1 : words.ends[at]].islower()
             for at in (index - 2, index - 1, index)]  # fmt: skip
    return all(begun) and text[words.ends[index - 1] : words.starts[index]] == " "


def _only_helps(line: Line, mark: Mark) -> bool:
    """Whether he is the one for whom is spoken, or does no more than help: `a neta criou um e-mail`."""
    texts, acts = line.words.texts, vocabulary().sets["owner.acts"]
    acting = mark.end < len(texts) and texts[mark.end] in acts
    return acting or _is_helped(line, mark) or _for_him(line, mark.first)


def _is_helped(line: Line, mark: Mark) -> bool:
    """Whether it is told with whose help something was done: `com ajuda da neta`."""
    return not HELP.isdisjoint(line.words.texts[max(0, mark.first - 2) : mark.first])


def _works_for(line: Line, mark: Mark) -> bool:
    """Whether it is said right behind whose somebody is: `contadora da Padaria Aurora`."""
    words = line.words
    if mark.end + 1 >= len(words.texts) or words.texts[mark.end] not in ("da", "do", "de", "das", "dos"):
        return False
    titled = words.texts[mark.end + 1] in vocabulary().sets["words.titles"]
    return titled or line.text[words.starts[mark.end + 1]].isupper()


def _is_before_owner(line: Line, index: int) -> bool:
    """Whether a word only points at somebody else: `meu contador`."""
    return any(("owner", index + step) in line.by_word for step in (1, 2))


def _for_him(line: Line, index: int) -> bool:
    """Whether one speaks for him: he is the customer."""
    return any(mark.end == index for mark in line.by_sort.get("for_him", ())[:HEADING_MAX_WORDS])
