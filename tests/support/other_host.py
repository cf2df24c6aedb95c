"""A host of another major version, as an old extension would meet it after a careless update."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from native_host.registration.ids import ALLOWED_ORIGINS, HOST_NAME

PROGRAM = """#!{python}
import json, struct, sys
hello = {{"jsonrpc": "2.0", "method": "hello", "params": {{
    "protocol": "{protocol}", "host": "9.0.0", "build": "test", "capabilities": []}}}}
frame = json.dumps(hello).encode()
sys.stdout.buffer.write(struct.pack("=I", len(frame)) + frame)
sys.stdout.buffer.flush()
sys.stdin.buffer.read()
"""


def register_other_host(profile: Path, protocol: str) -> None:
    """Register for the browser profile `profile` a host that says `protocol` and nothing more."""
    profile.mkdir(parents=True, exist_ok=True)
    program = profile / "other-host"
    program.write_text(PROGRAM.format(python=sys.executable, protocol=protocol), "utf-8")
    program.chmod(0o755)
    folder = profile / "NativeMessagingHosts"
    folder.mkdir(parents=True, exist_ok=True)
    manifest = {
        "name": HOST_NAME,
        "description": "A host of another version",
        "path": str(program),
        "type": "stdio",
        "allowed_origins": list(ALLOWED_ORIGINS),
    }
    (folder / f"{HOST_NAME}.json").write_text(json.dumps(manifest), "utf-8")
