"""A pasted text without what copying puts in: invisible signs, other dashes, tags, codes, quoting."""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import unquote_plus

from native_host.customer.extract.limits import BLANKS_MAX, ENTITY_MAX_CHARS
from native_host.customer.extract.unwrapping import Cleaned, unwrapped
from native_host.customer.extract.vocabulary import folded, vocabulary
from native_host.customer.values.look_alikes import plain_digits

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2007\u2008\u2009\u202f\u205f\u3000\v\f"), " "
)
_SIGNS = {
    **_DASHES, **_SPACES, ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"', ord("*"): " ",
    **dict.fromkeys(map(ord, "→⇒➜➡"), "->"), **dict.fromkeys(map(ord, "│┃"), "|"),
    ord("："): ":", ord("＠"): "@",
}  # fmt: skip

_STARRED = re.compile(r"(?m)\*(?:(?<=^\*)|(?<=: \*))(?=[^\s*]{3,80}$)")
"""A star before a single word puts right the one before, as people do in chats."""
_SIGN = re.compile("[" + re.escape("".join(map(chr, _SIGNS))) + "]")

_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0e\ufe0f\ufeff\ufff9-\ufffb]"
)
"""Format characters (Unicode, category Cf) and variation selectors."""

_ENTITY = re.compile(
    rf"&(?:#x[0-9a-f]{{1,6}}|#[0-9]{{1,7}}|[a-z][0-9a-z]{{1,{ENTITY_MAX_CHARS}}});?", re.IGNORECASE
)
_BLANKS = re.compile(rf"([ \t]{{{BLANKS_MAX}}})[ \t]+")
_BREAK = re.compile(r"<(?:br|/p|/div|/tr|/li|/h[1-6]|/dd|/option)\s{0,3}/?>", re.IGNORECASE)
_CELL_END = re.compile(r"</t[dh]\s{0,3}>(?!\s{0,20}</tr)", re.IGNORECASE)
_MAILTO_TAG = re.compile(r"<mailto:([^<>\s]{3,120})>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|b|i|u|p|td|tr|th|table|tbody|thead|div|span|strong|em|font|ul|ol|li|h[1-6]|dl|dt|dd|label|img|hr|section|html|body|head|meta|form|input)\b"
    r"[^<>]{0,300}>",
    re.IGNORECASE,
)
_ELEMENT = re.compile(r"<([A-Za-z_][\w.:-]{0,30})>([^<>\n]{0,200})</[A-Za-z_][\w.:-]{0,30}>[ \t]{0,20}\n?")
"""`<nome>Ana</nome>`, as systems write it."""
_OTHER_TAG = re.compile(r"</?[A-Za-z_][\w.:-]{0,30}(?:\s[^<>\n@]{0,200})?>[ \t]{0,20}\n?")
_SOFT_BREAK = re.compile(r"=\r?\n")
_SOFT_BROKEN = re.compile(r"^(?!\w{1,40}=).{0,200}=\r?$", re.MULTILINE)
"""A line that such mail has broken; `protocolo=` is an empty field."""
_CODED = re.compile(r"(?:=[89A-F][0-9A-F]){1,40}|=20(?=\s)|=3D|=09")
"""Signs as quoted-printable mail writes them (RFC 2045, section 6.7)."""
_CODED_LETTER = re.compile(r"=C[2-5]=[89AB][0-9A-F]")
_TWICE_CODED = re.compile(
    "[\u00c2-\u00c5\u00e2][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122]{1,2}"
)
"""What UTF-8 becomes when it is read as Windows-1252: `Ã©`."""
_QUOTE = re.compile(r"^[ \t]{0,8}(?:[>|][ \t]?){1,10}")
_SYMBOLS = "\u2190-\u2bff\U0001f000-\U0001faff"
"""Arrows, dingbats and emoji (Unicode's blocks of symbols): drawn bullets."""
_BULLET = re.compile(
    rf"^[ \t]{{0,12}}(?:([-•·{_SYMBOLS}]{{1,3}})[ \t]+|(?:[QqPp]?\d{{1,2}}[).]|[a-hA-H]\))\s+(?=[^\W\d]))"
)
_FILLED_IN = re.compile(r"_(?:(?<![^\W_]_)_*(?!\w{0,40}[=\"])|(?<=\w_)_*(?=\s|$))")
"""The line of a paper form on which a value is written: `Nome: _Ana Souza____`."""
_LEADERS = re.compile(r"[ .]{0,4}\.(?: ?\.){1,60} {0,4}:")
"""Dots between a label and its sign."""
_JUSTIFIED = re.compile(r"  (?<=[^\W\d]  ) {0,6}(?=(?:d[aeo]s?|e) [^\W\d])", re.IGNORECASE)
"""Wide blanks before a word with which nothing begins."""
_RULE = re.compile(r"^[\s|+=_:-]{3,}$")


