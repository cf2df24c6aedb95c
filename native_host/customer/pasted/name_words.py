"""Which words make a name: capitals, particles, companies' endings; and which text is none."""

from __future__ import annotations

import re

from native_host.customer.form_texts import names_nobody
from native_host.customer.letter_case import is_company
from native_host.customer.pasted.vocabulary import folded, vocabulary

_PARTICLES = frozenset(
    {"da", "das", "de", "di", "do", "dos", "del", "della", "e", "la", "los", "van", "von", "y", "&"}
)
_TOKEN = re.compile(r"\S+")
_TITLE = re.compile(r"^\s*([A-Za-zÀ-ÿ]{1,8})(?:\([ao]\))?\.?(?=\s)\s+")
_ROLE = re.compile(r"^d[aeo]s?\s+(?:cliente|titular|responsável|empresa|contato|usuário)\s+", re.IGNORECASE)
COMPANY_TAIL = r"(?:MEI?|EPP|S/?A|(?i:ltda|eireli))\b"
"""Behind a dash it still belongs to the company's name: `Ltda - ME`."""
_DASH_BEFORE_TAIL = re.compile(rf"\s[-/]\s(?={COMPANY_TAIL}$)")
_BEFORE_DIGITS = re.compile(r"(?<=[^\W\d]):(?=\d)")
"""`ANA SOUZA:52998224725`, as certificates name their holder."""
_CODE = re.compile(r"^\s*(?=[\w.]{0,12}\d)[\w.]{1,12}\s*-\s+")
_END = re.compile(
    rf"[|;\t<>(\[{{\"}}\]\x00,:]|\s{{2,}}|\s[-/·]\s(?!{COMPANY_TAIL})|\d{{5,}}|\.\s+(?=[A-ZÀ-Þ][a-zà-ÿ])"
)
"""Where a name behind a label ends."""
_LABEL_SIGN = re.compile(r"\s?:(?=\s|$)")
"""Behind a label, also one that no vocabulary has."""
_CODE_AND_LABEL = re.compile(r"\d{1,20}\s")
_ABBREVIATED = re.compile(r"(?:\b[A-Za-z]|\bltda|\bcia|\bjr|\bme|\bepp|\bs\.a)$", re.IGNORECASE)
_SMALL_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['-]){0,20}")
_NAME_WORD = re.compile(r"[^\W\d_][\w'.-]*")
_SMALL_WORDS_MAX = 6
MAX_WORDS = 12
MAX_CHARS = 120
"""Longest name of a company in the register is 150; nobody writes it out."""


def without_end(text: str) -> str:
    """Return `text` without the signs that end it; the full stop of `S.A.` stays."""
    bare = text.strip(" ,;")
    return bare if bare.endswith(".") and _ABBREVIATED.search(bare[:-1]) else bare.strip(" ,.;")


def without_titles(text: str) -> str:
    """Return `text` without `Sr.`, `Dra.` and articles in front."""
    for _ in range(3):
        match = _TITLE.match(text)
        if match is None or folded(match[1]) not in vocabulary().titles:
            break
        text = text[match.end() :]
    return text.strip()


def labelled_name(text: str) -> str:
    """Return the name that follows a label, up to where it ends; empty if it is none."""
    text = without_titles(_CODE.sub("", text.strip(" \"'_:=|-\t")[: MAX_CHARS * 2]))
    end = _END.search(text)
    while end and end[0].startswith(".") and _ABBREVIATED.search(text[: end.start()]):
        end = _END.search(text, end.end())
    name = (text[: end.start()] if end else text).strip(" \"'_-/·•!?")
    if name.endswith(".") and not _ABBREVIATED.search(name[:-1]):
        name = name.rstrip(".")
    if _CODE_AND_LABEL.match(name) and may_end_in_label(name, text):
        return ""
    return name if is_plausible(name, labelled=True) else ""


def may_end_in_label(name: str, text: str) -> bool:
    """Whether the words at the end of a name may be the next label of its text: `Ana Souza Rubrica: 77`."""
    at = text.find(name)
    return at >= 0 and _LABEL_SIGN.match(text, at + len(name)) is not None


def running_name(text: str) -> str:
    """Return the name at the beginning of running text: capitalised words, or small ones."""
    behind_comma = text.lstrip().startswith(",")
    text = _BEFORE_DIGITS.sub(": ", text.lstrip(" \"'_:=,-")[: MAX_CHARS * 2])
    text = without_titles(_ROLE.sub("", text))
    words: list[str] = []
    if behind_comma and text[:1].islower():
        return ""  # `Prezado cliente, em caso de…`
    capital, common = text[:1].isupper(), -1
    for match in _TOKEN.finditer(text):
        word = match[0]
        bare = word.rstrip(".,;:!?)")
        if not _fits(bare, capital) or len(words) >= MAX_WORDS:
            if not (bare[:1].isupper() and folded(bare) in vocabulary().not_names and len(words) < MAX_WORDS):
                break
            common = len(words) if common < 0 else common  # a company's name may hold it
        words.append(bare if bare != "S.A" else "S.A.")
        if bare != word and not (word.endswith(".") and _ABBREVIATED.search(bare)):
            break
    if common >= 0 and not is_company(" ".join(words)):
        words = words[:common]
    while words and folded(words[-1]) in _PARTICLES:
        words.pop()
    while words and words[0] in _PARTICLES:
        del words[0]
    name = " ".join(words)
    return name if is_plausible(name) else ""


def _fits(word: str, capital: bool) -> bool:
    plain = folded(word)
    if plain in _PARTICLES:
        return True
    if plain in vocabulary().not_names or any(map(str.isdecimal, word)) or not any(map(str.isalpha, word)):
        return False
    if "\x00" in word or "@" in word:
        return False
    return word[0].isupper() or word[:2].casefold() in ("d'", "d’") or (not capital and word.islower())


def is_plausible(name: str, *, labelled: bool = False) -> bool:
    """Whether the text can be a name at all; behind a label some of its words may be common ones."""
    plain = folded(name)
    words = plain.split()
    if not words or len(words) > MAX_WORDS or len(name) > MAX_CHARS or plain in vocabulary().placeholders:
        return False
    if sum(map(str.isalpha, name)) < 2 or "\x00" in name or "@" in name:
        return False
    if sum(map(str.isdecimal, name)) > 4:
        return False
    common = sum(word.strip(".,!?") in vocabulary().not_names for word in words)
    real = sum(word not in _PARTICLES for word in words)
    if common and not (((labelled and not name.islower()) or is_company(name)) and common < real):
        return False
    return not names_nobody(name)


def is_small_name_line(text: str) -> bool:
    """Whether a whole line in small letters may be a name; any few words may, so more must speak for it."""
    words = text.split()
    if not 2 <= len(words) <= _SMALL_WORDS_MAX or not text.islower():
        return False
    return all(_SMALL_WORD.fullmatch(word) for word in words) and is_plausible(text)


def is_name_line(text: str) -> bool:
    """Whether a whole line looks like a name: two words or more, all capitalised, none of them common."""
    words = (_DASH_BEFORE_TAIL.sub(" ", text.strip(" ,.;")) if " - " in text else text.strip(" ,.;")).split()
    if not 2 <= len(words) <= MAX_WORDS:
        return False
    real = [word for word in words if folded(word) not in _PARTICLES]
    if len(real) < 2 or any(not _NAME_WORD.fullmatch(word) for word in real):
        return False
    return all(word[0].isupper() for word in real) and is_plausible(text.strip(" ,.;"))
