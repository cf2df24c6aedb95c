"""Hosts around an update: of another major version, or with its files removed while it runs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from native_host.registration.ids import ALLOWED_ORIGINS, HOST_NAME
from tests.support.paths import PROGRAMS

OTHER_VERSION = """#!{python}
import json, struct, sys
hello = {{"jsonrpc": "2.0", "method": "hello", "params": {{
    "protocol": "{protocol}", "host": "9.0.0", "build": "test", "capabilities": []}}}}
frame = json.dumps(hello).encode()
sys.stdout.buffer.write(struct.pack("=I", len(frame)) + frame)
sys.stdout.buffer.flush()
sys.stdin.buffer.read()
"""

_REMOVED_LATER = """#!{python}
import os, subprocess, sys
command = ["{host}", *sys.argv[1:]]
if os.path.exists("{removed}"):
    os.execv(command[0], command)  # the new version
host = subprocess.Popen(command, stdin=subprocess.PIPE)
while said := os.read(0, 65536):
    if os.path.exists("{removed}"):
        host.kill()
        os._exit(3)
    os.write(host.stdin.fileno(), said)
"""


_RECORDED = """#!{python}
import os, subprocess, sys
host = subprocess.Popen(["{host}", *sys.argv[1:]], stdin=subprocess.PIPE)
with open("{file}", "ab", buffering=0) as file:
    while said := os.read(0, 65536):
        file.write(said)
        os.write(host.stdin.fileno(), said)
host.stdin.close()
host.wait()
"""


def register_other_host(profile: Path, protocol: str) -> None:
    """Register for the browser profile `profile` a host that says `protocol` and nothing more."""
    register_program(profile, OTHER_VERSION.format(python=sys.executable, protocol=protocol))


def register_host_removed_later(profile: Path, removed: Path) -> None:
    """Register for the browser profile `profile` the real host, which an update removes.

    Once the file `removed` is there, the running one ends at the next request as a frozen host does
    (`native_host.frozen.is_removed`), and the one that is started then is well.
    """
    program = _REMOVED_LATER.format(python=sys.executable, host=PROGRAMS / "qualitoken-host", removed=removed)
    register_program(profile, program)


def register_recorded_host(profile: Path, file: Path) -> None:
    """Register for the browser profile `profile` the real host, and add to `file` what it is sent."""
    register_program(
        profile, _RECORDED.format(python=sys.executable, host=PROGRAMS / "qualitoken-host", file=file)
    )


def register_program(profile: Path, text: str) -> None:
    """Register a program with this text for the browser profile `profile`; another one takes its place."""
    profile.mkdir(parents=True, exist_ok=True)
    program = profile / "other-host"
    program.write_text(text, "utf-8")
    program.chmod(0o755)
    folder = profile / "NativeMessagingHosts"
    folder.mkdir(parents=True, exist_ok=True)
    manifest = {
        "name": HOST_NAME,
        "description": "A host for tests",
        "path": str(program),
        "type": "stdio",
        "allowed_origins": list(ALLOWED_ORIGINS),
    }
    (folder / f"{HOST_NAME}.json").write_text(json.dumps(manifest), "utf-8")
