"""The parts of a release, from the lock files, as CycloneDX 1.5 (JSON)."""

from __future__ import annotations

import base64
import json
import re
import uuid
from pathlib import Path

from native_host import __version__

ROOT = Path(__file__).resolve().parents[2]
_TOOLS = {"pyinstaller", "pyinstaller-hooks-contrib", "altgraph", "macholib", "pefile", "pywin32-ctypes"} | {
    "setuptools",
    "packaging",
    "flit-core",
}
"""Of the freeze lock: they build, and are not part of what is built."""

BUNDLED = ("preact",)
"""What the extension's sources import; a test compares it with them."""


def sbom() -> dict[str, object]:
    """Return the document; the same lock files make the same one."""
    components = [*_python(), *_node()]
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([__version__, components], sort_keys=True))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": "qualitoken",
                "version": __version__,
                "licenses": [{"license": {"id": "GPL-3.0-or-later"}}],
            }
        },
        "components": components,
    }


def _python() -> list[dict[str, object]]:
    lock = (ROOT / "build/requirements-freeze.lock").read_text("utf-8")
    found = []
    for name, version, rest in re.findall(r"^([a-z0-9._-]+)==(\S+)(.*(?:\n .*)*)", lock, re.MULTILINE):
        scope = "excluded" if name in _TOOLS else "required"
        hashes = re.findall(r"sha256:([0-9a-f]{64})", rest)
        found.append(_component("pypi", name, version, scope, [("SHA-256", one) for one in hashes]))
    return found


def _node() -> list[dict[str, object]]:
    """Return what is bundled into the extension; every other package only builds or tests."""
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    found = []
    for name in BUNDLED:
        package = packages[f"node_modules/{name}"]
        kind, _, digest = str(package.get("integrity", "")).partition("-")
        hashes = [("SHA-512", base64.b64decode(digest).hex())] if kind == "sha512" else []
        found.append(_component("npm", name, package["version"], "required", hashes))
    return found


def _component(
    kind: str, name: str, version: str, scope: str, hashes: list[tuple[str, str]]
) -> dict[str, object]:
    return {
        "type": "library",
        "bom-ref": f"{kind}:{name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:{kind}/{name.replace('@', '%40')}@{version}",
        "scope": scope,
        # One per file of the version: which one is installed depends on the system.
        "hashes": [{"alg": algorithm, "content": content} for algorithm, content in hashes],
    }
