"""Additional information: the fields that appear with a category (`data/additional.toml`)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from .categories import Category
from .data_files import read_toml


@dataclass(frozen=True)
class AdditionalField:
    """One field of a set; `kind` is explained in the data file."""

    number: str
    label: str
    kind: str
    required: bool = False
    hidden: bool = False
    bare_id: bool = False
    """The id is the number alone, as it was seen on hour fields: "#12" is no valid selector."""

    maxlength: int = 40
    options: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Id and name of the control; the id of a choice has a hash behind it."""
        return self.number if self.bare_id else f"vlinformacaoadicional{self.number}"

    def shown_as(self, skin: str) -> str:
        """Return the kind of control in one look."""
        if self.kind == "choice":
            return "radio" if skin == "9" else "yes_no"
        return self.kind

    def choice_id(self, value: str) -> str:
        """Return the id of one radio button or check box: the name and an MD5."""
        digest = hashlib.md5(f"{self.name}={value}".encode(), usedforsecurity=False).hexdigest()
        return f"{self.name}_{digest}"


@lru_cache(maxsize=1)
def _fields() -> dict[str, AdditionalField]:
    rows = read_toml("additional")["fields"]
    return {
        number: AdditionalField(number=number, **{**row, "options": tuple(row.get("options", ()))})
        for number, row in rows.items()
    }


@lru_cache(maxsize=1)
def _sets() -> dict[str, tuple[AdditionalField, ...]]:
    return {
        name: tuple(_fields()[number] for number in numbers)
        for name, numbers in read_toml("additional")["sets"].items()
    }


def fields_for(category: Category | None) -> tuple[AdditionalField, ...]:
    """Return the fields that come with a last-level category; none without one."""
    return _sets()[category.information] if category and category.information else ()
