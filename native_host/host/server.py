"""The host's loop: frames in, one worker thread per request, replies out."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from native_host.exit_codes import INTERRUPTED
from native_host.frozen import is_removed
from native_host.host.build_id import BUILD
from native_host.host.channel import Channel, MessageTooLargeError
from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.frames import FrameReader, FrameTooLargeError
from native_host.protocol.limits import (
    MAX_FRAME_DRAINED_BYTES,
    MAX_FRAME_IN_BYTES,
    MAX_PINGS_IN_FLIGHT,
    MAX_REQUESTS_IN_FLIGHT,
)
from native_host.protocol.replies import RequestId, failure
from native_host.protocol.requests import is_notification, parse, readable_id

if TYPE_CHECKING:
    from native_host.log import Log
    from native_host.methods.services import Services

EXIT_OK = 0
EXIT_OUT_OF_STEP = 1
"""The browser's stream made no sense any more."""
EXIT_REMOVED = 3
"""An update has removed this program's files: whoever asks starts the new one."""

SETTINGS_WAIT_S = 2.0
"""How long a request waits for the settings sent before it: only a dead share takes longer."""


class Server:
    """Serves one browser connection."""

    def __init__(self, wire_in: int, wire_out: int, started: float) -> None:
        self._frames = FrameReader(wire_in)
        self._channel = Channel(wire_out)
        self._started = started
        self._workers = threading.BoundedSemaphore(MAX_REQUESTS_IN_FLIGHT)
        # Of its own: whether the host is alive is asked just when all others wait for something.
        self._pings = threading.BoundedSemaphore(MAX_PINGS_IN_FLIGHT)
        self._settings: threading.Thread | None = None
        self._ready = threading.Event()
        self._services_lock = threading.Lock()
        self._services: Services | None = None
        self._log: Log | None = None

    def serve(self) -> int:
        """Answer until the browser closes the pipe; end every driver child; return the exit code."""
        threading.Thread(target=self._warm_up, name="warm-up", daemon=True).start()
        code = EXIT_OK
        try:
            while True:
                try:
                    body = self._frames.read(MAX_FRAME_IN_BYTES)
                except FrameTooLargeError as error:
                    self._refuse_frame(error.size)
                    if error.size > MAX_FRAME_DRAINED_BYTES:
                        code = EXIT_OUT_OF_STEP
                        break
                    if not self._frames.drain(error.size):
                        break
                    continue
                if body is None:
                    break
                if is_removed():
                    code = EXIT_REMOVED
                    break
                self._accept(body)
        except OSError:
            pass  # the pipe broke: the same as its end
        except KeyboardInterrupt:
            code = INTERRUPTED
        self._close(code)
        return code

    def _close(self, code: int) -> None:
        # Without the lock: the warm-up may hold it while it imports, and then there are no children yet.
        if self._services is not None:
            self._services.close()
        if self._log is not None:
            self._log.finish(code)

    def _services_loaded(self) -> Services:
        """Import and make the services once; the first request that needs them waits for the warm-up here."""
        with self._services_lock:
            if self._services is None:
                from native_host import log  # noqa: PLC0415 - after hello
                from native_host.methods.services import Services  # noqa: PLC0415 - heavy, after hello

                self._log = log.attach()
                self._services = Services(self._started, self._ready.is_set, self._notify)
            return self._services

    def _warm_up(self) -> None:
        services = self._services_loaded()
        try:
            services.warm_up()
            self._ready.set()
        finally:
            if self._log is not None:
                services.open_log(self._log, BUILD)

    def _refuse_frame(self, size: int) -> None:
        values = {"size": str(size), "limit": str(MAX_FRAME_IN_BYTES)}
        self._channel.send(failure(None, QualitokenError(Code.FRAME_TOO_LARGE, values)))

    def _accept(self, body: bytes) -> None:
        """Start a worker for the request in `body`, or refuse it at once."""
        try:
            request = parse(body)
        except QualitokenError as error:
            self._channel.send(failure(None, error))
            return
        if is_notification(request):
            return  # there is none that the host takes
        workers = self._pings if request.get("method") == "ping" else self._workers
        if not workers.acquire(blocking=False):
            self._channel.send(failure(readable_id(request), QualitokenError(Code.TOO_MANY_REQUESTS)))
            return
        after = None if workers is self._pings else self._settings
        work = threading.Thread(
            target=self._work, args=(request, time.monotonic(), workers, after), name="request", daemon=True
        )
        if request.get("method") == "configure":
            self._settings = work
        work.start()

    def _work(
        self,
        request: dict[str, object],
        received: float,
        workers: threading.BoundedSemaphore,
        after: threading.Thread | None,
    ) -> None:
        """Answer a request, `after` the settings that were sent before it are in force."""
        request_id: RequestId = readable_id(request)
        try:
            if after is not None:
                after.join(SETTINGS_WAIT_S)
            try:
                from native_host.methods.dispatch import answer  # noqa: PLC0415 - heavy, after hello

                reply = answer(request, self._services_loaded(), self._notify, received)
            except Exception:  # a part of this program is missing or broken; `answer` itself never raises
                reply = failure(request_id, QualitokenError(Code.INTERNAL))
            try:
                self._channel.send(reply)
            except MessageTooLargeError:
                self._channel.send(failure(request_id, QualitokenError(Code.REPLY_TOO_LARGE)))
        finally:
            workers.release()

    def _notify(self, method: str, params: object) -> None:
        """Send a notification; one that is too large is dropped, its request's reply says so."""
        try:
            self._channel.send({"jsonrpc": "2.0", "method": method, "params": params})
        except MessageTooLargeError:
            return
