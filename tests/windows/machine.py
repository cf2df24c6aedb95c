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
Done = subprocess.CompletedProcess[str]
"""A Windows program that has ended."""

_OWN_DRIVE = "Q:"


class Machine:
    """One prefix."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.prefix = Prefix(folder / "prefix")
        self.prefix.create()
        (self.prefix.folder / "dosdevices" / _OWN_DRIVE.lower()).symlink_to(folder)
        add_shim(self.prefix)

    def own_path(self, path: Path) -> str:
        """Return how Windows' programs name a file of the machine's folder, without a way through Z:\\tmp.

        Only the owner of a file can remove it there; Wine shows that as a folder in which everybody can. On
        Windows, nothing in such a folder counts as a configuration or driver.
        """
        return _OWN_DRIVE + "\\" + str(path.relative_to(self.folder)).replace("/", "\\")

    def run(self, *command: str, more: Mapping[str, str] | None = None) -> Done:
        """Run a Windows program to its end."""
        return self.prefix.run("wine", *command, more=more)

    def files(self) -> set[str]:
        """Return every file and folder of C:, without what Windows itself writes at any time."""
        drive = self.prefix.drive
        every = {str(path.relative_to(drive)) for path in drive.rglob("*")}
        return {name for name in every if not re.search(r"(?i)windows/(temp|installer)|/temp(/|$)", name)}

    def registry(self) -> set[str]:
        """Return every key, of the user and of the computer."""
        exported = self._exported("HKCU\\Software") + self._exported("HKLM\\Software")
        return {key.lower() for key in re.findall(r"^\[(.*)\]$", exported, re.MULTILINE)}

    def _exported(self, key: str) -> str:
        """Return everything under a key; what `reg query` prints has lost its accents."""
        file = self.folder / "exported.reg"
        file.unlink(missing_ok=True)
        self.run("reg", "export", key, windows_path(file), "/y")
        return file.read_text("utf-16").replace("\r\n", "\n") if file.is_file() else ""

    def value(self, root: str, key: str) -> str | None:
        """Return the default value of a key."""
        found = re.search(r'^@="(.*)"$', self._exported(f"{root}\\{key}"), re.MULTILINE)
        return found[1].replace("\\\\", "\\") if found else None

    def values(self, key: str) -> dict[str, str]:
        """Return the texts in a key by their names."""
        named = re.findall(r'^"((?:[^"\\]|\\.)*)"="((?:[^"\\]|\\.)*)"$', self._exported(key), re.MULTILINE)
        return {re.sub(r"\\(.)", r"\1", name): re.sub(r"\\(.)", r"\1", text) for name, text in named}

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

    def doctor(self, program: str) -> dict[str, str | None]:
        """Return what the installed doctor finds: each probe's code by its id."""
        told = self.run(program, "doctor", "--json")
        return {probe["id"]: probe["code"] for probe in json.loads(told.stdout)}

    def launcher(self, host: Path, config: Path) -> Path:
        """Return a program of this system that starts the Windows host: a browser here is told of it."""
        script = self.folder / "launcher.sh"
        variables = {
            "WINEPREFIX": str(self.prefix.folder),
            "WINEDEBUG": "-all",
            "LC_ALL": "C.UTF-8",
            "WINEDLLOVERRIDES": OVERRIDES,
            "QUALITOKEN_CONFIG": self.own_path(config),
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
        self._send(method, params)
        while "id" not in (message := self.receive()):
            pass
        result = message["result"]
        assert isinstance(result, dict)
        return result

    def exit_code_at_a_request(self) -> int:
        """Send a request that shall be the end of the host; return how it ends."""
        self._send("ping", None)
        return self.process.wait()

    def _send(self, method: str, params: Json | None) -> None:
        assert self.process.stdin is not None
        request = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params or {}}
        body = json.dumps(request).encode()
        self.process.stdin.write(struct.pack("=I", len(body)) + body)
        self.process.stdin.flush()


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
        process.wait()
