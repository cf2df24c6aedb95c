"""The child's side of the talk with the supervisor."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import asdict

from native_host.protocol.frames import FrameReader, write_frame
from native_host.token.limits import REQUEST_MAX_BYTES
from native_host.token.worker.content import Budget
from native_host.token.worker.module import Module, ModuleError


class Session:
    """Answers reads of one module, which is loaded with the first one and stays loaded."""

    def __init__(self, wire: int, path: str) -> None:
        self._wire = wire
        self._path = path
        self._module: Module | None = None
        self._number = 0

    def read(self, number: int, skip: Collection[int] = (), only: int | None = None) -> bool:
        """Answer read `number`; False if the module cannot be used and the process should end.

        Args:
            number: told with each answer.
            skip: slots that are not asked.
            only: the one slot that is asked, if it is there; None: all.

        Raises:
            OSError: the supervisor is gone.
        """
        self._number = number
        try:
            if self._module is None:
                self._module = Module(self._path, self._progress)
                self._library = self._module.info()
            self._send(library=asdict(self._library))
            before = self._module.slot_ids()
            budget = Budget()
            for slot in before:
                if slot in skip or (only is not None and slot != only):
                    continue
                self._send(slot_snapshot=asdict(self._module.read_slot(slot, budget)))
            after = self._module.slot_ids()
            self._send(done=True, slots_changed=sorted(set(before) ^ set(after)))
        except ModuleError as error:
            code = "driver_error" if self._module else "driver_load_failed"
            self._send(failed=code, function=error.function, reason=error.reason)
            return self._module is not None
        return True

    def _progress(self, function: str, slot: int | None) -> None:
        module = self._module
        if module is None or slot is None:
            self._send(at=function, slot=slot)
        else:
            told = {"reader": module.reader, "serial": module.serial, "content": module.content.any}
            self._send(at=function, slot=slot, **told)

    def _send(self, **message: object) -> None:
        message["n"] = self._number
        write_frame(self._wire, json.dumps(message).encode("ascii"))


def serve(wire_in: int, wire_out: int, path: str) -> None:
    """Answer reads until the supervisor closes the pipe or the module cannot be used."""
    session = Session(wire_out, path)
    frames = FrameReader(wire_in)
    try:
        while (body := frames.read(REQUEST_MAX_BYTES)) is not None:
            request = json.loads(body)
            if not session.read(request["read"], request.get("skip", ()), request.get("only")):
                return
    except OSError:
        return
