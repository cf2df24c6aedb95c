"""Watching readers and cards: blocked inside PC/SC until something happens, never polling a driver.

Constant polling of C_GetSlotList made tokens switch off, so hot-plug comes from SCardGetStatusChange alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from native_host.token import limits
from native_host.token.pcsc.calls import UNPLUGGED, Context, PcscError
from native_host.token.pcsc.facts import Facts, Reader, Service, is_virtual

INSERTED, REMOVED = "inserted", "removed"
READER_ADDED, READER_REMOVED = "reader_added", "reader_removed"
SERVICE_STARTED, SERVICE_STOPPED = "service_started", "service_stopped"

Tell = Callable[[list[str]], None]
"""Told what changed, as the words above."""


def differences(before: list[Reader], after: list[Reader]) -> list[str]:
    """Return what happened between two looks, sorted and each word once; a swap is out and in."""
    was, now = (
        {reader.name: reader for reader in readers if not is_virtual(reader.name)}
        for readers in (before, after)
    )
    words = set()
    if now.keys() - was.keys():
        words.add(READER_ADDED)
    if was.keys() - now.keys():
        words.add(READER_REMOVED)
    for name in was.keys() | now.keys():
        old, new = was.get(name, Reader(name)), now.get(name, Reader(name))
        swapped = name in was and name in now and (old.events, old.atr) != (new.events, new.atr)
        if new.present and (not old.present or swapped):
            words.add(INSERTED)
        if old.present and (not new.present or swapped):
            words.add(REMOVED)
    return sorted(words)


def watch(tell: Tell, facts: Facts) -> None:
    """Tell of every change since `facts`, for ever. A stopped service is asked again ever more seldom."""
    pause = limits.PCSC_RETRY_FIRST_S
    running = facts.service is Service.RUNNING if facts.known else None
    seen: list[Reader] | None = list(facts.readers) if running else None
    while True:
        began = time.monotonic()
        try:
            context = Context()
        except PcscError:
            if running:
                tell([SERVICE_STOPPED])
            running, seen = False, None
        else:
            if running is False:
                tell([SERVICE_STARTED])
            running = True
            seen = _watch_running(context, seen, tell)
            context.close()
        lasted = time.monotonic() - began
        pause = limits.PCSC_RETRY_FIRST_S if lasted > limits.PCSC_RETRY_MAX_S else pause
        time.sleep(pause)
        pause = min(pause * 2, limits.PCSC_RETRY_MAX_S)


def _watch_running(context: Context, seen: list[Reader] | None, tell: Tell) -> list[Reader] | None:
    """Tell of changes until the service fails; return the readers as they were last."""
    flags: dict[str, int] = {}
    try:
        longest = limits.PCSC_WAIT_MS if context.has_plug_and_play() else limits.PCSC_WAIT_BLIND_MS
        while True:
            now = _settled(context, seen)
            words = differences(seen, now) if seen is not None else []
            seen = now
            if words:
                tell(words)
            context.wait(seen, flags, longest)
    except PcscError:
        return seen


def _settled(context: Context, seen: list[Reader] | None) -> list[Reader]:
    """Return the readers as they are once a plug is over: reader there, card there, card powered.

    The pause also bounds how often this process wakes while a driver is at work on a card.

    Raises:
        PcscError: the service stopped, or something else is wrong.
    """
    if seen is not None:
        time.sleep(limits.PCSC_SETTLE_S)
    try:
        return context.readers()
    except PcscError as error:
        if error.code not in UNPLUGGED:
            raise
    time.sleep(limits.PCSC_SETTLE_S)
    return context.readers()
