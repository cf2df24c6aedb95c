"""Since when each reader has been as it is, as far as PC/SC told: what a driver may have missed.

Counted in marks of the clock, not in seconds: what counts is what came first.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace

from native_host.token.clock import SYSTEM_CLOCK, Clock
from native_host.token.pcsc.facts import Facts, Reader, is_changed

NEVER = 0
"""Before every mark."""


@dataclass(frozen=True)
class _Seen:
    """A reader as it is now; None: gone.

    Attributes:
        told: mark of the first answer that showed it so.
        was_other: mark of the answer before that, which showed it otherwise; `NEVER`: there was none.
    """

    reader: Reader | None
    told: int
    was_other: int = NEVER


class ReaderHistory:
    """Every reader that PC/SC ever named. Safe from any thread."""

    def __init__(self, clock: Clock = SYSTEM_CLOCK) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._seen: dict[str, _Seen] = {}
        self._last = NEVER
        self._pending = False
        self._events = 0

    def note(self, facts: Facts) -> Facts:
        """Take an answer; return it with the readers that earlier ones named and that are gone."""
        if not facts.known:
            return facts
        now = {reader.name: reader for reader in facts.readers}
        with self._lock:
            mark = self._clock.mark()
            for name in self._seen.keys() | now.keys():
                self._seen[name] = self._after(self._seen.get(name), now.get(name), mark)
            self._last, self._pending = mark, False
            gone = self._seen.keys() - now.keys()
        return replace(facts, gone=tuple(sorted(gone))) if gone else facts

    def event(self) -> None:
        """Note that something came or went, which answers alone may not show: a token pulled and put back."""
        with self._lock:
            self._pending = True
            self._events += 1

    @property
    def events(self) -> int:
        """How often something was said to have come or gone."""
        return self._events

    @property
    def latest(self) -> int:
        """Mark of the answer that showed the last change of any reader, the first one included."""
        with self._lock:
            return max((seen.told for seen in self._seen.values()), default=NEVER)

    def told(self, name: str) -> int:
        """Return the mark of the first answer that showed a reader, or its absence, as it is."""
        with self._lock:
            return self._seen[name].told if name in self._seen else NEVER

    def was_other(self, name: str) -> int:
        """Return the mark of the last answer that showed a reader otherwise; `NEVER`: there was none."""
        with self._lock:
            return self._seen[name].was_other if name in self._seen else NEVER

    def _after(self, was: _Seen | None, now: Reader | None, mark: int) -> _Seen:
        if was is None:
            return _Seen(now, mark, self._last)
        # Without a counter (macOS; a USB token that takes its reader along) an event alone tells of a swap.
        unseen = self._pending and now is not None and not now.events
        if (was.reader, now) == (None, None) or not (unseen or is_changed(was.reader, now)):
            return replace(was, reader=now)
        return _Seen(now, mark, self._last)
