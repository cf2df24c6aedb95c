"""Where in a text the runs of words begin and end that may be somebody's name."""

from __future__ import annotations

from collections.abc import Iterator

from native_host.customer.values.company_runs import AND_WORDS, ARTICLES, MAX_WORDS, Run, companies_in
from native_host.customer.values.name_tables import Word, tables
from native_host.customer.values.name_tokens import Joint, Token


def runs_of(tokens: list[Token]) -> Iterator[Run]:
    """Yield the runs of the text's words, in their order; none overlaps another."""
    companies = companies_in(tokens)
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
        if word.small and word.plain in ARTICLES and not business:
            break
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
    return not (particle.plain in AND_WORDS and word.given and not word.surname)
