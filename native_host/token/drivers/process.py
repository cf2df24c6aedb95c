"""The supervisor's side of one driver child: ask it, wait no longer than allowed, kill it."""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import signal
from collections.abc import Collection
from dataclasses import dataclass, replace

from native_host.frozen import child_command
from native_host.token.child_process import Answer, AnswerQueue, ChildProcess, next_answer
from native_host.token.clock import SYSTEM_CLOCK, Clock
from native_host.token.readings.reading import DriverRef, Failure, Reading, local_now
from native_host.token.readings.slot import Library, SlotSnapshot

logger = logging.getLogger(__name__)

TIMEOUT = "driver_timeout"

_ENTRY = "native_host.token.worker.main"


@dataclass(frozen=True)
class _Step:
    """Where in its module a child is: what it said last before it went in."""

    function: str = ""
    slot: int | None = None
    reader: str = ""
    serial: str = ""
    content: bool = False

    @classmethod
    def of(cls, answer: Answer) -> _Step:
        slot = answer["slot"]
        return cls(
            str(answer["at"]),
            slot if isinstance(slot, int) else None,
            str(answer.get("reader", "")),
            str(answer.get("serial", "")),
            answer.get("content") is True,
        )

    def failure(self, code: str, reason: str = "") -> Failure:
        return Failure(code, self.function, reason, self.slot, self.reader, self.serial, self.content)


class _SlotTold:
    """What a child has told so far of the slot that it reads."""

    def __init__(self) -> None:
        self._snapshot: object = None
        self._objects: list[object] = []

    def take(self, answer: Answer) -> None:
        """Note what a message adds.

        Raises:
            TypeError: it is not what a child sends.
        """
        if "slot_snapshot" in answer:
            self._snapshot = answer["slot_snapshot"]
        if "objects" in answer:
            first, objects = answer["first"], answer["objects"]
            if not isinstance(first, int) or not isinstance(objects, list):
                raise TypeError("objects")
            self._objects[first:] = objects

    def snapshot(self) -> SlotSnapshot:
        """Return all of it.

        Raises:
            TypeError, ValueError, KeyError: it is not what a child sends.
        """
        if not isinstance(self._snapshot, dict):
            raise TypeError("slot_snapshot")
        return SlotSnapshot.from_wire({**self._snapshot, "objects": self._objects.copy()})

    def standing(self) -> SlotSnapshot | None:
        """Return what stands if the driver fails now: content, or that there is none if all was searched."""
        try:
            snapshot = self.snapshot()
        except (TypeError, ValueError, KeyError):
            return None
        return snapshot if snapshot.has_content or not snapshot.content_error else None


