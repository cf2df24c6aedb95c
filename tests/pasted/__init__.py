"""A corpus of pasted texts about made-up people, with what must be recognised in each.

Each `[[case]]` has `about`, `text` and the values that are right. A key that is absent must not be offered.
`names_also`: other names that may stand after the right one. `<key>_any`: values that may be offered or not,
but never as sure. `people`: the values of each of several people, in the text's order.

`emails`, `chats`, `crm`, `hostile` and `several` were written before the parser. The others came afterwards,
to see how it does on what it has not seen, and it was mended for them later. At first sight, of the 75 texts
of `later`, `last`, `third` and `unseen`: CPF, CNPJ and e-mail right in all, phones in 72, protocols in 69,
names in 54; no wrong value was shown as sure. Of the 54 texts of `fifth`: 39 right as a whole; CPF, CNPJ and
protocol in all, e-mail in 53, phones in 51, names in 43; two wrong values were shown as sure, a protocol as
a phone and a name with Cyrillic letters among the others. Of the 32 texts of `sixth`, written after that was
mended: 24 right as a whole, all but the names in each; no wrong value was shown as sure. A name without a
label is the weak point: it is never more than likely.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from native_host.protocol.messages import CustomerKey
from native_host.toml import load_toml

Values = dict[str, list[str]]
"""Right values by key, in order."""


@dataclass(frozen=True)
class Case:
    """One text."""

    id: str
    text: str
    people: list[Values]
    """One entry; several for a text about several people."""
    also: Values = field(default_factory=dict)
    """May be offered too, after the right ones."""
    never_sure: Values = field(default_factory=dict)
    """May be offered instead of nothing, but not as sure."""


def corpus(folder: str = "") -> list[Case]:
    """Return every case of a folder: of this one, or of `gate`, texts that the parser had never seen."""
    found = []
    for file in sorted((Path(__file__).parent / folder).glob("*.toml")):
        cases = cast("list[dict[str, object]]", load_toml(file)["case"])
        found += [_case(f"{file.stem}: {one['about']}", one) for one in cases]
    return found


def _case(name: str, table: dict[str, object]) -> Case:
    people = cast("list[dict[str, object]]", table.get("people", [table]))
    return Case(
        name,
        cast("str", table["text"]),
        [_values(one) for one in people],
        {"name": cast("list[str]", table.get("names_also", []))},
        {key.value: _listed(table.get(_plural(key) + "_any")) for key in CustomerKey},
    )


def _values(table: dict[str, object]) -> Values:
    return {key.value: _listed(table.get(_plural(key))) for key in CustomerKey}


def _plural(key: CustomerKey) -> str:
    return "phones" if key is CustomerKey.PHONE else key.value


def _listed(value: object) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else cast("list[str]", value)
