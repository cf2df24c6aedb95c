"""Labels in a stretch of a line: where they can stand, and what parts them from their values."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from native_host.customer.extract.addresses import MASK
from native_host.customer.extract.limits import LABEL_MAX_WORDS
from native_host.customer.extract.segment import Joint, Label, Part
from native_host.customer.extract.segments.label_words import (
    LINKS,
    NAMES,
    NUMBERED,
    OTHER,
    Extent,
    extent_of,
    kind_of,
    owner_of,
)
from native_host.customer.extract.segments.lines import Line
from native_host.customer.extract.vocabulary import Mark, vocabulary

_SIGN = re.compile(
    r"[)\]\"'.]{0,3}\s{0,20}(?:(?P<sign>[:=?]{1,3}(?![/\\])|-{1,3}>|=>|>{1,2}|\t|\|)"
    r"|(?:\.{2,60}|_{2,60}|…)(?::|(?=\s|\w))|(?<=\s)\s|$"
    r"|(?:(?<=\s)-(?=\s)|(?<=\w)-(?=\s|\d)))[\s:=\"'>_.]{0,40}"
)
_IS = re.compile(
    r"\s{1,3}(?P<is>[éÉ]|(?:eh|e|seria|is|es|são|sao|foi|era|fica)(?=\s))"
    r"(?:\s{1,3}(?:o|a|esse|este|número|numero))?(?=\s|:)[\s:]{0,3}",
    re.IGNORECASE,
)
_SURELY_IS = frozenset({"é", "eh", "is", "es"})
_NUMBER = re.compile(r"(?:ddd\s?)?[+(#]{0,2}\s?\(?\d", re.IGNORECASE)
_CODE = re.compile(
    r"[#\s]{0,2}(?:[A-Za-z]{1,6}[-/.#]?)?\d|[A-Z0-9]{2}\.[A-Z0-9]{3}\.|[A-Z0-9]{12}", re.IGNORECASE
)
_LONG = re.compile(r"\d(?:[ ./()-]{0,3}\d){7}")
"""A number of at least eight digits."""
_SEPARATORS = "|;/,-\t([{\"'.!?:=>)]}\x00·•_"
TRIM = " \t|;,/-·•(\"'[{"
"""Signs about a value that are none of it."""
_AHEAD_CHARS, _BACK_CHARS = 40, 60
"""How far from a label it is looked for a value, and for the beginning of the stretch."""
_RELATIVE = re.compile(
    r"\s{1,3}(?:que|q)\s(?:[^\W\d]{1,20}(?:-[^\W\d]{1,10})?\s){1,6}?"
    r"(?:(?:e|eh|foi|era|is)\s{1,3}(?:o\s)?(?=\w)|(?=[a-z]{0,4}[-/.#]?\d))"
)
"""What may tell more of a label before its value: `o protocolo que consta é …`."""
_POINTERS = frozenset(
    ("meu", "minha", "meus", "minhas", "seu", "sua", "my", "mi", "your", "o", "a", "e", "novo", "nova")
) | {"outro", "outra", "segundo", "numero", "new", "the"}
_TELLING = re.compile(r"[\d:=?\t|>\x00_]|\.\.|…| (?:-|e|eh) ")
"""Without any of these nothing is labelled but by names."""
_SORTS, _OTHERS = frozenset({"label", "owner", "said"}), frozenset({"other", "form"})
_TYPED = frozenset({"phone", "email", "cpf", "cnpj"})
_SHORTENED_MAX = 4
"""Letters of a label that is shortened with a full stop."""
_FREE = frozenset({"nome", "razao", "cli", "nombre", "👤"})
"""Behind these a name may stand in small letters, without a sign."""
_SHORT = frozenset({"sou", "e", "eh", "am", "is", "soy"})
"""Introductions that say other things as often as a name."""
_ARTICLES = frozenset({"o", "a", "os", "as"})


class Found(NamedTuple):
    """A label in a line.

    Attributes:
        start: its column.
        end: the column behind it.
        value: the column at which its value begins.
        enclosed: it stands in brackets.
        role: it is nothing but a word for somebody beside the customer: `Contador: …`.
        owner: that word, or the one in it.
    """

    start: int
    end: int
    value: int
    kind: str
    joint: Joint
    outdated: bool = False
    enclosed: bool = False
    role: bool = False
    owner: str = ""

    def label(self, line: Line, joint: Joint | None = None) -> Label:
        """Return it as what names a value."""
        text = line.text[self.start : self.end].strip()
        return Label(self.kind, text, joint or self.joint, bool(self.owner), self.outdated)


def labels_in(line: Line, start: int, end: int) -> list[Found]:
    """Return the labels in the stretch from `start` to `end` of a line."""
    found: list[Found] = []
    reached = 0
    prose: bool | None = None
    last = len(line.words.texts) - 1
    for mark in line.marks_between(start, end):
        if mark.sort not in _SORTS or mark.first < reached:
            continue
        if mark.end < last and (mark.sort == "owner" or mark.says in _OTHERS):
            if prose is None:
                prose = _TELLING.search(line.plain, start, end) is None
            if prose:
                continue  # no value is near, and no sign
        if _is_in_word(line, line.start_of(mark)):
            continue
        before = found[-1] if found else None
        one = _said(line, mark, start, end) if mark.sort == "said" else _label(line, mark, start, end, before)
        if one is not None:
            found.append(one)
            reached = bisect_left(line.words.starts, one.end)
    return found


def fits(kind: str, text: str) -> bool:
    """Whether a text may be a value of the kind at all, judged by its signs alone."""
    digits = sum(map(str.isdecimal, text))
    if kind == "email":
        return "@" in text or "arroba" in text.lower()
    if kind in ("cpf", "cnpj", "document", "phone"):
        return digits >= 7
    if kind in NAMES:
        return digits <= 14 and "@" not in text and any(map(str.isalpha, text))
    if kind in ("protocol", "area_code"):
        return digits >= 2
    return True


def holds_nothing(line: Line, start: int, end: int) -> bool:
    """Whether there is nothing but separators from `start` to `end`."""
    return end - start <= _BACK_CHARS and not line.text[start:end].strip(TRIM + ")].")


def _is_in_word(line: Line, begin: int) -> bool:
    """Whether a mark begins within a longer sign: `12cpf`, `@nome`, `S3.D19.T33`."""
    if not begin:
        return False
    before, letter = line.plain[begin - 1], not line.plain[begin + 1 : begin + 2].isalpha()
    return before.isalnum() or before in "@\\" or (letter and not (before.isspace() or before in "|([;"))


def _label(line: Line, mark: Mark, start: int, end: int, before: Found | None) -> Found | None:
    """Return the label that begins at a mark; None if it cannot be one here."""
    column, stop = line.start_of(mark), line.end_of(mark)
    plain = column == start and mark.sort == "label" and line.plain.startswith(": ", stop)
    if (
        plain and stop + 2 < end and line.text[stop + 2] not in TRIM
    ):  # the most frequent form, and the fastest
        return Found(column, stop, stop + 2, kind_of([mark.says]), Joint.SIGN, owner=owner_of(line, mark))
    extent = extent_of(line, mark, end)
    if mark.sort == "label" and _is_behind(line, mark, extent, start):
        stop = line.words.ends[extent.end - 1]
        return Found(column, stop, stop, extent.kind, Joint.BEHIND, extent.past, True, False, extent.owner)
    if extent.end > mark.end and line.words.texts[mark.first] in vocabulary().sets["owner.makers"]:
        return None  # `Criado por Bia Lima: …` names an entry
    stop = line.words.ends[extent.end - 1]
    first, stands = _begin(line, mark, max(start, min(before.value, column)) if before else start)
    column = line.words.starts[first]
    kind = extent.kind
    joint, value = _joint(line, stop, end, kind)
    if joint is Joint.BLANK and kind in NUMBERED and (more := _RELATIVE.match(line.plain, stop, end)):
        stop, joint, value = more.end(), Joint.SAID, more.end()
        told = list(line.marks_between(line.end_of(mark), value))
        extent.past = extent.past or any(one.sort == "past" for one in told)
        extent.owner = extent.owner or next((line.owner_in(one) for one in told if one.sort == "owner"), "")
        if not _valued(line, kind, value, end):
            return None
    if before and before.joint is not Joint.SAID and holds_nothing(line, before.value, column):
        # Where a value begins stands no label, unless a colon says so: `Protocolo: OS-2026-118`.
        colon = joint is Joint.SIGN and ":" in line.text[stop:value]
        apart = before.kind in _TYPED and kind not in (before.kind, *NAMES, OTHER, "area_code")
        apart = apart and _valued(line, kind, value, end)  # `tinha no e-mail: protocolo 2025-11873`
        if not colon and not apart and (before.joint is Joint.SIGN or mark.says == "area_code"):
            return None
    if extent.free and not stands:
        return None
    enclosed = line.text[max(0, column - 3) : column].rstrip().endswith(("(", "["))
    role = mark.sort == "owner"
    one = Found(column, stop, value, kind, joint, extent.past, enclosed, role, extent.owner)
    stands = stands or (mark.says == "form" and _ends_name(line, mark, one, before))
    return one if _may_be(line, mark, one, (start, end), stands=stands) else None


def _is_behind(line: Line, mark: Mark, extent: Extent, start: int) -> bool:
    """Whether a label is all that stands in brackets behind its number: `(51) 3333-8080 (fixo) / …`."""
    column, stop = line.start_of(mark), line.words.ends[extent.end - 1]
    if (
        mark.says not in NUMBERED
        or not line.text.startswith("(", column - 1)
        or line.text[stop : stop + 1] != ")"
    ):
        return False
    ahead = line.text[max(start, column - _AHEAD_CHARS) : column - 1].rstrip()
    return ahead[-1:].isdecimal() and fits(mark.says, ahead)


def _ends_name(line: Line, mark: Mark, one: Found, before: Found | None) -> bool:
    """Whether a form's label follows the name behind another one: `Contato: Ana Souza Bairro: Centro`."""
    words = line.words
    if before is None or before.kind not in NAMES or before.role or before.joint is not Joint.SIGN:
        return False
    if words.texts[mark.first - 1] in LINKS or not line.text[one.start].isupper():
        return False
    inside = line.word_range(before.value, one.start)
    return (
        len(inside) > 1 and ":" in line.text[one.end : one.value] and not _LONG.match(line.plain, one.value)
    )


