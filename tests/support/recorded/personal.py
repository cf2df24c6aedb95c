"""Personal data in a recording: only the invented persons of the tests may be in one."""

from __future__ import annotations

import re
from collections.abc import Iterator

INVENTED = {
    "CPF": {"52998224725", "11144477735", "52998224726"},
    "CNPJ": {"11222333000181", "12ABC34501DE35"},
    "telephone": {"33334444", "999998888", "912345678", "999123456"},
    "serial": {"", *(f"00{row}{place}" for row in "AB" for place in range(1, 10)), "0123456789ABCDEF"},
}
"""Of the invented persons and media, without signs between the digits; telephones without the area."""

_KINDS = {
    "CPF": re.compile(r"(?<![\w.])\d{3}\.?\d{3}\.?\d{3}-?\d{2}(?![\w-])"),
    "CNPJ": re.compile(r"(?<![\w.])[A-Z\d]{2}\.?[A-Z\d]{3}\.?[A-Z\d]{3}/?[A-Z\d]{4}-?\d{2}(?![\w-])"),
    "telephone": re.compile(r"(?<![\w-])(?:\+55\d\d)?9?\d{4}-?\d{4}(?![\w-])"),
    "serial": re.compile(r'(?<="serial": ")[^"«]*(?=")'),
    "e-mail": re.compile(r"[\w.%+-]+@[\w-]+(?:\.[\w-]+)+"),
    "home folder": re.compile(r"(?:/home/|/Users/|\\Users\\|/root\b)[^\s\"«]*"),
}
_OF_NOBODY = re.compile(r"@(?:[\w-]+\.)*example(?:\.com|\.org)?$")
"""Reserved for examples by RFC 2606."""

_SHOWN_CHARS = 3


def persons_data(text: str) -> Iterator[str]:
    """Yield the kind and the beginning of everything in a text that belongs to no invented person."""
    for kind, pattern in _KINDS.items():
        for found in pattern.findall(text):
            plain = re.sub(r"[.\-/]", "", found.removeprefix("+55"))
            national = plain[2:] if kind == "telephone" and found.startswith("+55") else plain
            if national not in INVENTED.get(kind, set()) and not _OF_NOBODY.search(found):
                yield f"{kind} {found[:_SHOWN_CHARS]}…"
