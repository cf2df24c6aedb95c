"""The smart card service and its readers."""

from __future__ import annotations

import sys
import time

from native_host.doctor.reader_name import without_serial
from native_host.doctor.subject import say, subject
from native_host.doctor.surroundings import Surroundings
from native_host.protocol.messages import Probe, State
from native_host.token.diagnosis import sentences
from native_host.token.pcsc.facts import Facts, Service
from native_host.token.pcsc.process import Pcsc

TIMEOUT_S = 4.0
"""The service answers in milliseconds; its child takes a second to start on a slow PC."""


def look(_surroundings: Surroundings) -> list[Probe]:
    """Return what the service does, and which readers it has."""
    pcsc = Pcsc()
    try:
        return judge(pcsc.read(time.monotonic() + TIMEOUT_S))
    finally:
        pcsc.close()


def judge(facts: Facts, platform: str = sys.platform) -> list[Probe]:
    """Return the probes for what PC/SC said."""
    service, readers = subject("smart_card"), subject("readers")
    if facts.service is Service.STOPPED:
        # Windows starts the service with the first reader only: without one it is not broken.
        found = service.warning if platform == "win32" else service.error
        hint = sentences.hint(State.SERVICE_STOPPED, confirmed=True)
        return [found("service_stopped", hint=hint), readers.unknown("readers_unknown")]
    if facts.service is Service.UNKNOWN:
        return [
            service.unknown("service_unknown", reason=facts.reason or "?"),
            readers.unknown("readers_unknown"),
        ]
    probes = [service.warning("remote_session") if facts.remote else service.fine("service")]
    if not facts.readers:
        return [*probes, readers.warning("no_reader")]
    names = [
        f"{without_serial(reader.name)} ({_content(reader.present, reader.mute)})" for reader in facts.readers
    ]
    mute = any(reader.mute for reader in facts.readers)
    listed = "; ".join(names)
    return [
        *probes,
        readers.warning("card_mute", readers=listed) if mute else readers.fine("readers", readers=listed),
    ]


def _content(present: bool, mute: bool) -> str:
    if mute:
        return say("cards.mute")
    return say("cards.present" if present else "cards.absent")
