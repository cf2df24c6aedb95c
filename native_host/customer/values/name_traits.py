"""What the spelling of a run of words, and what stands beside it, tell of how far it is a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from native_host.customer.values.name_tables import Word, tables
from native_host.customer.values.name_tokens import Joint, Token

LONGER, SHORTER = "longer", "shorter"

_NUMBER_BEHIND = re.compile(
    r"[\s,;:|(/.-]{0,4}(?:(?:cpf|cnpj|doc|documento|tel|fone|telefone|cel|celular|whatsapp)\b[\s.:]{0,4}(?:n[ºo°][\s.:]{0,3})?)?"
    r"[(+]{0,2}\d[\d. ()/-]{5,18}\d",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(r"\d[\d. )/-]{5,18}\d[\s,;:|()/.-]{0,4}$")
_NUMBER_CHARS = 28
"""In which a number must have begun that stands before the name."""
_MAIL_BEHIND = re.compile(r"[\s,;:|(<-]{1,4}[\w.+-]{1,64}@")
_STATE_BEHIND = re.compile(r"\s?[/,-]\s?([A-Z]{2})\b")
_OUTSIDE_CHARS = 40
_BEFORE_WORDS, _BEFORE_LOOKED_AT = 4, 8
_GAP_CHARS = 4
"""Signs between two words of one phrase."""
_MANY = 5
_LEVELS = ("", "given_rare", "given_1000", "given_100k")
_ARTICLES = frozenset({"a", "o", "as", "os"})


class Line(NamedTuple):
    """One line with its words."""

    text: str
    tokens: list[Token]

    def is_led(self, at: int) -> bool:
        """Whether no word but titles and articles stands before a word."""
        return at <= 4 and all(one.word.title or one.word.plain in _ARTICLES for one in self.tokens[:at])

    def is_whole(self, begin: int, end: int) -> bool:
        """Whether nothing but titles, articles and signs stands beside the words."""
        if end < len(self.tokens) or not self.is_led(begin):
            return False
        ahead, behind = self.text[: self.tokens[0].start], self.text[self.tokens[end - 1].end :]
        return len(ahead) + len(behind) <= _OUTSIDE_CHARS and not any(map(str.isalnum, ahead + behind))


def traits_of(line: Line, begin: int, end: int, *, company: bool) -> set[str]:
    """Return the traits of the words from `begin` to before `end`, as `name.scan` describes them."""
    words = [token.word for token in line.tokens[begin:end] if not token.word.particle]
    found = {*_of_words(words), *_of_spelling(words), *_of_place(line, begin, end)}
    if len(words) < end - begin:
        found.add("particle")
    if company:
        found.add("company_form")
    if any(token.joint is Joint.AND for token in line.tokens[begin + 1 : end]):
        found.add("company_word")
    if "company_word" not in found and not company and _is_place(line, begin, end):
        found.add("place")
    return found


def is_offered(words: list[Word], traits: set[str]) -> bool:
    """Whether the run is worth a look: far more runs of capitals are none than are names."""
    if "company_form" in traits:
        return True
    named, known = "title_before" in traits or "introduction_before" in traits, words[0].given
    told = named or traits & {"whole_stretch", "touches_number", "touches_mail", "closing_before"}
    if len(words) == 1:
        if known:
            return bool(not words[0].small or told or traits & {"greeting_before", "somebody_else_before"})
        return named and not (words[0].small or words[0].common or words[0].business)
    if "company_word" in traits or known or any(word.named and not word.stop for word in words):
        return True
    return (words[0].level > 0 and not words[0].common) or (
        bool(told) and not all(word.common or word.stop for word in words)
    )


def _of_words(words: list[Word]) -> Iterator[str]:
    first = next((word for word in words if len(word.plain) > 1 and not word.title), words[0])
    if first.level and not first.stop and not (first.common and not first.given):
        yield _LEVELS[first.level]
    if any(word.given and not word.stop for word in words[1:]):
        yield "second_given"
    if words[-1].surname or (words[-1].suffix and len(words) > 1):
        yield "surname"
    if any(word.business for word in words):
        yield "company_word"
    if any((word.common or word.stop) and not (word.named or word.business or word.form) for word in words):
        yield "common_word"
    if any(_is_unknown(word) for word in words):
        yield "unknown_word"
    if not any(
        word.named or word.business or word.form or (word.level and not word.common) for word in words
    ):
        yield "nameless"


def _is_unknown(word: Word) -> bool:
    return len(word.plain) > 1 and not (
        word.level or word.surname or word.common or word.stop or word.business or word.form or word.suffix
    )


def _of_spelling(words: list[Word]) -> Iterator[str]:
    if len(words) == 1:
        yield "single_word"
    elif len(words) == 2:
        yield "two_words"
    elif len(words) >= _MANY:
        yield "many_words"
    if all(word.small for word in words):
        yield "small_letters"
    elif all(word.capitals or len(word.plain) == 1 for word in words):
        yield "all_caps"
    elif not any(word.small or word.capitals for word in words):
        yield "title_case"


def _of_place(line: Line, begin: int, end: int) -> Iterator[str]:
    start, stop = line.tokens[begin].start, line.tokens[end - 1].end
    text = line.text
    if line.is_led(begin):
        yield "begins_stretch"
        if line.is_whole(begin, end):
            yield "whole_stretch"
    if _NUMBER_BEHIND.match(text, stop) or _NUMBER_BEFORE.search(text[max(0, start - _NUMBER_CHARS) : start]):
        yield "touches_number"
    if _MAIL_BEHIND.match(text, stop):
        yield "touches_mail"
    yield from _before(line, begin)


def _before(line: Line, begin: int) -> Iterator[str]:
    """Yield what the words in front tell."""
    words: list[str] = []
    behind = line.tokens[begin].start
    for at in range(begin - 1, max(-1, begin - 1 - _BEFORE_LOOKED_AT), -1):
        token = line.tokens[at]
        gap, behind = line.text[token.end : behind], token.start
        if len(gap) > _GAP_CHARS or any(map(str.isdecimal, gap)):
            break
        if token.word.title and not words:
            yield "title_before"
            continue
        accented = line.text[token.start : token.end] in "éÉ"
        if token.word.plain in _ARTICLES or (token.word.particle and not accented and not words):
            continue
        words.insert(0, "eh" if accented else token.word.plain)
        if len(words) == _BEFORE_WORDS:
            break
    phrases = tables().before
    for first in range(len(words)):
        phrase = " ".join(words[first:])
        kind = phrases.get(phrase) or phrases.get(phrase.replace("eh", "e") if first < len(words) - 1 else "")
        if kind:
            yield f"{kind}_before"
            return


def _is_place(line: Line, begin: int, end: int) -> bool:
    known = tables()
    ahead = begin - 1
    while ahead >= 0 and begin - ahead < 3 and _is_passed(line, ahead):
        ahead -= 1
    if ahead >= 0 and line.tokens[ahead].word.plain in known.address | known.saints:
        return True
    words = [token.word.plain for token in line.tokens[begin:end]]
    if " ".join(words) in known.cities or (len(words) > 1 and words[0] in known.saints):
        return True
    state = _STATE_BEHIND.match(line.text, line.tokens[end - 1].end)
    return state is not None and state[1].lower() in known.states


def _is_passed(line: Line, at: int) -> bool:
    """Whether a word may stand between `rua` and whom it is called after."""
    word = line.tokens[at].word
    return word.title or (word.particle and line.text[line.tokens[at].start] not in "éÉ")
