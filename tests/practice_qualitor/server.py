"""The server: loopback only, threaded, HTTP/1.1 with kept connections."""

from __future__ import annotations

import io
import os
import tempfile
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server

from .app import create_app
from .save_log import SaveLog
from .settings import Settings
from .tickets import Ticket, TicketStore
from .visit import Parts, Pause

LOOPBACK = ("127.0.0.1", "localhost", "::1")
NODE_MODULES_VARIABLE = "PRACTICE_QUALITOR_NODE_MODULES"


def find_node_modules(given: Path | None = None) -> Path:
    """Return the folder with jquery and select2: given, named by the environment, or the repository's own."""
    if given is not None:
        return given
    named = os.environ.get(NODE_MODULES_VARIABLE)
    return Path(named) if named else Path(__file__).resolve().parents[2] / "node_modules"


class _Handler(WSGIRequestHandler):
    """Keeps connections open, as werkzeug's own handler never does, and sends answers in one piece."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 64 * 1024

    def run_wsgi(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        environ = self.make_environ()
        environ["wsgi.input"] = io.BytesIO(body)
        answer: list[Any] = []

        def start_response(status: str, headers: list[tuple[str, str]], _exc_info: object = None) -> object:
            answer[:] = [status, headers]
            return None

        chunks: Iterable[bytes] = self.server.app(environ, start_response)  # type: ignore[arg-type]
        content = b"".join(chunks)
        if hasattr(chunks, "close"):
            chunks.close()
        status, headers = answer
        code, _, reason = status.partition(" ")
        self.send_response(int(code), reason)
        for name, value in headers:
            if name.lower() != "content-length":
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
        self.wfile.flush()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing: a test reads the log of saves instead."""


@dataclass
class PracticeServer:
    """The practice site in a thread of this process.

    ::

        with PracticeServer() as site:
            site.settings.latency_ms = 300
            browser.goto(site.url + "/html/hd/hdchamado/cadastro_chamado.php")
            assert site.saves()[-1]["related"]
    """

    host: str = "127.0.0.1"
    port: int = 0
    """0 takes a free one."""

    database: Path | None = None
    """SQLite file of the tickets; without it they last as long as the server."""

    log: Path | None = None
    """File that saves are appended to; without it the log lasts as long as the server."""

    settings: Settings = field(default_factory=Settings)
    node_modules: Path | None = None
    """Folder with jquery and select2; see `find_node_modules`."""

    pause: Pause = time.sleep
    """How the site is slow where a setting asks for it."""

    def __post_init__(self) -> None:
        if self.host not in LOOPBACK:
            raise ValueError(f"the practice site is served on this machine only, not on {self.host}")

    def __enter__(self) -> PracticeServer:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Listen on the port (0: a free one) and answer in a thread."""
        self._folder = tempfile.TemporaryDirectory(prefix="practice-qualitor-")
        folder = Path(self._folder.name)
        self._tickets = TicketStore(self.database or folder / "tickets.sqlite")
        self._saves = SaveLog(self.log or folder / "saves.jsonl")
        app = create_app(
            Parts(self.settings, self._tickets, self._saves, self.pause), find_node_modules(self.node_modules)
        )
        self._server = make_server(self.host, self.port, app, threaded=True, request_handler=_Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop listening and remove what was made for this run."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._tickets.close()
        self._folder.cleanup()

    @property
    def url(self) -> str:
        """Address of the site without a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self._server.server_port}"

    @property
    def ticket_url(self) -> str:
        """Address of a new ticket."""
        return f"{self.url}/html/hd/hdchamado/cadastro_chamado.php"

    def saves(self) -> list[dict[str, Any]]:
        """Return the log of saves, oldest first; see `SaveLog` for the keys."""
        return self._saves.read()

    def tickets(self, *, seeded: bool = False) -> list[Ticket]:
        """Return the tickets that were saved, with `seeded` those too that the list began with."""
        return [ticket for ticket in self._tickets.all() if seeded or not ticket.seeded]