class DriverProcess:
    """One child process with one PKCS#11 module."""

    _generations = 0

    def __init__(self, driver: DriverRef, clock: Clock = SYSTEM_CLOCK) -> None:
        """Start the child. What goes wrong is told by the first `read`."""
        DriverProcess._generations += 1
        self.generation = DriverProcess._generations
        self._driver = driver
        self._clock = clock
        self._answers: AnswerQueue = queue.SimpleQueue()
        self._number = 0
        self._ended = False
        self._step = _Step()
        self._told = Reading(driver, 0.0, "", self.generation)
        self._slot = _SlotTold()
        self._child = ChildProcess(child_command(_ENTRY, driver.path), self._answers.put)
        self._child.start()

    @property
    def usable(self) -> bool:
        """Whether another read may be asked of this child."""
        return not self._ended

    def read(
        self,
        deadline: float,
        skip: Collection[int] = (),
        only: int | None = None,
        unclosed: Collection[int] = (),
    ) -> Reading:
        """Ask for a reading and wait for it.

        A child that is inside its module at the deadline is killed. One that has not come so far, because the
        deadline was short or the computer busy, is left to be ready for the next read.

        Args:
            deadline: seconds of the clock.
            skip: slots that are left out.
            only: the one slot that is asked, if it is there; None: all.
            unclosed: slots in which nothing is called any more once their content was read.
        """
        self._number += 1
        reading = self._told = Reading(self._driver, self._clock.now(), "", self.generation)
        self._step, self._slot = _Step(), _SlotTold()
        began: float | None = None
        try:
            self._child.send(
                {"read": self._number, "skip": sorted(skip), "only": only, "unclosed": sorted(unclosed)}
            )
            while True:
                answer = next_answer(self._answers, deadline, self._clock)
                if answer is None:
                    return self._failed(reading, self._crash())
                if answer.get("n") == self._number:
                    self._slot.take(answer)
                if "at" in answer:
                    # Of an earlier read too, that nobody waited for: it may hang in that one.
                    self._step = _Step.of(answer)
                    if self._step.function == "C_GetSlotList":
                        began = self._clock.now() if began is None else began
                elif answer.get("n") != self._number:
                    continue
                elif "failed" in answer:
                    function, reason = str(answer["function"]), str(answer["reason"])
                    self._ended = answer["failed"] == "driver_load_failed"
                    return self._failed(reading, Failure(str(answer["failed"]), function, reason))
                else:
                    reading = self._told = self._joined(reading, answer)
                    if "done" in answer:
                        took = self._clock.now() - began if began is not None else 0.0
                        return self._done(replace(reading, took=took), None)
        except queue.Empty:
            if self._step.function:
                self.kill()
            return self._failed(reading, self.hanging())
        except (TypeError, ValueError, KeyError):
            self.kill()
            return self._failed(reading, self._step.failure("driver_crashed", "protocol"))

    def _joined(self, reading: Reading, answer: Answer) -> Reading:
        """Return `reading` with what `answer` adds.

        Raises:
            TypeError, ValueError, KeyError: the answer is not what a child sends.
        """
        if "library" in answer:
            library = answer["library"]
            if not isinstance(library, dict):
                raise TypeError("library")
            return replace(reading, library=Library(**library))
        if "renumbered" in answer:
            return replace(reading, slots=())
        if "slot_read" in answer:
            slot = self._slot.snapshot()
            # First told, then forgotten: another thread may look in between.
            reading = self._told = _with(reading, slot)
            self._slot = _SlotTold()
            return reading
        return _changed(reading, answer["slots_changed"])

    def told(self, since: float) -> Reading | None:
        """Return what a read that began at `since` (seconds of the clock) or later has told so far."""
        return _with(self._told, self._slot.standing()) if self._told.at >= since else None

    def hanging(self) -> Failure:
        """Return the failure of a read that has not ended in time: where in its module the child is."""
        return self._step.failure(TIMEOUT)

    def kill(self) -> None:
        """End the child."""
        self._ended = True
        self._child.kill()

    def _crash(self) -> Failure:
        if self._ended:  # by `kill`: nobody waits for it any more
            return self.hanging()
        self._ended = True
        code = self._child.exit_code()
        if code is None:
            return self._step.failure("driver_crashed")
        if code < 0:
            with contextlib.suppress(ValueError):
                return self._step.failure("driver_crashed", signal.Signals(-code).name)
        return self._step.failure("driver_crashed", f"exit {code}")

    def _failed(self, reading: Reading, failure: Failure) -> Reading:
        return self._done(_with(reading, self._slot.standing()), failure)

    def _done(self, reading: Reading, failure: Failure | None) -> Reading:
        file, outcome = os.path.basename(self._driver.path), "read"  # noqa: PTH119 - as the system names it
        if failure is not None:
            # The loader's own words may name folders: the code says enough.
            known = failure.reason if failure.code in ("driver_crashed", "driver_error") else ""
            outcome = f"{failure.code} {failure.function} {known}"
        logger.info("driver %s: %s, %d slot(s)", file, outcome, len(reading.slots))
        return replace(reading, at=self._clock.now(), read_at=local_now(), failure=failure)


def _with(reading: Reading, slot: SlotSnapshot | None) -> Reading:
    if slot is None or any(slot.slot == read.slot for read in reading.slots):
        return reading
    return replace(reading, slots=(*reading.slots, slot))


def _changed(reading: Reading, slots: object) -> Reading:
    """Return the reading with the slots that came or went while it was made.

    Raises:
        TypeError: they are not what a child sends.
    """
    if not isinstance(slots, list):
        raise TypeError("slots_changed")
    return replace(
        reading,
        slots=tuple(replace(slot, changed=slot.changed or slot.slot in slots) for slot in reading.slots),
        slots_changed=bool(slots),
    )
