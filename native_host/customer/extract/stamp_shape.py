"""How stamps of messages are written: an hour, with a date before or behind it."""

from __future__ import annotations

HOUR = (
    r"\d{1,2}(?::\d{2}(?:[:.]\d{2})?|h\d{2}|\.\d{2}(?:\.\d{2})?)"
    r"(?:[.,]\d{3})?(?:h|hs|min|z)?(?: ?[ap]\.? ?m\b\.?)?(?![\d/-])"
)


def stamp_shape(days: list[str], links: list[str]) -> str:
    """Return the expression for a stamp in a folded line; `days`, `links`: words for and in dates."""
    day, link = (rf"(?:{'|'.join(sorted(words, key=len, reverse=True))})\b\.?" for words in (days, links))
    dated = r"(?:\d{4}|\d{1,2})[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?!\d)\.?"
    numbered = rf"\d{{1,2}}(?:st|nd|rd|th)?\.? ?(?:{link} )?{day}(?:,? (?:{link} )?\d{{4}})?"
    named = rf"{day}(?: \d{{1,2}}(?!\d|[:.h]\d)(?:,? \d{{4}})?)?"
    date = rf"(?:(?:{day}[ ,-]{{0,2}}){{0,3}}(?:{dated}|{numbered}|{named}))"
    before = rf"(?:{date}(?:t|[ ,-]{{0,3}}(?:{link} )?)?)?"
    return rf"[\[(<]?{before}{HOUR}(?:[ ,-]{{1,3}}{date})?[\])>]?"
