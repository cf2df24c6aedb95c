"""Labels in a stretch of a line: where they can stand, and what parts them from their values."""

from __future__ import annotations

import re
from bisect import bisect_left

from native_host.customer.extract.segment import Joint, Part
from native_host.customer.extract.segments.found_label import Found
from native_host.customer.extract.segments.introductions import begin_of, introduction
from native_host.customer.extract.segments.label_values import (
    AHEAD_CHARS,
    TRIM,
    fits,
    holds_nothing,
    is_named,
    is_valued,
    joint_behind,
)
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
from native_host.customer.extract.segments.shapes import LONG_NUMBER
from native_host.customer.extract.vocabulary import Mark, vocabulary

_REMARK = re.compile(r" ?\([^()\d@:]{3,80}\)(?= ?:)")
"""What may be told of a value in brackets before its label's sign: `Protocolo (o da segunda emissão): …`."""
_RELATIVE = re.compile(
    r"\s{1,3}(?:(?:eu )?(?:acho|creio|parece)\s)?(?:que|q)\s(?:[^\W\d]{1,20}(?:-[^\W\d]{1,10})?\s){1,6}?"
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


def labels_in(line: Line, start: int, end: int) -> list[Found]:
    """Return the labels in the stretch from `start` to `end` of a line."""
    found: list[Found] = []
    if _SORTS.isdisjoint(line.by_sort):
        return found
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
        one = (
            introduction(line, mark, start, end)
            if mark.sort == "said"
            else _label(line, mark, start, end, before)
        )
        if one is not None:
            found.append(one)
            reached = bisect_left(line.words.starts, one.end)
    return found


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
    opened = line.text.find("(", line.end_of(mark), stop + 2)
    if remark := _REMARK.match(line.text, max(line.end_of(mark), opened - 1), end) if opened >= 0 else None:
        _tell(line, extent, opened, remark.end())
        stop = remark.end()
    first, stands = begin_of(line, mark, max(start, min(before.value, column)) if before else start)
    column = line.words.starts[first]
    kind = extent.kind
    joint, value = joint_behind(line, stop, end, kind)
    if joint is Joint.BLANK and kind == OTHER and extent.kinds[-1] in NUMBERED:
        kind = extent.kinds[
            -1
        ]  # `fiz a emissão com o protocolo 1005507716`: no sign, so the nearest word names it
    if joint is Joint.BLANK and kind in NUMBERED and (more := _RELATIVE.match(line.plain, stop, end)):
        stop, joint, value = more.end(), Joint.SAID, more.end()
        _tell(line, extent, line.end_of(mark), value)
        if not is_valued(line, kind, value, end):
            return None
    if before and before.joint is not Joint.SAID and holds_nothing(line, before.value, column):
        # Where a value begins stands no label, unless a colon says so: `Protocolo: OS-2026-118`.
        colon = joint is Joint.SIGN and ":" in line.text[stop:value]
        apart = before.kind in _TYPED and kind not in (before.kind, *NAMES, OTHER, "area_code")
        apart = apart and is_valued(line, kind, value, end)  # `tinha no e-mail: protocolo 2025-11873`
        if not colon and not apart and (before.joint is Joint.SIGN or mark.says == "area_code"):
            return None
    if extent.free and not stands:
        return None
    enclosed = line.text[max(0, column - 3) : column].rstrip().endswith(("(", "["))
    role = mark.sort == "owner"
    one = Found(column, stop, value, kind, joint, extent.past, enclosed, role, extent.owner)
    stands = stands or (mark.says == "form" and _ends_name(line, mark, one, before))
    return one if _may_be(line, mark, one, (start, end), stands=stands) else None


def _tell(line: Line, extent: Extent, start: int, value: int) -> None:
    """Add whose a value is, and whether it is past, by what is told before it; what it is comes first."""
    comma = line.text.find(",", start, value)
    for one in line.marks_between(start, value):
        if one.sort == "owner":
            extent.owner = extent.owner or line.owner_in(one)
        elif one.sort == "past" and (comma < 0 or line.start_of(one) < comma):
            extent.past = True


def _is_behind(line: Line, mark: Mark, extent: Extent, start: int) -> bool:
    """Whether a label is all that stands in brackets behind its number: `(51) 3333-8080 (fixo) / …`."""
    column, stop = line.start_of(mark), line.words.ends[extent.end - 1]
    if (
        mark.says not in NUMBERED
        or not line.text.startswith("(", column - 1)
        or line.text[stop : stop + 1] != ")"
    ):
        return False
    ahead = line.text[max(start, column - AHEAD_CHARS) : column - 1].rstrip()
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
        len(inside) > 1
        and ":" in line.text[one.end : one.value]
        and not LONG_NUMBER.match(line.plain, one.value)
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
            return written or (one.role and is_valued(line, "phone", one.value, end))
        return stands or not between.startswith("-") or kind not in NAMES
    letter = line.end_of(mark) - line.start_of(mark) == 1
    valued = is_valued(line, "phone" if one.role else kind, one.value, end)
    named = kind == OTHER and _in_name(line, mark)
    if form or named or not valued or ((one.role or letter) and not stands):
        return False
    if one.role:
        return True
    return kind not in NAMES or (stands and is_named(line, mark, one.value, end))


def _in_name(line: Line, mark: Mark) -> bool:
    """Whether a word stands in a name: `o do Mercado Bom Preço`."""
    column, before = line.start_of(mark), line.words.starts[mark.first - 1] if mark.first else -1
    capitals = line.text[column : line.end_of(mark)].istitle() and line.text[before:column].istitle()
    return before >= 0 and capitals and column - line.words.ends[mark.first - 1] == 1
