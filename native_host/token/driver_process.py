"""The supervisor's side of one driver child: start it, ask it, wait no longer than allowed, kill it."""

from __future__ import annotations

import contextlib
import json
import queue
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace

from native_host.protocol.frames import FrameTooLargeError, read_frame, write_frame
from native_host.token import limits
from native_host.token.snapshot import DriverRef, Failure, Library, Reading, SlotSnapshot, local_now

Answer = dict[str, object]


def child_command(module: str) -> list[str]:
    """Return a driver child's command line. `-I`: no folder or variable may change what is imported."""
    code = "from native_host.token.driver_child import main; main()"
    return [sys.executable, "-I", "-c", code, module]


class DriverProcess:
    """One child process with one PKCS#11 module."""

    _generations = 0

    def __init__(self, driver: DriverRef) -> None:
        """Start the child. What goes wrong is told by the first `read`."""
        DriverProcess._generations += 1
        self.generation = DriverProcess._generations
        self._driver = driver
        self._answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        self._started = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._number = 0
        self._ended = False
        # The thread that starts the child also lives as long as it: Linux sends PR_SET_PDEATHSIG
        # when the starting *thread* ends.
        threading.Thread(target=self._run, name="driver", daemon=True).start()

    @property
    def usable(self) -> bool:
        """Whether another read may be asked of this child."""
        return not self._ended

    def _run(self) -> None:
        try:
            self._process = subprocess.Popen(
                child_command(self._driver.path),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            self._answers.put(None)
            return
        finally:
            self._started.set()
        assert self._process.stdout is not None  # noqa: S101 - asked for above
        fd = self._process.stdout.fileno()
        with contextlib.suppress(OSError, ValueError, FrameTooLargeError):
            while (body := read_frame(fd, limits.CHILD_MESSAGE_MAX_BYTES)) is not None:
                answer = json.loads(body)
                if not isinstance(answer, dict):
                    break
                self._answers.put(answer)
        self._process.kill()
        self._process.wait()
        self._answers.put(None)

    def read(self, deadline: float) -> Reading:
        """Ask for a reading and wait for it until `deadline` (monotonic seconds).

        A child that is inside its module by then is killed. One that has not come so far, because the
        deadline was short or the computer busy, is left to be ready for the next read.
        """
        self._number += 1
        reading = Reading(self._driver, 0.0, "", self.generation)
        where = ""
        try:
            self._ask()
            while True:
                answer = self._answers.get(timeout=max(0.0, deadline - time.monotonic()))
                if answer is None:
                    return self._done(reading, self._crash(where))
                if answer.get("n") != self._number:
                    continue
                if "at" in answer:
                    where = str(answer["at"])
                elif "failed" in answer:
                    function, reason = str(answer["function"]), str(answer["reason"])
                    self._ended = answer["failed"] == "driver_load_failed"
                    return self._done(reading, Failure(str(answer["failed"]), function, reason))
                else:
                    reading = _joined(reading, answer)
                    if "done" in answer:
                        return self._done(reading, None)
        except queue.Empty:
            if where:
                self.kill()
            return self._done(reading, Failure("driver_timeout", where))
        except (TypeError, ValueError, KeyError):
            self.kill()
            return self._done(reading, Failure("driver_crashed", where, "protocol"))

    def kill(self) -> None:
        """End the child at once."""
        self._ended = True
        process = self._process
        if process is None:
            return
        process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(limits.KILL_WAIT_S)

    def _ask(self) -> None:
        self._started.wait()
        if self._process is None or self._process.stdin is None:
            return  # could not be started: `_answers` says so
        with contextlib.suppress(OSError):  # it has ended: `_answers` says so
            write_frame(self._process.stdin.fileno(), json.dumps({"read": self._number}).encode("ascii"))

    def _crash(self, where: str) -> Failure:
        self._ended = True
        code = self._process.poll() if self._process else None
        if code is None:
            return Failure("driver_crashed", where)
        if code < 0:
            with contextlib.suppress(ValueError):
                return Failure("driver_crashed", where, signal.Signals(-code).name)
        return Failure("driver_crashed", where, f"exit {code}")

    @staticmethod
    def _done(reading: Reading, failure: Failure | None) -> Reading:
        return replace(reading, at=time.monotonic(), read_at=local_now(), failure=failure)


def _joined(reading: Reading, answer: Answer) -> Reading:
    """Return `reading` with what `answer` adds.

    Raises:
        TypeError, ValueError, KeyError: the answer is not what a child sends.
    """
    if "library" in answer:
        library = answer["library"]
        if not isinstance(library, dict):
            raise TypeError("library")
        return replace(reading, library=Library(**library))
    if "slot_snapshot" in answer:
        snapshot = answer["slot_snapshot"]
        if not isinstance(snapshot, dict):
            raise TypeError("slot_snapshot")
        return replace(reading, slots=(*reading.slots, SlotSnapshot.from_wire(snapshot)))
    changed = answer["slots_changed"]
    if not isinstance(changed, list):
        raise TypeError("slots_changed")
    slots = tuple(replace(slot, changed=slot.changed or slot.slot in changed) for slot in reading.slots)
    return replace(reading, slots=slots, slots_changed=bool(changed))
