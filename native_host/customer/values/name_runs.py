"""Where in a text the runs of words begin and end that may be somebody's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from native_host.customer.values.name_tables import Word, tables, word_of

MAX_WORDS = 12
"""Longest name of a company in the register is 150 signs; nobody writes it out."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_JUNK = re.compile(
    r"[@_\\\ufffd]|[a-z]{2,8}://|\bwww\.|=[0-9A-F]{2}(?![A-Z])|%[0-9A-F]{2}|&#?[0-9a-zA-Z]{1,8};|[ÃÂ][\u0080-\u00bf]"
    r"|\.(?i:com|net|org|gov|edu|br|example|pdf|jpe?g|png|docx?|xlsx?|txt|zip|exe|pfx|p12|cer|mp[34]|ogg|opus)\b"
)
"""Signs of addresses, file names and broken encodings: what is joined to one holds no names."""
_PERHAPS_JUNK = re.compile(r"[@_\\\ufffd=%&ÃÂ]|\.[a-zA-Z]|//")
"""In most lines there is none of these."""
_PARTED = re.compile(r"[\s,;<>()\[\]|\"]")
_NUMBER = re.compile(r"\s\d{1,4}[ºª°]?\s")
_AND = frozenset({" & ", "&", " &", "& "})
_STROKES = frozenset({" - ", "-", " / ", "/", " – ", "- ", " -"})
_DOTS = frozenset({".", ". "})
_ABBREVIATED = frozenset(
    {"jr", "sr", "sra", "srta", "dr", "dra", "prof", "profa", "eng", "sta", "sto", "cia", "d"}
)
_AND_WORDS = frozenset({"e", "y"})
_OF_ONE = frozenset({"da", "do"})
_ARTICLES = frozenset({"a", "o", "as", "os"})


class Joint(IntEnum):
    """What joins a word to the one before it."""

    NONE = 0
    """Something else stands between: both are no one name."""
    COMPANY = 1
    """A number, or a dash before a legal form: in names of companies only."""
    AND = 2
    """`&`"""
    BLANK = 3


class Token(NamedTuple):
    """A word in its place."""

    start: int
    end: int
    word: Word
    joint: Joint


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


def tokens_of(text: str) -> list[Token]:
    """Return the words of a text that belong to no address, file name or broken sign."""
    junk = _junk(text)
    found: list[Token] = []
    skip = next(junk, None)
    end, before = -1, None
    for match in _WORD.finditer(text):
        start = match.start()
        while skip and skip[1] <= start:
            skip = next(junk, None)
        if skip and match.end() > skip[0]:
            before = None
            continue
        word = word_of(match[0])
        joint = Joint.NONE if before is None else _joint(text[end:start], before, word)
        end, before = match.end(), word
        found.append(Token(start, end, word, joint))
    return found