def _may_be(line: Line, mark: Mark, one: Found, stretch: tuple[int, int], *, stands: bool) -> bool:
    """Whether a mark is a label, by where it stands and by what follows it."""
    form, kind, (start, end) = mark.says == "form", one.kind, stretch
    between = line.text[one.end : one.value]
    if one.joint is Joint.SAID:
        return not form and (stands or line.words.texts[max(0, mark.first - 1)] in _POINTERS)
    if one.joint is Joint.LINE and line.text.endswith(".", one.end, one.end + 1):
        # A sentence ends here, or a word is shortened: `Tel.` in a cell.
        return holds_nothing(line, start, one.start) and one.end - one.start <= _SHORTENED_MAX and not form
    if one.joint is Joint.LINE:
        alone = holds_nothing(line, start, one.start)
        return (alone and form and line.part is not Part.SIGNATURE) or (
            not form and not one.role and (alone or stands)
        )
    if one.joint is Joint.SIGN:
        if one.role or form:
            several = form and one.end > line.words.ends[mark.first]  # `Ana Souza Centro de Custo: 8802`
            written = (stands or several) and any(sign in between for sign in ":=\t|")
            return written or (one.role and _valued(line, "phone", one.value, end))
        return stands or not between.startswith("-") or kind not in NAMES
    letter = line.end_of(mark) - line.start_of(mark) == 1
    valued = _valued(line, "phone" if one.role else kind, one.value, end)
    named = kind == OTHER and _in_name(line, mark)
    if form or named or not valued or ((one.role or letter) and not stands):
        return False
    if one.role:
        return True
    return kind not in NAMES or (stands and _named(line, mark, one.value, end))


