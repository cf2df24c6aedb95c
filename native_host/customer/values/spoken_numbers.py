"""Numbers that are said in words, made digits."""

from __future__ import annotations

from native_host.customer.values.spoken_words import Made, Token, word_at, words

_WORDS_MIN, _DIGITS_MIN = 3, 4
"""Number words and digits of a stretch that is read as a number; fewer are words of a sentence."""
_PAUSES, _BREATHS = frozenset(",.;:-–—"), frozenset(",.")
"""What may stand between number words, and what of it writes a pause."""
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1_000
_REPEATS_MAX = 5


def are_spoken(low: str) -> bool:
    """Whether there are number words enough in a folded text for a number, or for an area code."""
    known = words()
    said = low.replace(",", " ").replace(".", " ").split()
    if known.values.keys().isdisjoint(said):
        return False
    return sum(map(known.values.__contains__, said)) >= _WORDS_MIN or not known.area.isdisjoint(said)


def number(tokens: list[Token], first: int) -> tuple[int, list[Made]] | None:
    """Return the token behind the number that begins with a token, and what its words are made."""
    known = words()
    parts: list[Made | None] = []
    """None: something that is left as it is."""
    at = first
    said = digits = 0
    while at < len(tokens):
        token = tokens[at]
        if written := _said(tokens, at):
            said += written[0] - at
            parts.append(Made(token.start, tokens[written[0] - 1].end, written[1]))
            digits, at = digits + len(written[1]), written[0]
        elif token.text.isdecimal() or (parts and token.text in _PAUSES):
            heard_pause = token.text in _BREATHS and (parts[-1] or _said(tokens, at + 1))
            parts.append(Made(token.start, token.end, " ") if heard_pause else None)
            digits, at = digits + (len(token.text) if token.text.isdecimal() else 0), at + 1
        elif parts and (sign := known.signs.get(token.text, " " if token.text == "e" else "")):
            if not _goes_on(tokens, at + 1):
                break
            parts.append(Made(token.start, token.end, sign))
            at += 1
        else:
            break
    if at == first:
        return None
    told = first > 0 and tokens[first - 1].text in known.area
    return at, _merged(parts) if told or (said >= _WORDS_MIN and digits >= _DIGITS_MIN) else []


def _goes_on(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and (tokens[at].text.isdecimal() or _said(tokens, at) is not None)


def _merged(parts: list[Made | None]) -> list[Made]:
    """Return the words, those next to one another without what stands between."""
    pairs = zip([None, *parts], parts, strict=False)
    return [part._replace(glued=before is not None) for before, part in pairs if part is not None]


def _said(tokens: list[Token], at: int) -> tuple[int, str] | None:
    """Return the token behind a number's words, and its digits."""
    known = words()
    word, following = word_at(tokens, at), word_at(tokens, at + 1)
    if word in known.times and following in known.values:
        return at + 2, str(known.values[following]) * known.times[word]
    count = known.values.get(word, 0)
    if following in known.plurals and 1 < count <= _REPEATS_MAX:
        return at + 2, str(known.plurals[following]) * count
    if (word, following, word_at(tokens, at + 2)) == ("mil", "ao", "contrario"):
        return at + 3, "0001"  # as the branch in a CNPJ is said
    if word in known.values:
        at, value = _below_thousand(tokens, at)
    elif word == "mil":
        value = 0
    else:
        return None
    if word_at(tokens, at) == "mil" and (value or word == "mil") and word_at(tokens, at + 1) != "ao":
        at, value = at + 1, max(value, 1) * _THOUSAND
        rest = at + 1 if word_at(tokens, at) == "e" else at
        if known.values.get(word_at(tokens, rest), 0) >= (1 if rest > at else _HUNDRED):
            at, below = _below_thousand(tokens, rest)
            value += below
    return at, str(value)


def _below_thousand(tokens: list[Token], at: int) -> tuple[int, int]:
    """Return the token behind a number's words, and the number: `oitocentos e trinta e três`, `três`."""
    values = words().values
    value = values[tokens[at].text]
    at += 1
    while word_at(tokens, at) == "e" and value >= 2 * _TEN:
        following = values.get(word_at(tokens, at + 1), 0)
        room = _HUNDRED if value % _HUNDRED == 0 else _TEN if value % _TEN == 0 else 0
        if not 0 < following < room:
            break
        value, at = value + following, at + 2
    return at, value
