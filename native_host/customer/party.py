"""Who a lookup's text names: "Padaria Aurora Ltda - CNPJ 11.222.333/0001-81" → name and document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from native_host.customer.documents import Document, shapes_in
from native_host.customer.form_texts import names_nobody
from native_host.protocol.messages import PageFact

_LABEL = re.compile(
    r"\b(?:CPF\s*/\s*CNPJ|CNPJ\s*/\s*CPF|C\.?N\.?P\.?J\.?|C\.?P\.?F\.?)(?:\s*(?:n[ºo°]\.?|/MF|\(MF\)))*\s*[:.\-–]*",
    re.IGNORECASE,
)
_BEHIND_CODE = re.compile(r"\s{0,20}[-–|:]\s")
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_SPACES = re.compile(r"\s+")
_REPEATED_SEPARATORS = re.compile(r"(?:\s[-–—|/;,]){2,}(?=\s|$)")
_EDGES = " \t\n-–—|/;:,·"
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Party:
    """A person or company as far as a text tells."""

    name: str | None
    document: Document | None
    """Null, like the name, if the text holds several: it cannot be told which one is meant."""


def party_of(fact: PageFact, labels: Iterable[str] = ()) -> Party:
    """Read a lookup: the description tells the name; the code holds at most a number, or the whole text.

    `labels` are texts of the page that name its fields and parts, and nobody.
    """
    description = fact.display if fact.display.strip() != fact.value.strip() else ""
    known = tuple(labels)
    described = _read(_without_code(description, fact.value), known)
    coded = _read(fact.value, known)
    name = described.name or (coded.name if coded.name and len(_WORD.findall(coded.name)) > 1 else None)
    return Party(name, described.document or coded.document)


def _read(text: str, labels: tuple[str, ...]) -> Party:
    """Split a text into its document and the rest, which is the name."""
    documents: list[Document] = []
    rest = text
    for match, document in shapes_in(text):
        rest = rest.replace(match[0], " ", 1)
        if document and document not in documents:
            documents.append(document)
    if len(documents) > 1:
        return Party(None, None)
    return Party(_clean(rest, labels), documents[0] if documents else None)


def _without_code(description: str, code: str) -> str:
    """Return the description without the code that some pages repeat in front of it."""
    stripped, code = description.strip(), code.strip()
    if code and stripped.startswith(code) and _BEHIND_CODE.match(stripped, len(code)):
        return stripped[len(code) :]
    return stripped


def _clean(rest: str, labels: tuple[str, ...]) -> str | None:
    name = _EMPTY_BRACKETS.sub(" ", _LABEL.sub(" ", rest))
    if names_nobody(name, labels):
        return None
    name = _REPEATED_SEPARATORS.sub(" -", f" {_SPACES.sub(' ', name)}")
    name = name.strip(_EDGES)
    return name if _WORD.search(name) else None