def _in_name(line: Line, mark: Mark) -> bool:
    """Whether a word stands in a name: `o do Mercado Bom Preço`."""
    column, before = line.start_of(mark), line.words.starts[mark.first - 1] if mark.first else -1
    capitals = line.text[column : line.end_of(mark)].istitle() and line.text[before:column].istitle()
    return before >= 0 and capitals and column - line.words.ends[mark.first - 1] == 1


def _begin(line: Line, mark: Mark, start: int) -> tuple[int, bool]:
    """Return the word with which a label begins, and whether a label may stand there at all."""
    words, before = line.words, vocabulary().sets["words.before"]
    first = mark.first
    stands = _stands(line, words.starts[first], start)
    while first > 0 and words.starts[first - 1] >= start:
        gap = line.plain[words.ends[first - 1] : words.starts[first]]
        joined = gap == "/" and first == mark.first and ("label", first - 1) in line.by_word  # `Cidade/UF`
        if not joined and (words.texts[first - 1] not in before or len(gap) > 3 or gap.strip(" .")):
            break
        first -= 1
        stands = stands or _stands(line, words.starts[first], start)
    return first, stands


def _stands(line: Line, column: int, start: int) -> bool:
    """Whether a label may begin in the column: at the beginning, or behind a separator or a number."""
    ahead = line.plain[max(start, column - _BACK_CHARS) : column]
    bare = ahead.rstrip(" ")
    if not bare:
        return True
    return bare[-1] in _SEPARATORS or bare[-1].isdecimal() or len(ahead) - len(bare) > 1


