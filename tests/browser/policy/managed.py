"""A Chromium that finds policies of its own in /etc/chromium, without the machine's being touched."""

from __future__ import annotations

import functools
import json
import shlex
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.paths import chromium

ETC = Path("/etc/chromium")
_WAYS = (("unshare", "--mount", "--map-root-user"), ("unshare", "--mount"))
"""A mount namespace of its own; in a user namespace it needs no right, but not every machine allows one."""


def covering(source: Path, target: Path, stage: Path) -> str:
    """Return the shell command that, in a mount namespace of its own, shows `source` as `target`.

    Args:
        source: what is shown.
        target: a folder of /etc; if the machine has none, the namespace gets an /etc that does.
        stage: an empty folder, for that /etc.
    """
    show = f"mount --rbind {shlex.quote(str(source))} {shlex.quote(str(target))}"
    if target.is_dir():
        return show
    new, old = shlex.quote(str(stage)), ".old"
    steps = [
        f"mount -t tmpfs etc {new}",
        f"mkdir {new}/{old} {new}/{target.name}",
        f"mount --rbind /etc {new}/{old}",
        f'for name in $(ls -A /etc); do ln -s "{old}/$name" {new}/; done',
        f"mount --rbind {new} /etc",
    ]
    return " && ".join([*steps, show])


@functools.cache
def _way() -> tuple[tuple[str, ...] | None, str]:
    """Return the first way that works, or None and why none does."""
    reasons = []
    with TemporaryDirectory() as name:
        # A folder of its own: one with another mount below it, as /tmp may be, may not be shown elsewhere
        # ("wrong fs type" is what mount says then).
        source, stage = Path(name) / "source", Path(name) / "stage"
        source.mkdir()
        stage.mkdir()
        for way in _WAYS:
            command = [*way, "sh", "-c", covering(source, ETC, stage)]
            tried = subprocess.run(command, capture_output=True, text=True, check=False)
            if tried.returncode == 0:
                return way, ""
            reasons.append(f"{' '.join(way)}: {tried.stderr.strip() or tried.returncode}")
    return None, "; ".join(reasons)


def why_not() -> str | None:
    """Return why this machine cannot give a process its own /etc/chromium; None if it can."""
    way, reasons = _way()
    return None if way else f"no {ETC} of its own for a process here: {reasons}"


def command_for(folder: Path, inner: str, target: Path = ETC) -> list[str]:
    """Return what runs the shell command `inner` where `folder`/etc is shown as `target`."""
    stage = folder / "stage"
    stage.mkdir(exist_ok=True)
    way, reasons = _way()
    assert way is not None, reasons
    return [*way, "sh", "-c", f"{covering(folder / 'etc', target, stage)} && {inner}", "sh"]


def managed_chromium(folder: Path, policies: dict[str, object]) -> Path:
    """Return a program that starts Chromium with these mandatory policies and no others."""
    managed = folder / "etc/policies/managed"
    managed.mkdir(parents=True)
    (managed / "test.json").write_text(json.dumps(policies), "utf-8")
    script = folder / "managed-chromium"
    command = shlex.join(command_for(folder, f'exec {chromium()} "$@"'))
    script.write_text(f'#!/bin/sh\nexec {command} "$@"\n', "utf-8")
    script.chmod(0o755)
    return script


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the folder on this machine; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
