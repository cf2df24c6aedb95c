"""An empty extension beside ours: it lives on `localhost`, ours on `127.0.0.1`, which is the same site.

Script, port, frame and nothing else: what any extension with a card in the page costs.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

FOLDER = Path(__file__).with_name("empty_extension")


def empty_extension_id() -> str:
    """Return its identifier: the hash of its public key, as a to p (Chrome's "Manifest: key")."""
    key = base64.b64decode(json.loads((FOLDER / "manifest.json").read_text("utf-8"))["key"])
    return "".join(chr(ord("a") + int(digit, 16)) for digit in hashlib.sha256(key).hexdigest()[:32])
