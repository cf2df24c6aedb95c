"""Playing a world: the real service and real children, step by step; the rule is asked after each read."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from native_host.token import service as service_of_tokens
from native_host.token.drivers import process
from native_host.token.readings.reading import DriverRef
from native_host.token.service import TokenService
from tests.model import scripts
from tests.model.clock import ModelClock, children
from tests.model.log import Log
from tests.model.nursery import Nursery
from tests.model.pcsc import ModelPcsc
from tests.model.rule import Told, judge
from tests.model.world import Behave, Driver, Leaving, Pass, Put, Read, World
from tests.support.drivers import ScriptedDriver
from tests.support.paths import ROOT
from tests.support.waiting import until

DRIVERS_MAX = 3
"""Driver files that a stage has."""

_CHILD = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from tests.model.child import main; main()"


class Stage:
    """The driver files, for one world after another.

    Attributes:
        as_product: children are started as the product does it, not by the nursery.
        written: how often scripts were written.
        others: children that this process had before: a browser of another test is never done.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.as_product = True
        self.files = [ScriptedDriver(folder / f"driver{number}", "") for number in range(DRIVERS_MAX)]
        self.written = 0
        self.others = children()

    def left(self) -> list[int]:
        """Return the ids of the processes that were started with one of the files."""
        return [pid for pid in _processes() if str(self.folder).encode() in _memory(pid)]


@contextmanager
def staged(folder: Path) -> Iterator[Stage]:
    """Make the driver files, and let children be the real ones with shorter pauses."""
    stage, nursery = Stage(folder), Nursery()
    popen = subprocess.Popen

    def started(command: list[str], **options: object) -> object:
        fds, environment = options.get("pass_fds"), options.get("env")
        if stage.as_product or not isinstance(fds, tuple) or not isinstance(environment, dict):
            return popen(command, **options)  # type: ignore[call-overload]
        return nursery.start(command, fds, environment)

    with pytest.MonkeyPatch.context() as patch:
        command = [sys.executable, "-I", "-c", _CHILD]
        patch.setattr(process, "child_command", lambda _, path: [*command, path])
        patch.setattr(subprocess, "Popen", started)
        try:
            yield stage
        finally:
            nursery.close()


def play(world: World, stage: Stage) -> None:
    """Do what is done in a world.

    Raises:
        AssertionError: something was said that the rule forbids, or not said that it demands.
    """
    stage.as_product = any("fork" in line for lines in _behaviours(world) for line in lines)
    playing = _Playing(world, stage)
    try:
        for step in world.steps:
            playing.do(step)
    finally:
        playing.close()
    until(lambda: not stage.left(), "the end of every process that was started")


