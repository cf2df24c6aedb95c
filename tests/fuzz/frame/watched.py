"""A real host that is given whatever it likes, and never waited for without an end."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from native_host.registration.ids import ALLOWED_ORIGINS
from tests.support.host import HostProcess
from tests.support.stage import write_config

PATIENCE_S = 60.0
"""How long a host may take for an answer before it counts as hanging: longer than its own deadlines."""

Result = TypeVar("Result")


class WatchedHost:
    """A host that is started anew after it has ended or has broken its promise."""

    def __init__(self, folder: Path, modules: list[Path]) -> None:
        self._environment = {
            "QUALITOKEN_CONFIG": str(write_config(folder, modules)),
            "XDG_CONFIG_HOME": str(folder),
        }
        self._log = folder / "log"
        self._running: HostProcess | None = None

    def use(self, use: Callable[[HostProcess], Result]) -> Result:
        """Call `use` with a host that runs.

        Raises:
            AssertionError: it hangs, or a traceback is seen on its standard error or in its log.
            Exception: whatever `use` raises; the host is then ended, so that the next one is a fresh one.
        """
        host = self._running or self._started()
        hangs = threading.Event()

        def give_up() -> None:
            hangs.set()
            host.process.kill()

        timer = threading.Timer(PATIENCE_S, give_up)
        timer.start()
        try:
            result = use(host)
            if host.process.poll() is not None:
                self._look_for_tracebacks(host)
                self.end()
        except KeyboardInterrupt:
            self.end()  # which heard Ctrl+C, too, and says so
            raise
        except BaseException as error:
            self.end()
            assert not hangs.is_set(), f"the host hangs: {error!r}"
            self._look_for_tracebacks(host)
            raise
        finally:
            timer.cancel()
        return result

    def end(self) -> None:
        """End the host; the next use starts another one."""
        if self._running:
            self._running.process.kill()
            self._running.process.wait()
            self._running = None

    def _started(self) -> HostProcess:
        host = HostProcess(self._environment, (ALLOWED_ORIGINS[0],))
        assert host.receive()["method"] == "hello"
        self._running = host
        return host

    def _look_for_tracebacks(self, host: HostProcess) -> None:
        texts = [host.errors.decode(errors="replace")]
        texts += [file.read_text("utf-8", "replace") for file in self._log.glob("*.log")]
        for text in texts:
            assert "Traceback" not in text, text


@contextmanager
def watched_host(modules: Callable[[Path], list[Path]] = lambda _folder: []) -> Iterator[WatchedHost]:
    """Give a host in a folder of its own, with the modules that `modules` makes there."""
    with tempfile.TemporaryDirectory(prefix="qualitoken-fuzz-") as name:
        folder = Path(name)
        host = WatchedHost(folder, modules(folder))
        try:
            yield host
        finally:
            host.end()