def _junk(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places, from blank to blank, that hold a sign of `_JUNK`."""
    if not _PERHAPS_JUNK.search(text):
        return
    border = 0
    for match in _JUNK.finditer(text):
        if match.start() < border:
            continue
        begin = max(text.rfind(sign, border, match.start()) for sign in ' \n\t,;<>()[]|":') + 1
        parted = _PARTED.search(text, match.end())
        end = parted.start() if parted else len(text)
        yield max(begin, border), end
        border = end


def _joint(gap: str, before: Word, word: Word) -> Joint:
    if gap in (" ", "\u00a0"):
        return Joint.BLANK
    if gap == "  ":
        return Joint.BLANK if word.surname and not word.given else Joint.NONE
    if gap in _DOTS:
        return Joint.BLANK if len(before.plain) == 1 or before.plain in _ABBREVIATED else Joint.NONE
    if gap in _AND:
        return Joint.AND
    if gap == "' " and before.plain == "d":
        return Joint.BLANK
    if gap in _STROKES:
        of_company = (
            word.form or word.plain in tables().short_forms or (before.plain, word.plain) == ("s", "a")
        )
        return Joint.COMPANY if of_company else Joint.NONE
    return Joint.COMPANY if len(gap) <= 7 and _NUMBER.fullmatch(gap) else Joint.NONE


def runs_of(tokens: list[Token]) -> Iterator[Run]:
    """Yield the runs of the text's words, in their order; none overlaps another."""
    companies = _companies(tokens)
    company = next(companies, None)
    at, count = 0, len(tokens)
    while at < count:
        while company and company.end <= at:
            company = next(companies, None)
        if company and at >= company.begin:
            yield company
            at = company.end
            continue
        run = _run_at(tokens, at, company.begin if company else count)
        if run is None:
            at += 1
        else:
            yield run
            at = run.end


def _companies(tokens: list[Token]) -> Iterator[Run]:
    """Yield the names that end with a legal form."""
    floor, at = 0, 0
    while at < len(tokens):
        if not _is_form(tokens, at):
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and tokens[end].joint and _is_form(tokens, end):
            end += 1
        run = _company(tokens, floor, at, end)
        if run:
            yield run
        floor = at = end


def _is_form(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    word = token.word
    if word.form:
        return True
    if at == 0 or not token.joint:
        return False
    before = tokens[at - 1]
    if word.plain == "a" and before.word.plain == "s":
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
    head = form - (tokens[form].word.plain == "a")
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
    return Run(_split(tokens, begin, head) or begin, end, least, end, True)


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
    least = _split(tokens, least, head) or least
    return least if least < head else begin


def _is_in_front(word: Word) -> bool:
    return word.stop or word.particle or word.title or word.plain in _ARTICLES


def _without_particles(tokens: list[Token], at: int, head: int) -> int:
    """Return the first word that a company may begin with: an article may if it has a capital."""
    while at < head:
        word = tokens[at].word
        if not word.particle and not (word.plain in _ARTICLES and word.small):
            break
        at += 1
    return at


def _split(tokens: list[Token], begin: int, head: int) -> int | None:
    """Return where the company begins in `Maria Souza da Padaria Aurora Ltda`."""
    if begin >= head or not tokens[begin].word.given:
        return None
    for at in range(begin + 2, head):
        before = tokens[at - 1].word
        if tokens[at].word.business and before.particle and before.plain not in _AND_WORDS:
            return at
    return None


def _run_at(tokens: list[Token], at: int, limit: int) -> Run | None:
    """Return the run that begins with the word, if one does; it ends before `limit`."""
    word = tokens[at].word
    following = tokens[at + 1] if at + 1 < limit and tokens[at + 1].joint else None
    if word.small:
        if word.stop or word.common or not (word.given or word.business):
            return None
        if word.business and not (following and not following.word.stop and not following.word.common):
            return None
    elif not _begins(tokens[at], following):
        return None
    return _extended(tokens, at, limit)


def _begins(token: Token, following: Token | None) -> bool:
    """Whether a word with a capital begins a run."""
    word = token.word
    after = following.word if following else None
    of_place = word.business and after is not None and after.particle  # `Município de Torres`
    address = word.plain in tables().address and not of_place
    if word.particle or word.title or word.never or word.form or address:
        return False
    if len(word.plain) < 2:
        dotted = following is not None and following.start - token.end == 2
        return dotted and after is not None and not after.small
    if word.ordinary:
        return word.named and after is not None and after.named and not after.stop
    if word.common and not word.business and not word.given:
        return not word.capitals and not (after and after.given and not after.common)
    return True


def _extended(tokens: list[Token], begin: int, limit: int) -> Run:
    first = tokens[begin].word
    business = first.business
    end = known = at = begin + 1
    while at < limit and tokens[at].joint and at - begin < MAX_WORDS:
        word = tokens[at].word
        business |= tokens[at].joint is Joint.AND
        if word.particle and not (len(word.plain) == 1 and _is_initial(tokens, at)):
            at += 1
            continue
        particle = tokens[at - 1].word if at > end else None
        if not _goes_on(word, first, business=business, particle=particle) and not _is_amid(
            tokens, at, limit
        ):
            break
        if tokens[at].joint is Joint.COMPANY and not business:
            break
        business |= word.business
        at += 1
        end = at
        if not word.small or word.named or word.level or word.suffix or business:
            known = end
    return Run(begin, end, begin, known, False)


def _is_initial(tokens: list[Token], at: int) -> bool:
    """Whether a letter has a full stop: `Maria E. Souza`."""
    return at + 1 < len(tokens) and tokens[at + 1].joint > 0 and tokens[at + 1].start - tokens[at].end == 2


def _is_amid(tokens: list[Token], at: int, limit: int) -> bool:
    """Whether a common word stands between names: `paulo moreno da silva`."""
    behind = at + 2
    if behind >= limit or tokens[at].word.stop or not (tokens[at + 1].joint and tokens[behind].joint):
        return False
    surname = tokens[behind].word
    return tokens[at + 1].word.particle and surname.surname and not surname.stop


def _goes_on(word: Word, first: Word, *, business: bool, particle: Word | None) -> bool:
    """Whether a word belongs to the run that `first` begins; `particle` stands before it."""
    if word.never or (word.title and not business):
        return False
    if word.small is not first.small and not (word.named and not word.common and not word.stop):
        return False
    if word.ordinary and not (word.surname or word.suffix or (business and not word.small)):
        return False
    if word.common and (word.small or first.capitals) and not (business or word.surname or word.suffix):
        return False
    if particle is None or business:
        return True
    if word.business and first.named:
        return False
    return not (particle.plain in _AND_WORDS and word.given and not word.surname)