def _joint(line: Line, stop: int, end: int, kind: str) -> tuple[Joint, int]:
    """Return what parts a label from its value, and where the value begins."""
    text = line.text
    said = _IS.match(text, stop, end) if text[stop : stop + 1] == " " else None
    if said and (said["is"].lower() in _SURELY_IS or _valued(line, kind, said.end(), end, capital=True)):
        return Joint.SAID, said.end()
    sign = _SIGN.match(text, stop, end)
    if sign:
        empty = sign.end() >= end or holds_nothing(line, sign.end(), end)
        return (Joint.LINE, end) if empty else (Joint.SIGN, sign.end())
    if holds_nothing(line, stop, end):
        return Joint.LINE, end
    value = stop
    while value < min(end, stop + _AHEAD_CHARS) and text[value] in " \"'#º°.)]":
        value += 1
    return Joint.BLANK, value


def _valued(line: Line, kind: str, at: int, end: int, *, capital: bool = False) -> bool:
    """Whether a value of the kind begins right there; a name with a capital letter, if it must."""
    ahead = line.plain[at : min(end, at + _AHEAD_CHARS)].lstrip(" ([#\"':")
    if kind in NAMES:
        written = line.text[at : at + 1].isupper() or not capital
        return (written and ahead[:1].isalpha()) or _LONG.match(ahead) is not None
    if ahead[:1].isalpha() and ahead.split(maxsplit=1)[0].strip(",.") in vocabulary().sets["words.spoken"]:
        return True
    if kind == "email":
        return MASK in ahead[:3] or "arroba" in ahead or "@" in ahead
    if kind in ("protocol", "cnpj", "document", OTHER):
        return _CODE.match(ahead) is not None
    return _NUMBER.match(ahead) is not None


def _named(line: Line, mark: Mark, at: int, end: int) -> bool:
    """Whether a name may follow a label of names without a sign: `cliente Ana Souza`, not `cliente pediu`."""
    words, sets = line.words, vocabulary().sets
    ahead = line.text[at : min(end, at + _AHEAD_CHARS)].lstrip(" (")
    if _LONG.match(ahead):
        return mark.says == "contact"
    inside = line.word_range(at, end)[:LABEL_MAX_WORDS]
    tail = words.texts[inside.start : inside.stop]
    company = line.names_company(inside)
    if mark.says == "contact" and company:
        return False
    if ahead[:1].isupper():
        return True
    common = not tail or tail[0] in sets["words.fillers"] or tail[0] in sets["asking.words"]
    return (company or words.texts[mark.first] in _FREE) and not common


def _said(line: Line, mark: Mark, start: int, end: int) -> Found | None:
    """Return an introduction as a label: `me chamo`, `falar com`."""
    words = line.words
    stop, index, owner = line.end_of(mark), mark.end, ""
    last = words.texts[mark.end - 1]
    if last == "e" and line.text[words.starts[mark.end - 1]] not in "éÉ" and mark.end - mark.first < 3:
        return None
    while index < min(len(words.texts), mark.end + 4) and words.starts[index] < end:
        if other := line.by_word.get(("owner", index)):
            owner, index = line.owner_in(other), other.end
        elif words.texts[index] in _ARTICLES:
            index += 1
        else:
            break
    if index >= len(words.texts) or words.starts[index] >= end or words.texts[index].isdecimal():
        return None
    value = words.starts[index]
    if words.texts[index] in vocabulary().sets["words.fillers"] and not line.text[value].isupper():
        return None
    if line.plain[stop:value].strip(" ,:abcdefghijklmnopqrstuvwxyz") or ("label", index) in line.by_word:
        return None
    if (owner or last in _SHORT) and not _introduces(line, index, bool(owner)):
        return None
    first, _ = _begin(line, mark, start)
    return Found(words.starts[first], stop, value, mark.says, Joint.SAID, owner=owner)


def _introduces(line: Line, index: int, owned: bool) -> bool:
    """Whether a name may follow `sou`: a capital letter, or a word that is no other one we know."""
    if line.text[line.words.starts[index]].isupper():
        return True
    sorts = ("label", "owner", "role", "agent_name", "customer_name")
    known = any((sort, index) in line.by_word for sort in sorts)
    return not owned and line.words.texts[index - 1] in _ARTICLES | {"e"} and not known
