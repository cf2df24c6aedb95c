"""Values that a form, a mail or a narrow window has broken over two lines, in one again."""

from __future__ import annotations

import re
from typing import NamedTuple

from native_host.customer.extract.vocabulary import folded, vocabulary
from native_host.customer.values.name_tables import tables, word_of

_NAMES_BEGIN = re.compile(
    r"[^\W\d_a-zà-ÿ][\w'.-]{1,30}(?: (?:d[aeo]s?|D[AEO]S?|[^\W\d_a-zà-ÿ][\w'.-]{1,30})){0,5}"
)
_NAMES_REST = re.compile(
    r"(?:d[aeo]s?|D[AEO]S?|e|E)(?: (?:d[aeo]s?|D[AEO]S?|e|E|[^\W\d_a-zà-ÿ][\w'.&-]{1,30})){1,6}"
)
"""The two halves of a name that was broken before `de`."""
_NAME_WORDS = re.compile(r"\s{0,20}[^\W\d_]{2,24}(?: [^\W\d_]{2,24}){0,4}")
_INTRODUCED = re.compile(
    r"\b(?:[Ss]ou|[Mm]e chamo|[Mm]eu nome é|[Aa]qui é)(?: [oa])?"
    r"(?: (?:d[aeo]s?|[^\W\d_a-zà-ÿ][\w'-]{1,30})){2,5}"
)
_REST = re.compile(r"([^\W\d_a-zà-ÿ][\w'-]{2,30}(?: (?:d[aeo]s?|[^\W\d_a-zà-ÿ][\w'-]{1,30})){0,4})\s?[,.;]")
"""The two halves of a name in a sentence: `Sou Ana Clara`, `Souza, cpf`."""
_LABELLED = re.compile(r"\s{0,20}([^\W\d][^:=]{1,40}):\s{0,20}")
_OPEN_ENDS = frozenset("-/.)@")
_BROKEN = re.compile(
    r"(?<!\d)\d{3}\.\n\d{3}\.\d{3}-\d\d|\d\.\d{3}\.\n\d{3}[-/]\d\d|\d{3}\.\d{3}-\n\d\d(?!\d)"
    r"|\d{3}/\n\d{4}-?\d\d|\d{3}/\d{4}-\n\d\d(?!\d)"
    r"|[ )]9?\d{4}-\n\d{4}(?!\d)|\(0?\d\d\)\n9?\d{4}[-. ]?\d{4}(?!\d)"
    r"|[\w.+-]@\n[\w-]{1,60}\.[A-Za-z]{2}|[\w+-]\n@[\w.-]{1,60}\.(?:com|net|org|br)\b(?!:)|@[\w-]{1,60}\.\n(?:com|net|org|br)\b"
)
"""A document, a phone or an address with the end of a line in it."""
_AROUND = 70
_WIDE = "  "
"""Between the halves of a number: its readers see that it was broken."""


class Cleaned(NamedTuple):
    """A line: its text, and how many marks of quoting stood before it."""

    text: str
    quoted: int


def unwrapped(lines: list[Cleaned]) -> list[Cleaned]:
    """Return the lines, a value that was broken over two of them in one."""
    found: list[Cleaned] = []
    for line in lines:
        before = found[-1] if found else line
        if found and line.text and before.text and before.quoted == line.quoted:
            above = found[-2].text if len(found) > 1 else ""
            gap = _gap(before.text, line.text.lstrip(), above)
            if gap is not None:
                found[-1] = Cleaned(before.text + gap + line.text.lstrip(), line.quoted)
                continue
        found.append(line)
    return found


def _gap(before: str, line: str, above: str) -> str | None:
    """Return what stands between the halves of one value that two lines are; None if they are none."""
    first = line[0]
    if before[-1] in _OPEN_ENDS or first == "@":
        joined = f"{before[-_AROUND:]}\n{line[:_AROUND]}"
        broken = _BROKEN.search(joined)
        return ("" if "@" in broken[0] else _WIDE) if broken else None
    if first in "DdEe" and _NAMES_REST.fullmatch(line) and _NAMES_BEGIN.fullmatch(before):
        known = folded(before) in vocabulary().phrases
        return None if known or before.isupper() is not line.isupper() else " "
    rest = _REST.match(line) if first.isupper() else None
    if rest and (begun := list(_INTRODUCED.finditer(before[-_AROUND:]))) and before.endswith(begun[-1][0]):
        return " " if _are_surnames(rest[1]) else None
    if not first.isupper() or not (":" in before or above.endswith(":")) or not _NAME_WORDS.fullmatch(line):
        return None
    return " " if _goes_on(before, line, above) else None


def _goes_on(before: str, line: str, above: str) -> bool:
    """Whether a line is the rest of the name behind a label: `Nome: Ana Clara`, `Souza`."""
    label = _LABELLED.match(before)
    value = before[label.end() :] if label else before
    label = label or _LABELLED.fullmatch(above)
    if label is None or not _NAME_WORDS.fullmatch(" ".join(value.split())):
        return False
    named = vocabulary().phrases.get(folded(label[1]).split()[0], ())
    if not any(sort == "label" and says in ("name", "contact") for _, sort, says in named):
        return False
    words, last = [word_of(word) for word in line.split()], word_of(value.split()[-1])
    company = words[-1].form or (words[-1].capitals and words[-1].plain in tables().short_forms)
    if company or folded(line) in tables().cities or line.isupper() is not value.isupper():
        return company
    own = [word for word in words if not word.particle]
    return _are_surnames(line) and all(
        word.surname or word.suffix or not (last.surname or word.level) for word in own
    )


def _are_surnames(text: str) -> bool:
    """Whether the words may all be surnames."""
    own = [word for word in map(word_of, text.split()) if not word.particle]
    return bool(own) and not any(
        word.small or word.stop or word.common or word.title or word.business for word in own
    )
