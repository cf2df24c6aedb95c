"""Which PKCS#11 modules are asked: the known ones that are installed, and the user's own."""

from __future__ import annotations

import glob
import os
import re
import sys
from functools import lru_cache
from pathlib import Path

from native_host.config import Configuration
from native_host.datafiles.trust.judge import doubt
from native_host.datafiles.trust.kinds import Kind
from native_host.token.readings.reading import DriverRef
from native_host.toml import load_toml

LOADED_KINDS = ("media", "generic")
"""Kinds loaded unasked: physical media and OpenSC. Software stores look like blank tokens, and cloud modules
may open windows or the network when loaded."""

REFUSED_KINDS = ("cloud", "trap")
"""Kinds never loaded, not even when the configuration names them."""

NAMED, GENERIC = "named", "generic"
"""Kinds of a module that the user named, and of one for many makers' media, whoever named it."""


@lru_cache(maxsize=1)
def _products() -> list[dict[str, object]]:
    products = load_toml(Path(__file__).with_name("modules.toml"))["modules"]
    if not isinstance(products, list):
        raise TypeError("modules.toml: modules")
    return products


def _platform_key() -> str:
    return {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")


def _paths(product: dict[str, object], platform: str) -> list[str]:
    paths = product.get(platform, [])
    return [os.path.expandvars(str(path)) for path in paths] if isinstance(paths, list) else []


def _is_file(path: str) -> bool:
    return os.path.isfile(path)  # noqa: PTH113 - Path raises where a folder is closed to us


def _installed(path: str) -> str | None:
    """Return the file for a listed path; of several folders that a `*` stands for, the newest version's."""
    if "*" not in path:
        return path if _is_file(path) else None
    matches = [match for match in glob.glob(path) if _is_file(match)]  # noqa: PTH207 - an absolute pattern
    return max(matches, key=_version) if matches else None


def _version(path: str) -> list[int]:
    return [int(number) for number in re.findall(r"[0-9]+", path)]


def _real(path: str) -> str:
    return os.path.normcase(os.path.realpath(path))


def _file_name(path: str) -> str:
    return re.split(r"[\\/]", path)[-1].casefold()


def _refused_names() -> set[str]:
    """Return the file names of cloud and trap modules: they are the same modules in another folder."""
    refused = [product for product in _products() if product["kind"] in REFUSED_KINDS]
    paths = [product.get(platform) for product in refused for platform in ("windows", "linux", "macos")]
    return {_file_name(str(path)) for found in paths if isinstance(found, list) for path in found}


def _families(product: dict[str, object]) -> tuple[str, ...]:
    families = product.get("families", [])
    return tuple(str(family) for family in families) if isinstance(families, list) else ()


def _known_as(name: str) -> dict[str, object]:
    """Return the product of the module with this file name: in another folder it is the same."""
    for product in _products():
        if "families" not in product and product["kind"] != GENERIC:
            continue
        for platform in ("windows", "linux", "macos"):
            paths = product.get(platform)
            for path in paths if isinstance(paths, list) else []:
                # The cheap question first: this is asked before each reading.
                if str(path).casefold().endswith(name) and _file_name(str(path)) == name:
                    return product
    return {}


def find_drivers(config: Configuration, platform: str | None = None) -> list[DriverRef]:
    """Return the modules to ask, the user's first; configured ones also when their file is missing.

    One file under several names is asked once: loading it twice and ending one would end the other. One that
    another user could replace is listed and never loaded.
    """
    platform = platform or _platform_key()
    known = {_real(path): product for product in _products() for path in _paths(product, platform)}
    found: dict[str, DriverRef] = {}
    for path in config.modules:
        product = known.get(_real(path), {})
        name = str(product.get("product") or Path(path).name)
        refused = product.get("kind") in REFUSED_KINDS or _file_name(path) in _refused_names()
        why_not = None if refused else doubt(path, config.owners_of(path), Kind.LIBRARY)
        file = _known_as(_file_name(path))
        kind = GENERIC if file.get("kind") == GENERIC else NAMED
        found.setdefault(_real(path), DriverRef(path, name, kind, refused, why_not, _families(file)))
    if config.only_modules:
        return list(found.values())
    for product in _products():
        if product["kind"] not in LOADED_KINDS:
            continue
        installed = next((there for path in _paths(product, platform) if (there := _installed(path))), None)
        if installed:
            ref = DriverRef(
                installed, str(product["product"]), str(product["kind"]), families=_families(product)
            )
            found.setdefault(_real(installed), ref)
    return list(found.values())
