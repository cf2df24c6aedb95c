"""Names of companies in a text: runs of words that end with a legal form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from native_host.customer.values.name_tables import Word, tables
from native_host.customer.values.name_tokens import Joint, Token

MAX_WORDS = 12
"""Longest name of a company in the register is 150 signs; nobody writes it out."""
AND_WORDS = frozenset({"e", "y"})
_OF_ONE = frozenset({"da", "do"})
ARTICLES = frozenset({"a", "o", "as", "os"})


class Run(NamedTuple):
    """Words, by their numbers, that may be a name: from `begin` to before `end`.

    `begin_least` and `end_least` bound its shortest reading.
    """

    begin: int
    end: int
    begin_least: int
    end_least: int
    company: bool
    """It ends with a legal form."""


def companies_in(tokens: list[Token]) -> Iterator[Run]:
    """Yield the names that end with a legal form."""
    floor, at = 0, 0
    while at < len(tokens):
        if not (tokens[at].word.of_company and is_form(tokens, at)):
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and tokens[end].joint and is_form(tokens, end):
            end += 1
        run = _company(tokens, floor, at, end)
        if run:
            yield run
        floor = at = end


def is_form(tokens: list[Token], at: int) -> bool:
    """Whether a word is a legal form, or the end of one."""
    token = tokens[at]
    word = token.word
    if word.form:
        return True
    if at == 0 or not token.joint:
        return False
    before = tokens[at - 1]
    if word.plain in ("a", "s") and before.word.plain == "s":
        return 0 < token.start - before.end <= 2
    if word.plain not in tables().short_forms or before.word.particle:
        return False
    alone = at + 1 == len(tokens) or not tokens[at + 1].joint or tokens[at + 1].word.form
    return before.word.form or (word.capitals and alone)


def _company(tokens: list[Token], floor: int, form: int, end: int) -> Run | None:
    """Return the run that ends with the legal form at `form`.

    It goes as far back as words are written alike. Its shortest reading begins behind all that is said in
    front of a name: words of speech and labels, which companies have in their names too.
    """
    head = form - (tokens[form].word.plain in ("a", "s"))
    if head <= floor or not tokens[head].joint:
        return None
    small = tokens[head - 1].word.small
    at = head
    while at > floor and tokens[at].joint and head - at < MAX_WORDS:
        word = tokens[at - 1].word
        if not word.particle and (word.small is not small or (small and word.never)):
            break
        at -= 1
    begin = _without_particles(tokens, at, head)
    while begin + 2 < head and _is_label_of(tokens[begin].word, tokens[begin + 1].word):
        begin = _without_particles(tokens, begin + 1, head)
    if begin == head:
        return None
    least = _least(tokens, begin, head, small=small)
    return Run(split(tokens, begin, head) or begin, end, least, end, True)


def _is_label_of(word: Word, particle: Word) -> bool:
    """Whether both words are `Certificado da`, and not the beginning of `Comercial de Alimentos`."""
    return particle.plain in _OF_ONE and not word.business and word.plain in tables().labels


def _least(tokens: list[Token], begin: int, head: int, *, small: bool) -> int:
    """Return where the shortest reading of a company begins."""
    least = max((at + 1 for at in range(begin, head) if tokens[at].word.never), default=begin)
    while least < head and _is_in_front(tokens[least].word):
        least += 1
    if small:
        business = next((at for at in range(least, head) if tokens[at].word.business), least)
        spoken = any(tokens[at].word.common for at in range(least, business))
        least = business if spoken else least
    least = split(tokens, least, head) or least
    return least if least < head else begin


def _is_in_front(word: Word) -> bool:
    return word.stop or word.particle or word.title or word.plain in ARTICLES


def _without_particles(tokens: list[Token], at: int, head: int) -> int:
    """Return the first word that a company may begin with: an article may if it has a capital."""
    while at < head:
        word = tokens[at].word
        initial = at + 1 < head and tokens[at + 1].joint is Joint.AND  # `D & D Transportes`
        if initial or not (word.particle or (word.plain in ARTICLES and word.small)):
            break
        at += 1
    return at


def split(tokens: list[Token], begin: int, head: int) -> int | None:
    """Return where the company begins in `Maria Souza da Padaria Aurora Ltda`."""
    if begin >= head or not tokens[begin].word.given:
        return None
    for at in range(begin + 2, head):
        before = tokens[at - 1].word
        if tokens[at].word.business and before.particle and before.plain not in AND_WORDS:
            return at
    return None
