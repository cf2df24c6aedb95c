"""CPF and CNPJ in a text: only numbers with right check digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from native_host.registers import is_cnpj, is_cpf

_CPF = r"(?<![\w./-])\d{3}\.?\d{3}\.?\d{3}-?\d{2}(?![\w/-])"
_CNPJ = r"(?<![\w./-])[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}/?[0-9A-Z]{4}-?\d{2}(?![\w/-])"
_SHAPE = re.compile(f"(?P<cnpj>{_CNPJ})|(?P<cpf>{_CPF})", re.IGNORECASE)
_SEPARATORS = re.compile(r"[./-]")


@dataclass(frozen=True)
class Document:
    """A CPF or CNPJ with right check digits."""

    kind: str
    """`cpf` or `cnpj`."""
    number: str
    """Digits, or A-Z and digits for a CNPJ, without separators."""

    def formatted(self) -> str:
        """Return the number with its usual punctuation."""
        from stdnum.br import cnpj, cpf  # noqa: PLC0415 - heavy; kept off the host's start

        formatted: str = (cnpj if self.kind == "cnpj" else cpf).format(self.number)
        return formatted


def shapes_in(text: str) -> Iterator[tuple[re.Match[str], Document | None]]:
    """Yield whatever is shaped like a CPF or CNPJ, with the document if its check digits are right."""
    for match in _SHAPE.finditer(text):
        number = _SEPARATORS.sub("", match[0]).upper()
        kind = "cnpj" if match["cnpj"] else "cpf"
        if kind == "cnpj" and not any(character.isdecimal() for character in number[:12]):
            continue  # twelve letters before two digits are a word, not a register entry
        valid = (is_cnpj if kind == "cnpj" else is_cpf)(number)
        yield match, Document(kind, number) if valid else None


def documents_in(text: str) -> list[Document]:
    """Return the valid documents of the text, each once, in their order."""
    return list(dict.fromkeys(document for _, document in shapes_in(text) if document))
