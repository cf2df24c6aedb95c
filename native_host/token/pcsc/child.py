"""The process that asks PC/SC. It may hang or crash without harm to anything else.

It reads requests as frames: `{"read": n}` is answered with `{"n", "facts"}`; after
`{"watch": true}` it sends `{"changed": [words]}` when readers or cards come and go. It ends with the pipe.
"""

from __future__ import annotations

import json
import os
import sys
import threading

from native_host.protocol.frames import FrameReader, write_frame
from native_host.token.child_setup import claim_wire, die_with_parent
from native_host.token.limits import REQUEST_MAX_BYTES
from native_host.token.pcsc.facts import Facts, Service

NOT_INSTALLED = "not_installed"
"""`Facts.reason` where pyscard, or the library it needs, is missing."""


def main() -> None:
    """Serve the supervisor until it closes the pipe."""
    requests, messages = claim_wire()
    die_with_parent()
    Session(messages).serve(requests)
    # No orderly exit: the watching thread is inside PC/SC.
    os._exit(0)


def in_remote_session(platform: str = sys.platform, session: str | None = None) -> bool:
    """Whether this is a remote-desktop session: Windows calls it RDP-Tcp#0, for instance."""
    name = os.environ.get("SESSIONNAME", "") if session is None else session
    return platform == "win32" and name.upper().startswith("RDP-")


class Session:
    """Answers reads, and watches once it was asked to."""

    def __init__(self, wire: int) -> None:
        self._wire = wire
        self._writing = threading.Lock()
        self._watching = False
        self._facts = Facts()

    def serve(self, wire_in: int) -> None:
        """Answer until the pipe ends."""
        frames = FrameReader(wire_in)
        try:
            while (body := frames.read(REQUEST_MAX_BYTES)) is not None:
                request = json.loads(body)
                if "read" in request:
                    self._facts = read_facts()
                    self._send(n=request["read"], facts=self._facts.to_wire())
                elif not self._watching:
                    self._watching = True
                    threading.Thread(target=self._watch, name="watch", daemon=True).start()
        except OSError:
            return

    def _watch(self) -> None:
        try:
            from native_host.token.pcsc.watch import watch  # noqa: PLC0415 - needs pyscard

            watch(lambda words: self._send(changed=words), self._facts)
        except (ImportError, OSError):
            return  # nothing to watch with, or nobody to tell

    def _send(self, **message: object) -> None:
        with self._writing:
            write_frame(self._wire, json.dumps(message).encode("ascii"))


def read_facts(*, again: bool = True) -> Facts:
    """Ask PC/SC now, `again` if a reader is unplugged meanwhile; whatever goes wrong is part of the facts."""
    remote = in_remote_session()
    try:
        from native_host.token.pcsc import calls  # noqa: PLC0415 - needs pyscard
    except ImportError:
        return Facts(reason=NOT_INSTALLED, remote=remote)
    try:
        context = calls.Context()
        try:
            return Facts.of(Service.RUNNING, context.readers(), remote=remote)
        finally:
            context.close()
    except calls.PcscError as error:
        if error.code in calls.STOPPED:
            return Facts(Service.STOPPED, remote=remote)
        if error.code in calls.UNPLUGGED and again:
            return read_facts(again=False)
        return Facts(reason=str(error), remote=remote)
