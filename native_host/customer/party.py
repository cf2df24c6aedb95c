"""Who a lookup's text names: "Padaria Aurora Ltda - CNPJ 11.222.333/0001-81" → name and document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from native_host.customer.values import document, name
from native_host.customer.values.form_texts import names_nobody
from native_host.customer.values.match import Match, Value
from native_host.protocol.messages import PageFact

_LABEL = re.compile(
    r"\b(?:CPF\s*/\s*CNPJ|CNPJ\s*/\s*CPF|C\.?N\.?P\.?J\.?|C\.?P\.?F\.?)(?:\s*(?:n[ºo°]\.?|/MF|\(MF\)))*\s*[:.\-–]*",
    re.IGNORECASE,
)
_LABEL_AHEAD = re.compile(_LABEL.pattern + r"\s{0,5}$", re.IGNORECASE)
_LABEL_AHEAD_MAX = 30
_BEHIND_CODE = re.compile(r"\s{0,20}[-–|:]\s")
_PERHAPS_A_PHONE = frozenset({"bare", "also_phone"})
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_SPACES = re.compile(r"\s+")
_REPEATED_SEPARATORS = re.compile(r"(?:\s[-–—|/;,]){2,}(?=\s|$)")
_EDGES = " \t\n-–—|/;:,·"
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Party:
    """A person or company as far as a text tells."""

    name: str | None
    document: Value | None
    """Null, like the name, if the text holds several: it cannot be told which one is meant."""


def party_of(fact: PageFact, labels: Iterable[str] = ()) -> Party:
    """Read a lookup: the description tells the name; the code holds at most a number, or the whole text.

    `labels` are texts of the page that name its fields and parts, and nobody.
    """
    description = fact.display if fact.display.strip() != fact.value.strip() else ""
    known = tuple(labels)
    described = _read(_without_code(description, fact.value), known)
    coded = _read(fact.value, known)
    named = described.name or (coded.name if coded.name and len(_WORD.findall(coded.name)) > 1 else None)
    return Party(named, described.document or coded.document)


def _read(text: str, labels: tuple[str, ...]) -> Party:
    """Split a text into its document and the rest, which is the name."""
    found: dict[str, Value] = {}
    rest, end = [], 0
    for match in document.scan(text):
        labelled = _is_labelled(text, match)
        if "padded" in match.traits and not labelled:
            continue  # any number may be one that zeros make valid
        rest.append(text[end : match.start])
        end = match.end
        if match.read.value is not None and (labelled or not match.traits >= _PERHAPS_A_PHONE):
            found.setdefault(match.read.value, match.read)
    if len(found) > 1:
        return Party(None, None)
    named = _clean(" ".join([*rest, text[end:]]), labels)
    return Party(named, next(iter(found.values()), None))


def _is_labelled(text: str, match: Match) -> bool:
    ahead = text[max(0, match.start - _LABEL_AHEAD_MAX) : match.start]
    return _LABEL_AHEAD.search(ahead) is not None


def _without_code(description: str, code: str) -> str:
    """Return the description without the code that some pages repeat in front of it."""
    stripped, code = description.strip(), code.strip()
    if code and stripped.startswith(code) and _BEHIND_CODE.match(stripped, len(code)):
        return stripped[len(code) :]
    return stripped


def _clean(rest: str, labels: tuple[str, ...]) -> str | None:
    text = _EMPTY_BRACKETS.sub(" ", _LABEL.sub(" ", rest))
    if names_nobody(text, labels):
        return None
    text = _REPEATED_SEPARATORS.sub(" -", f" {_SPACES.sub(' ', text)}").strip(_EDGES)
    return name.parse(text).value if _WORD.search(text) else None
