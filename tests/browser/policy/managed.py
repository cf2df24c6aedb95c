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

from tests.support.paths import chromium

_ETC = Path("/etc/chromium")
_UNSHARE = ("unshare", "--mount", "--map-root-user")
"""A mount namespace of its own; in a user namespace, so that it needs no right."""


def why_not() -> str | None:
    """Return why this machine cannot give a process its own /etc/chromium; None if it can."""
    if not _ETC.is_dir():
        return "no /etc/chromium to be covered: Debian's package chromium makes it"
    tried = subprocess.run(
        [*_UNSHARE, "mount", "--bind", "/tmp", str(_ETC)],  # noqa: S108 - any folder will do
        capture_output=True,
        text=True,
        check=False,
    )
    return None if tried.returncode == 0 else f"no mount namespaces here: {tried.stderr.strip()}"


def managed_chromium(folder: Path, policies: dict[str, object]) -> Path:
    """Return a program that starts Chromium with these mandatory policies and no others."""
    managed = folder / "etc/policies/managed"
    managed.mkdir(parents=True)
    (managed / "test.json").write_text(json.dumps(policies), "utf-8")
    script = folder / "managed-chromium"
    inner = f'mount --bind {shlex.quote(str(folder / "etc"))} {_ETC} && exec {chromium()} "$@"'
    script.write_text(f'#!/bin/sh\nexec {" ".join(_UNSHARE)} sh -c {shlex.quote(inner)} sh "$@"\n', "utf-8")
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
