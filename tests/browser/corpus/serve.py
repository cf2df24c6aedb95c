"""Runs a site of somebody else's making as a program of its own on this machine."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SERVER = """
import sys
from wsgiref.simple_server import make_server
server = make_server("127.0.0.1", 0, None)
print(server.server_port, flush=True)
sys.stdin.readline()
%s
server.set_app(application)
print("ready", flush=True)
server.serve_forever()
"""
"""Tells its port, waits for the site to be set up, says when it answers. The sites' own servers do not, and
that of Roundup does not run as root, as tests in a container do."""


class Server:
    """A server that listens already, for a site that is still to be set up."""

    def __init__(self, process: subprocess.Popen[str], log: Path) -> None:
        self._process = process
        self._log = log
        self.address = f"http://127.0.0.1:{self._line()}/"

    def start(self) -> None:
        """Begin to answer.

        Raises:
            AssertionError: it does not; the message holds what it said.
        """
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        self._line()

    def _line(self) -> str:
        assert self._process.stdout
        line = self._process.stdout.readline().strip()
        assert line, self._log.read_text("utf-8", "replace")[-2000:]
        return line


@contextmanager
def serving(application: str, home: Path, log: Path) -> Iterator[Server]:
    """Run a server until the block ends.

    Args:
        application: Python that makes the WSGI `application` of the folder `sys.argv[1]`.
        home: that folder.
        log: receives what the server says.
    """
    command = [sys.executable, "-c", _SERVER % application, str(home)]
    pipe = subprocess.PIPE
    with (
        log.open("wb") as output,
        subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=output, text=True) as process,
    ):
        try:
            yield Server(process, log)
        finally:
            process.kill()  # it keeps nothing that anybody needs
