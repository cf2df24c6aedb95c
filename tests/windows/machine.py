"""A Windows under Wine, as a test sees it: installed, asked for its registry, its programs spoken to."""

from __future__ import annotations

import contextlib
import json
import re
import shlex
import struct
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from build.windows.shim import add_shim
from build.windows.wine import OVERRIDES, Prefix, windows_path
from native_host.registration.browsers import known_browsers
from native_host.registration.ids import ALLOWED_ORIGINS

Json = dict[str, object]


class Machine:
    """One prefix."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.prefix = Prefix(folder / "prefix")
        self.prefix.create()
        add_shim(self.prefix)

    def run(self, *command: str, more: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Run a Windows program to its end."""
        return self.prefix.run("wine", *command, more=more)

    def files(self) -> set[str]:
        """Return every file and folder of C:, without what Windows itself writes at any time."""
        drive = self.prefix.drive
        every = {str(path.relative_to(drive)) for path in drive.rglob("*")}
        return {name for name in every if not re.search(r"(?i)windows/(temp|installer)|/temp(/|$)", name)}

    def registry(self) -> set[str]:
        """Return every key, of the user and of the computer."""
        found = set()
        for root in ("HKCU\\Software", "HKLM\\Software"):
            told = self.run("reg", "query", root, "/s")
            found |= {line.strip().lower() for line in told.stdout.splitlines() if line.startswith("HKEY_")}
        return found

    def value(self, root: str, key: str) -> str | None:
        """Return the default value of a key."""
        told = self.run("reg", "query", f"{root}\\{key}", "/ve")
        found = re.search(r"REG_SZ\s+(.*)", told.stdout)
        return found[1].strip() if found else None

    def registered(self, root: str) -> dict[str, str | None]:
        """Return by browser which manifest its key names."""
        return {name: self.value(root, browser.key) for name, browser in known_browsers("win32").items()}

    def here(self, path: str) -> Path:
        """Return where a file of C: lies on this system."""
        return self.prefix.drive / path.partition(":\\")[2].replace("\\", "/")

    def host_of(self, manifest: str) -> Path:
        """Return the host's program that a manifest names, as a browser finds it."""
        content = json.loads(self.here(manifest).read_text("utf-8"))
        assert content["allowed_origins"] == list(ALLOWED_ORIGINS)
        return self.here(manifest).parent / str(content["path"])

    def launcher(self, host: Path, config: Path) -> Path:
        """Return a program of this system that starts the Windows host: a browser here is told of it."""
        script = self.folder / "launcher.sh"
        variables = {
            "WINEPREFIX": str(self.prefix.folder),
            "WINEDEBUG": "-all",
            "LC_ALL": "C.UTF-8",
            "WINEDLLOVERRIDES": OVERRIDES,
            "QUALITOKEN_CONFIG": windows_path(config),
        }
        lines = [f"export {name}={shlex.quote(value)}" for name, value in variables.items()]
        script.write_text("\n".join(["#!/bin/sh", *lines, f'exec wine {shlex.quote(str(host))} "$@"\n']))
        script.chmod(0o755)
        return script


class WindowsHost:
    """A running host."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process

    def receive(self) -> Json:
        """Read a frame."""
        assert self.process.stdout is not None
        (size,) = struct.unpack("=I", self.process.stdout.read(4))
        message = json.loads(self.process.stdout.read(size))
        assert isinstance(message, dict)
        return message

    def call(self, method: str, params: Json | None = None) -> Json:
        """Send a request; return its result."""
        assert self.process.stdin is not None
        request = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params or {}}
        body = json.dumps(request).encode()
        self.process.stdin.write(struct.pack("=I", len(body)) + body)
        self.process.stdin.flush()
        while "id" not in (message := self.receive()):
            pass
        result = message["result"]
        assert isinstance(result, dict)
        return result


@contextmanager
def running(program: Path) -> Iterator[WindowsHost]:
    """Start a host as a browser does; end it as a browser does, by closing its input."""
    process = subprocess.Popen(
        [str(program), ALLOWED_ORIGINS[0]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield WindowsHost(process)
    finally:
        assert process.stdin is not None
        with contextlib.suppress(OSError):
            process.stdin.close()
        process.wait(20)
