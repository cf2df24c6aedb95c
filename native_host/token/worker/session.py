"""The child's side of the talk with the supervisor."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace

from native_host.protocol.frames import FrameReader, write_frame
from native_host.token.limits import REQUEST_MAX_BYTES
from native_host.token.readings.slot import SlotSnapshot, TokenObject
from native_host.token.worker.module import Identity, Module, ModuleError, identity_of
from native_host.token.worker.objects import Budget

_NO_SUCH_SLOT = "CKR_SLOT_ID_INVALID"


@dataclass(frozen=True)
class Asked:
    """Which slots a request is about.

    Attributes:
        skip: slots that are not asked.
        only: the one slot that is asked, if it is there; None: all.
        unclosed: slots whose session is left open, and whose token is not looked at after the read.
    """

    skip: Collection[int] = ()
    only: int | None = None
    unclosed: Collection[int] = ()

    @classmethod
    def of(cls, request: dict[str, object]) -> Asked:
        """Return what a request says."""
        return cls(**{key: value for key, value in request.items() if key != "read"})  # type: ignore[arg-type]

    def wants(self, slot: int) -> bool:
        """Whether the slot is read."""
        return slot not in self.skip and (self.only is None or slot == self.only)


class Session:
    """Answers reads of one module, which is loaded with the first one and stays loaded."""

    def __init__(self, wire: int, path: str) -> None:
        self._wire = wire
        self._path = path
        self._module: Module | None = None
        self._number = 0
        self._told: SlotSnapshot | None = None
        self._objects: list[TokenObject] = []
        self._objects_told = 0

    def read(self, request: dict[str, object]) -> bool:
        """Answer a request (`main`); False if the module cannot be used and the process should end.

        Raises:
            OSError: the supervisor is gone.
        """
        self._number = int(str(request["read"]))
        try:
            if self._module is None:
                self._module = Module(self._path, self._progress)
                self._library = self._module.info()
            self._send(library=vars(self._library))
            asked = Asked.of(request)
            self._send(done=True, slots_changed=sorted(self._read_slots(self._module, asked)))
        except ModuleError as error:
            code = "driver_error" if self._module else "driver_load_failed"
            self._send(failed=code, function=error.function, reason=error.reason)
            return self._module is not None
        return True

    def _read_slots(self, module: Module, asked: Asked) -> set[int]:
        """Read and tell what is asked for; return the slots that came or went meanwhile.

        A slot that only has another id than before has not gone: some modules number theirs anew.
        """
        before = module.slot_ids()
        waiting, renumbered = before.copy(), False
        read: dict[int, Identity] = {}
        budget = Budget()
        while waiting:
            slot = waiting.pop(0)
            if not asked.wants(slot):
                continue
            snapshot = module.read_slot(slot, budget, finish=slot not in asked.unclosed)
            if snapshot.slot_error == _NO_SUCH_SLOT and not renumbered:
                renumbered, now = True, module.slot_ids()
                if slot not in now:
                    # Numbered anew since the list was made: all are read by their new ids.
                    before, waiting, budget = now, now.copy(), Budget()
                    read.clear()
                    self._send(renumbered=True)
                    continue
            read[slot] = identity_of(snapshot.description, snapshot.token, snapshot.token_error)
            self._send(slot_read=True, **self._news(module, replace(snapshot, objects=())))
        after = module.slot_ids()
        gone, new = set(before) - set(after), set(after) - set(before)
        if not gone or not new:
            return gone | new
        found = {slot: module.identity(slot) for slot in sorted(new)}
        moved = {slot for slot in gone if slot in read and read[slot] in found.values()}
        kept = {read[slot] for slot in moved}
        return (gone - moved) | {slot for slot, identity in found.items() if identity not in kept}

    def _progress(self, function: str, slot: int | None) -> None:
        module = self._module
        if module is None or slot is None:
            self._send(at=function, slot=slot)
        else:
            told = {"reader": module.reader, "serial": module.serial, "content": module.content.any}
            self._send(at=function, slot=slot, **told, **self._news(module, module.snapshot))

    def _news(self, module: Module, snapshot: SlotSnapshot | None) -> dict[str, object]:
        """Return what is known of the slot that is being read and was not told yet."""
        news: dict[str, object] = {}
        if snapshot is not None and snapshot is not self._told:
            news["slot_snapshot"] = _plain(snapshot)
        self._told = snapshot
        objects, told = module.content.objects, self._objects_told
        if objects is not self._objects:  # another slot's, or these were looked at anew
            self._objects, told = objects, 0
        if len(objects) > told or told != self._objects_told:
            news["objects"], news["first"] = [vars(found) for found in objects[told:]], told
        self._objects_told = len(objects)
        return news

    def _send(self, **message: object) -> None:
        message["n"] = self._number
        write_frame(self._wire, json.dumps(message).encode("ascii"))


def _plain(snapshot: SlotSnapshot) -> dict[str, object]:
    """Return what `dataclasses.asdict` gives, without its copies: they took a tenth of a warm read."""
    return {**vars(snapshot), "token": None if snapshot.token is None else vars(snapshot.token)}


def serve(wire_in: int, wire_out: int, path: str) -> None:
    """Answer reads until the supervisor closes the pipe or the module cannot be used."""
    session = Session(wire_out, path)
    frames = FrameReader(wire_in)
    try:
        while (body := frames.read(REQUEST_MAX_BYTES)) is not None:
            if not session.read(json.loads(body)):
                return
    except OSError:
        return
