"""E-mail addresses that are said in words, made addresses."""

from __future__ import annotations

from native_host.customer.values.spoken_words import Made, Token, word_at, words

_TOKENS_MAX = 16
"""Words and signs on each side of an `arroba`."""
_OPENING, _CLOSING = frozenset("([{<"), frozenset(")]}>")


def address(tokens: list[Token], at: int) -> tuple[int, Made] | None:
    """Return the token behind the address around an `arroba`, and how it is written; None if unclear."""
    bracketed = word_at(tokens, at - 1) in _OPENING and word_at(tokens, at + 1) in _CLOSING
    ahead, behind = (at - 2, at + 2) if bracketed else (at - 1, at + 1)
    ahead = _before_asides(tokens, ahead)
    first, last = _reach(tokens, ahead, -1), _reach(tokens, behind, 1)
    if first is None or last is None:
        return None
    before = tokens[first - 1] if first else None
    known = before is None or not before.text.isalnum() or before.text in words().before_address
    local, domain = (_written(part) for part in (tokens[first : ahead + 1], tokens[behind : last + 1]))
    domain = words().providers.get(domain, domain)
    if not known or "." not in domain or not domain.rpartition(".")[2].isalpha():
        return None
    return last + 1, Made(tokens[first].start, tokens[last].end, f"{local}@{domain}")


def _reach(tokens: list[Token], at: int, step: int) -> int | None:
    """Return the last token, in one direction, of words that are joined by signs or touch one another."""
    if not (0 <= at < len(tokens) and tokens[at].text.isalnum()):
        return None
    for _ in range(_TOKENS_MAX):
        one, two = at + step, at + 2 * step
        if 0 <= one < len(tokens) and tokens[one].text.isalnum() and _touch(tokens, at, one):
            at = one
        elif (
            0 <= one < len(tokens)
            and 0 <= two < len(tokens)
            and _joins(tokens, one)
            and tokens[two].text.isalnum()
        ):
            at = two
        else:
            break
    return at


def _before_asides(tokens: list[Token], at: int) -> int:
    """Return the last token before what is said of an address's spelling: `anasouza, tudo junto, arroba`."""
    asides, end = words().asides, at
    while at > 0 and (tokens[at].text == "," or tokens[at].text in asides):
        at -= 1
    # A comma alone ends a clause, unless digits before it show that an address has begun.
    alone = end - at == 1 and tokens[end].text == ","
    return end if alone and not tokens[at].text.isdecimal() else at


def _joins(tokens: list[Token], at: int) -> bool:
    """Whether a token joins the parts of an address: said, or a sign that touches them or parts endings."""
    if tokens[at].text in words().joiners:
        return True
    if tokens[at].text == "." and word_at(tokens, at + 1) in words().endings:
        return True
    return tokens[at].text in "._-" and _touch(tokens, at - 1, at) and _touch(tokens, at, at + 1)


def _touch(tokens: list[Token], one: int, other: int) -> bool:
    first, last = sorted((one, other))
    return tokens[first].end == tokens[last].start


def _written(tokens: list[Token]) -> str:
    return "".join(words().joiners.get(token.text, token.text) for token in tokens)
