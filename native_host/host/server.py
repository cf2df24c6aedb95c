"""The host's loop: frames in, pings answered at once and requests by other threads, replies out."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, NamedTuple

from native_host.exit_codes import INTERRUPTED
from native_host.frozen import is_removed
from native_host.host.at_once import answer_at_once, is_ping
from native_host.host.build_id import BUILD
from native_host.host.channel import Channel, MessageTooLargeError
from native_host.host.workers import Workers
from native_host.methods.alive import Alive
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
from native_host.texts import number

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


class _Job(NamedTuple):
    """A request to be answered.

    Attributes:
        request: its envelope.
        received: when it came, in seconds of the monotonic clock.
        after: set when the settings that were sent before it are in force; None: none were.
        done: set by who has answered it.
    """

    request: dict[str, object]
    received: float
    after: threading.Event | None
    done: threading.Event


class Server:
    """Serves one browser connection."""

    def __init__(self, wire_in: int, wire_out: int, started: float) -> None:
        self._frames = FrameReader(wire_in)
        self._channel = Channel(wire_out)
        self._settings: threading.Event | None = None
        self._ready = threading.Event()
        self._alive = Alive(started, self._ready.is_set)
        self._workers = Workers(MAX_REQUESTS_IN_FLIGHT, self._work)
        # Of its own, for those with a mistake: whether the host is alive is asked just when all others wait.
        self._pings = Workers(MAX_PINGS_IN_FLIGHT, self._work)
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
                    refusal = _too_large(error.size)
                    if error.size > MAX_FRAME_DRAINED_BYTES:
                        self._channel.send(refusal)  # before the process ends
                        code = EXIT_OUT_OF_STEP
                        break
                    self._channel.post(refusal)
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
                self._services = Services(self._alive, self._notify)
            return self._services

    def _warm_up(self) -> None:
        services = self._services_loaded()
        try:
            services.warm_up()
            self._ready.set()
        finally:
            if self._log is not None:
                services.open_log(self._log, BUILD)

    def _accept(self, body: bytes) -> None:
        """Answer the request in `body`, have it answered by another thread, or refuse it."""
        received = time.monotonic()
        try:
            request = parse(body)
        except QualitokenError as error:
            self._channel.post(failure(None, error))
            return
        if is_notification(request):
            return  # there is none that the host takes
        if (reply := answer_at_once(request, self._alive)) is not None:
            self._channel.post(reply)
            if self._log is not None:
                from native_host.log import answered  # noqa: PLC0415 - it is imported where there is a log

                self._log.note(answered("ping", "ok", received))
            return
        workers = self._pings if is_ping(request) else self._workers
        after = None if workers is self._pings else self._settings
        job = _Job(request, received, after, threading.Event())
        if request.get("method") == "configure":
            self._settings = job.done
        if not workers.take(job):
            self._channel.post(failure(readable_id(request), QualitokenError(Code.TOO_MANY_REQUESTS)))
            job.done.set()

    def _work(self, job: _Job) -> None:
        request_id: RequestId = readable_id(job.request)
        try:
            if job.after is not None:
                job.after.wait(SETTINGS_WAIT_S)
            from native_host.methods.dispatch import answer  # noqa: PLC0415 - heavy, after hello

            reply = answer(job.request, self._services_loaded(), self._notify, job.received)
        except Exception:  # a part of this program is missing or broken; `answer` itself never raises
            reply = failure(request_id, QualitokenError(Code.INTERNAL))
        try:
            self._channel.send(reply)
        except MessageTooLargeError:
            self._channel.send(failure(request_id, QualitokenError(Code.REPLY_TOO_LARGE)))
        finally:
            job.done.set()

    def _notify(self, method: str, params: object) -> None:
        """Send a notification; one that is too large is dropped, its request's reply says so."""
        try:
            self._channel.send({"jsonrpc": "2.0", "method": method, "params": params})
        except MessageTooLargeError:
            return


def _too_large(size: int) -> dict[str, object]:
    values = {"size": number(size), "limit": number(MAX_FRAME_IN_BYTES)}
    return failure(None, QualitokenError(Code.FRAME_TOO_LARGE, values))
