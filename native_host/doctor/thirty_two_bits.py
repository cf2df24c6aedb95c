"""Drivers that a 64-bit Windows has in 32 bits only: programs of that kind load them, this one cannot."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from native_host.token import drivers
from native_host.token.drivers.catalogue import LOADED_KINDS
from native_host.toml import load_toml

_NATIVE, _OTHER = "\\System32\\", "\\SysWOW64\\"
"""Windows keeps 64-bit libraries in the one, 32-bit ones in the other (Microsoft on WOW64)."""


def _exists(path: str) -> bool:
    return os.path.isfile(os.path.expandvars(path))  # noqa: PTH113 - Path raises where a folder is closed to us


def only_in_32_bits(
    exists: Callable[[str], bool] = _exists, platform: str = sys.platform
) -> list[tuple[str, str]]:
    """Return product and file of each known driver that is installed in 32 bits and not in 64."""
    if platform != "win32":
        return []
    known = load_toml(Path(drivers.__file__).with_name("modules.toml"))["modules"]
    found = []
    for product in known if isinstance(known, list) else []:
        paths = [str(path) for path in product.get("windows", [])]
        if product["kind"] not in LOADED_KINDS or any(map(exists, paths)):
            continue
        others = [path.replace(_NATIVE, _OTHER) for path in paths if _NATIVE in path]
        there = next(filter(exists, others), None)
        if there is not None:
            found.append((str(product["product"]), os.path.expandvars(there)))
    return found
