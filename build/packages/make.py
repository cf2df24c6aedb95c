"""All packages from one build of the extension."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa

from build.packages.archive import zipped
from build.packages.crx3 import id_of, public_key_of, signed
from build.packages.update import update_manifest

STORE_LEAVES_OUT = ("key", "update_url")
"""The stores keep key and updates themselves, and refuse a manifest that names them."""


def make_packages(extension: Path, folder: Path, key: rsa.RSAPrivateKey, address: str) -> str:
    """Write store zip, signed package and update.xml into `folder`; return the signed package's id.

    Args:
        extension: the built extension.
        folder: receives the files.
        key: signs, and decides the id.
        address: of the folder in which package and update.xml will be served.
    """
    folder.mkdir(parents=True, exist_ok=True)
    manifest = json.loads((extension / "manifest.json").read_text("utf-8"))
    version, public_key = manifest["version"], public_key_of(key)
    address = address.rstrip("/")
    (folder / f"qualitoken-{version}-loja.zip").write_bytes(zipped(extension, leave_out=STORE_LEAVES_OUT))
    # The package's own key and address: a browser refuses another key than the one that signed.
    own = {"key": base64.b64encode(public_key).decode(), "update_url": f"{address}/update.xml"}
    (extension / "manifest.json").write_text(
        json.dumps({**manifest, **own}, ensure_ascii=False, indent=2) + "\n", "utf-8"
    )
    (folder / "qualitoken.crx").write_bytes(signed(zipped(extension), key))
    extension_id = id_of(public_key)
    described = update_manifest(extension_id, version, address)
    (folder / "update.xml").write_text(described, "utf-8")
    return extension_id
