"""A pasted text without what copying puts in: invisible signs, other dashes, tags, marks of quoting."""

from __future__ import annotations

import html
import re
import unicodedata

from native_host.customer.look_alikes import plain_digits
from native_host.customer.pasted.limits import BLANKS_MAX, ENTITY_MAX_CHARS
from native_host.customer.pasted.long_lines import in_parts

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2007\u2008\u2009\u202f\u205f\u3000\v\f"), " "
)
_SIGNS = {**_DASHES, **_SPACES, ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"', ord("*"): " "}

_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0e\ufe0f\ufeff\ufff9-\ufffb]"
)
"""Format characters (Unicode, category Cf) and variation selectors."""

_ENTITY = re.compile(
    rf"&(?:#x[0-9a-f]{{1,6}}|#[0-9]{{1,7}}|[a-z][0-9a-z]{{1,{ENTITY_MAX_CHARS}}});?", re.IGNORECASE
)
_BLANKS = re.compile(rf"([ \t]{{{BLANKS_MAX}}})[ \t]+")
_BREAK = re.compile(r"<(?:br|/p|/div|/tr|/li)\s{0,3}/?>", re.IGNORECASE)
_MAILTO_TAG = re.compile(r"<mailto:([^<>\s]{3,120})>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|b|i|u|p|td|tr|th|table|tbody|div|span|strong|em|font|ul|ol|li)\b[^<>]{0,300}>", re.IGNORECASE
)
_QUOTE = re.compile(r"^[ \t]{0,8}(?:[>|][ \t]?){1,10}")
_SYMBOLS = "\u2190-\u2bff\U0001f000-\U0001faff"
"""Arrows, dingbats and emoji (Unicode's blocks of symbols): drawn bullets."""
_BULLET = re.compile(rf"^[ \t]{{0,12}}(?:[-•·{_SYMBOLS}]{{1,3}}[ \t]+|\d{{1,2}}[).]\s+)")
_RULE = re.compile(r"^[\s|+=_:-]{3,}$")


def cleaned(text: str) -> list[str]:
    """Return the lines of `text`."""
    if "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    if "<" in text:
        text = _TAG.sub(" ", _MAILTO_TAG.sub(r"<\1>", _BREAK.sub("\n", text)))
    text = plain_digits(unicodedata.normalize("NFC", text)).translate(_SIGNS)
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    text = _BLANKS.sub(r"\1", text)
    return [_line(part) for line in text.splitlines() for part in in_parts(line)]


def _line(line: str) -> str:
    """Return a line without marks of quoting, bars at its ends and bullets; a drawn line becomes empty."""
    if _RULE.match(line) and line.strip() not in ("--", "---"):
        return ""
    bare = _QUOTE.sub("", line)
    if bare.rstrip().endswith("|"):
        bare = bare.rstrip().removesuffix("|")
    return _BULLET.sub("", bare).rstrip()