class _Playing:
    """One world under way."""

    def __init__(self, world: World, stage: Stage) -> None:
        self._world = world
        self._stage = stage
        self._clock = ModelClock(stage.others)
        self._inside = {number: reader.holds for number, reader in enumerate(world.readers)}
        self._leaving: Leaving | None = None
        self._lines = {number: driver.lines for number, driver in enumerate(world.drivers)}
        self._searched = [0 for _ in world.drivers]
        self._logs = [Log(stage.files[number].path) for number in range(len(world.drivers))]
        self._also: list[list[str]] = [[] for _ in world.drivers]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(service_of_tokens, "Pcsc", self._pcsc_of)
            self._service = TokenService(self._drivers, lambda _: None, self._clock)

    def _pcsc_of(self, on_change: object, clock: ModelClock) -> ModelPcsc:
        self._pcsc = ModelPcsc(
            self._world,
            self._inside_now,
            lambda: self._logs[0].since().count("C_FindObjectsFinal"),
            on_change,  # type: ignore[arg-type]
            clock,
        )
        return self._pcsc

    def _drivers(self) -> list[DriverRef]:
        files = self._stage.files
        return [
            DriverRef(str(files[number].path), f"driver {number}", driver.kind, families=driver.families)
            for number, driver in enumerate(self._world.drivers)
        ]

    def close(self) -> None:
        """End the service."""
        self._service.close()
        self._clock.move(10.0)  # whoever still waits for the clock is let go

    def do(self, step: Put | Behave | Pass | Read) -> None:
        """Do one step."""
        if isinstance(step, Pass):
            self._clock.move(step.seconds)
        elif isinstance(step, Put):
            self._put(step.reader, step.token)
        elif isinstance(step, Behave):
            self._lines[step.driver] = step.lines
        else:
            self._read(step)

    def _put(self, reader: int, token: int | None) -> None:
        before = self._inside[reader]
        if token is not None and token in self._inside.values():
            return  # it is in a reader
        if before is not None or token is not None:
            self._inside[reader] = token
            self._pcsc.events[reader] += (before is not None) + (token is not None)
            self._pcsc.changed(before, token)

    def _read(self, step: Read) -> None:
        self._leaving = step.leaving
        if step.leaving is not None and self._inside[step.leaving.reader] is None:
            self._leaving = None
        self._write()
        self._pcsc.begin()
        before, started = self._inside.copy(), self._clock.now()
        result = self._service.read(step.deadline_ms)
        elapsed = self._clock.now() - started
        lines = [log.since() for log in self._logs]
        for number, told in enumerate(lines):
            self._searched[number] += told.count("C_FindObjectsFinal")
        self._settle()
        after = self._inside.copy()
        self._leaving = None
        judge(Told(self._world, before, after, lines, result, elapsed, step))

    def _inside_now(self) -> dict[int, int | None]:
        self._settle()
        return self._inside

    def _settle(self) -> None:
        """Pull out, or swap, what is by now."""
        leaving = self._leaving
        if leaving is None or self._logs[leaving.driver].since().count(leaving.function) < leaving.calls:
            return
        self._leaving = None
        elsewhere = leaving.put in self._inside.values()
        self._put(leaving.reader, None if elsewhere else leaving.put)
        for number, driver in enumerate(self._world.drivers):
            if driver.fixed or (leaving.noticed and leaving.driver == number):
                # A list that is fixed is so in the old child: a new one knows what is so now.
                text, _ = self._script(number, driver)
                self._stage.files[number].script(text)

    def _write(self) -> None:
        """Write every driver's script anew; calls are counted from here."""
        self._stage.written += 1
        for number, driver in enumerate(self._world.drivers):
            self._logs[number].mark()
            text, later = self._script(number, driver)
            name = f"then.{self._stage.written}"
            file = self._stage.files[number]
            if later is not None:
                function, calls, script = later
                file.also(name, script)
                text = f"then {function} {calls} {name}\n{text}"
            for other in self._also[number]:
                file.also(other, text)
            file.script(text)
            if later is not None:
                self._also[number].append(name)

    def _script(self, number: int, driver: Driver) -> tuple[str, tuple[str, int, str] | None]:
        """Return what a driver does now, and what after which call."""
        head = "\n".join([f"trace {self._stage.written}", *self._lines[number]]) + "\n"
        head += "fixed\n" if driver.fixed else ""
        leaving = self._leaving
        sleeps = driver.wakes_after - self._searched[number]
        if sleeps > 0:
            now = scripts.state(self._world, driver, self._inside, asleep=True)
            awake = scripts.state(self._world, driver, self._inside)
            return f"{head}{now}\n", ("C_FindObjectsFinal", sleeps, f"{head}{awake}\n")
        now = scripts.state(self._world, driver, self._inside)
        if leaving is not None and leaving.noticed and leaving.driver == number:
            put = None if leaving.put in self._inside.values() else leaving.put
            then = scripts.state(self._world, driver, {**self._inside, leaving.reader: put})
            return f"{head}{now}\n", (leaving.function, leaving.calls, f"{head}{then}\n")
        return f"{head}{now}\n", None


def _behaviours(world: World) -> Iterator[tuple[str, ...]]:
    """Return all that drivers do wrong in a world, at whatever time."""
    yield from (driver.lines for driver in world.drivers)
    yield from (step.lines for step in world.steps if isinstance(step, Behave))


def _processes() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def _memory(pid: int) -> bytes:
    """Return the files that a process has in its memory: a driver, if it has loaded one."""
    try:
        return Path(f"/proc/{pid}/maps").read_bytes()
    except OSError:
        return b""