_KEY_PARTS = re.compile(r'(?<=[a-z])(?=[A-Z]\w{0,30}"\s{0,3}:)')
"""Where the words of a key in a program's data meet: `"numeroProtocolo": …`."""
_QUERY = re.compile(
    r"^(?:\S{0,200}\?)?(\w{1,40}=[^\s&]{0,200}(?:&\w{1,40}=[^\s&]{0,200}){1,30})$", re.MULTILINE
)
"""A form as a browser sends it: `nome=Ana+Souza&cpf=…`."""
_LABEL_MISREAD = re.compile(r"^[A-Za-z][A-Za-z-]{0,20}[01][\w-]{0,20}(?=\s?:)", re.MULTILINE)
"""A label with a digit that is a letter: `Protoco1o:`."""
_LETTERS_MISREAD = str.maketrans("01", "ol")
_EMPTY = Cleaned("", 0)


def cleaned(text: str) -> list[Cleaned]:
    """Return the lines of `text`."""
    text = _decoded(text)
    if "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    if "<" in text:
        text = _BREAK.sub("\n", _CELL_END.sub("\t", text))
        text = _TAG.sub(" ", _MAILTO_TAG.sub(r"<\1>", text))
        text, elements = _ELEMENT.subn(r"\1: \2\n", text) if "</" in text else (text, 0)
        text = _OTHER_TAG.sub("", text) if elements else text
    if "*" in text:
        text = _STARRED.sub("corrigindo: ", text)
    if "&" in text:
        text = _QUERY.sub(lambda query: unquote_plus(query[1].replace("&", "\n")), text)
    if '"' in text:
        text = _KEY_PARTS.sub(" ", text)
    if "_" in text:
        text = _FILLED_IN.sub(" ", text)
    if ". " in text and ":" in text:
        text = _LEADERS.sub(":", text)
    text = _LABEL_MISREAD.sub(_as_label, text)
    text = plain_digits(unicodedata.normalize("NFC", text))
    text = _SIGN.sub(lambda sign: _SIGNS[ord(sign[0])], text)
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    text = _JUSTIFIED.sub(" ", _BLANKS.sub(r"\1", text))
    return unwrapped([_line(line) for line in text.splitlines()])


def _as_label(misread: re.Match[str]) -> str:
    """Return the label that a word is but for digits in place of letters; else the word."""
    meant = misread[0].translate(_LETTERS_MISREAD)
    first, *rest = vocabulary().word.findall(folded(meant))
    known = any(words == tuple(rest) for words, *_ in vocabulary().phrases.get(first, ()))
    return meant if known else misread[0]


def _decoded(text: str) -> str:
    """Return `text` with the signs that a mail's coding or a wrong reading of it has spoilt."""
    if "=" in text and (_CODED_LETTER.search(text) or _SOFT_BROKEN.search(text)):
        text = _CODED.sub(lambda coded: _plain(coded[0]), _SOFT_BREAK.sub("", text))
    if not text.isascii():
        text = _TWICE_CODED.sub(lambda coded: _once(coded[0]), text)
    return text


def _plain(coded: str) -> str:
    signs = bytes.fromhex(coded.replace("=", ""))
    try:
        return signs.decode("utf-8")
    except UnicodeDecodeError:
        return signs.decode("cp1252", "replace")


def _once(coded: str) -> str:
    """Return the sign that was meant, or the signs as they are: they may be meant so (`IRMÃ `)."""
    if coded.endswith("\u00a0"):
        return coded
    try:
        signs = b"".join(bytes([ord(sign)]) if ord(sign) < 256 else sign.encode("cp1252") for sign in coded)
        return signs.decode("utf-8")
    except UnicodeError:
        return coded


def _line(line: str) -> Cleaned:
    """Return a line without marks of quoting, bars at its ends and bullets; a drawn line becomes empty."""
    if not line or line.isspace():
        return _EMPTY
    if line[:2].isalpha() and (bare := line.rstrip())[-1] != "|":
        return Cleaned(bare, 0)  # as most lines are
    quote = _QUOTE.match(line)
    quoted = quote[0].count(">") if quote else 0
    if _RULE.match(line) and line.strip() not in ("--", "---"):
        return Cleaned("", quoted)
    bare = line[quote.end() :] if quote else line
    if bare.rstrip().endswith("|"):
        bare = bare.rstrip().removesuffix("|")
    bullet = _BULLET.match(bare)
    if bullet and not (bullet[1] and vocabulary().word.fullmatch(bullet[1])):
        bare = bare[bullet.end() :]
    return Cleaned(bare.rstrip(), quoted)
