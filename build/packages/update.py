"""update.xml: where a browser told by policy finds the package (Chrome's documentation of hosting)."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

TEMPLATE = Path(__file__).resolve().parents[2] / "manifests/update.xml"


def update_manifest(extension_id: str, version: str, address: str) -> str:
    """Return the file's content.

    Args:
        extension_id: of the signed package.
        version: of the package.
        address: of the folder in which it is served.
    """
    values = {"id": extension_id, "version": version, "address": address}
    quoted = {name: escape(value, {'"': "&quot;"}) for name, value in values.items()}
    return TEMPLATE.read_text("utf-8").format(**quoted)
