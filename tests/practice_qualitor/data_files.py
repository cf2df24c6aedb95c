"""Reading of the TOML files in `data/`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

DATA = Path(__file__).parent / "data"


def read_toml(name: str) -> dict[str, Any]:
    """Return the content of one data file, named without its ending."""
    with (DATA / f"{name}.toml").open("rb") as file:
        content: dict[str, Any] = tomllib.load(file)
    return content
