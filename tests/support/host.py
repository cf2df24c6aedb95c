"""The real `qualitoken-host` over real pipes, spoken to as a browser does."""

from __future__ import annotations

import contextlib
import json
import os
import struct
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from native_host.protocol.limits import READ_DEADLINE_MAX_MS
from native_host.registration.ids import ALLOWED_ORIGINS
from tests.support.other_user import python_of_any_user
from tests.support.paths import OUT, PROGRAMS
from tests.support.pcsc import STOPPED
from tests.support.waiting import until

HOST = PROGRAMS / "qualitoken-host"
Json = dict[str, object]


class HostProcess:
    """A running host."""

    def __init__(
        self, environment: Mapping[str, str], arguments: tuple[str, ...], user: int | None = None
    ) -> None:
        """Start it, as another user of the computer if `user` names one."""
        command, own = ([str(HOST)], {}) if user is None else _for_any_user()
        self.process = subprocess.Popen(
            [*command, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # A host without a configured log folder must not write into the user's own.
            env={**os.environ, "XDG_STATE_HOME": str(OUT / "tests/state"), **STOPPED, **own, **environment},
            cwd=None if user is None else "/",
            user=user,
            group=user,
            extra_groups=None if user is None else [],
        )
        self.errors = b""
        assert self.process.stdin and self.process.stdout and self.process.stderr
        self._stdin, self._stdout = self.process.stdin, self.process.stdout
        self._draining = threading.Thread(target=self._drain, daemon=True)
        self._draining.start()

    def _drain(self) -> None:
        assert self.process.stderr
        self.errors = self.process.stderr.read()

    def all_errors(self) -> bytes:
        """Wait until nobody holds its standard error any more; return what was written there."""
        self._draining.join()
        return self.errors

    def send_bytes(self, data: bytes) -> None:
        """Write `data` as it is."""
        self._stdin.write(data)
        self._stdin.flush()

    def send(self, message: object) -> None:
        """Write a frame."""
        body = json.dumps(message).encode()
        self.send_bytes(struct.pack("=I", len(body)) + body)

    def receive(self) -> Json:
        """Read a frame.

        Raises:
            EOFError: the host closed its end.
        """
        head = self._stdout.read(4)
        if len(head) < 4:
            raise EOFError(f"exit code {self.process.wait()}: {self.errors.decode(errors='replace')}")
        message = json.loads(self._stdout.read(struct.unpack("=I", head)[0]))
        assert isinstance(message, dict)
        return message

    def call(self, method: str, params: Json | None = None, request_id: int = 1) -> tuple[Json, list[Json]]:
        """Send a request; return its reply and the notifications that came before it."""
        self.send({"jsonrpc": "2.0", "id": request_id, "method": method, "params": params or {}})
        notifications = []
        while "id" not in (message := self.receive()):
            notifications.append(message)
        return message, notifications

    def media(self, deadline_ms: int = READ_DEADLINE_MAX_MS) -> list[Json]:
        """Read the tokens; return the media. Where no driver hangs, the deadline is never over."""
        reply, _ = self.call("tokens.read", {"deadline_ms": deadline_ms})
        media: list[Json] = reply["result"]["media"]  # type: ignore[index]
        return media

    def close(self) -> int:
        """Close the host's input as a browser does; return its exit code."""
        self._stdin.close()
        return self.process.wait()

    def children(self) -> list[int]:
        """Return the process ids of its children, Linux only."""
        return children_of(self.process.pid)


def _for_any_user() -> tuple[list[str], Mapping[str, str]]:
    command, environment = python_of_any_user()
    return [*command, "-c", "from native_host.host.main import main; raise SystemExit(main())"], environment


@contextmanager
def running_host(
    folder: Path, modules: list[Path], environment: Mapping[str, str] | None = None
) -> Iterator[HostProcess]:
    """Start a host that knows `modules` only, and read its hello; no smart card service runs unless named."""
    config = folder / "host.toml"
    config.write_text(
        f"modules = {json.dumps([str(module) for module in modules])}\nonly_modules = true\n"
        f"log_dir = {json.dumps(str(folder / 'log'))}\n",
        "utf-8",
    )
    host = HostProcess({"QUALITOKEN_CONFIG": str(config), **(environment or {})}, (ALLOWED_ORIGINS[0],))
    try:
        assert host.receive()["method"] == "hello"
        yield host
    finally:
        host.process.kill()
        host.process.wait()


def children_of(pid: int) -> list[int]:
    """Return the process ids of a process's children, Linux only."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(FileNotFoundError):  # the thread has ended meanwhile
            found += [int(child) for child in (task / "children").read_text("ascii").split()]
    return found


def line_in(log: Path, words: str) -> str:
    """Wait until a running host, once it is warm, has written `words` to its log; return the log.

    Raises:
        TimeoutError: it has not.
    """

    def written() -> str:
        with contextlib.suppress(FileNotFoundError):
            text = log.read_text("utf-8")
            return text if words in text else ""
        return ""

    return until(written, f"{words!r} in {log}")


def loads(pid: int, module: Path) -> bool:
    """Whether the process is the child that loads `module`."""
    return str(module) in _command_line(pid)


def asks_pcsc(pid: int) -> bool:
    """Whether the process is the child that asks PC/SC; one that was only just forked is not known yet."""
    return "native_host.token.pcsc.child" in _command_line(pid)


def _command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return ""


def wait_until_gone(pids: list[int]) -> None:
    """Wait for the end of all processes; a zombie has ended.

    Raises:
        TimeoutError: one does not end.
    """
    until(lambda: not any(_alive(pid) for pid in pids), f"the end of {pids}")


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
