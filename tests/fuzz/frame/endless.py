"""An input on which the program never comes back: told, in whatever loop it is.

Work is counted, not time: a busy machine gives no finding. What waits for another process is watched there.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

MOST_S = 20.0
"""Seconds of the processor for one input; the slowest that is known takes less than one."""


class HangsError(BaseException):
    """It never comes back. No `Exception`: whoever catches all of them would go on with it."""


@contextmanager
def ended(most_s: float) -> Iterator[None]:
    """End what is done in the block when it has worked for so many seconds of the processor.

    Raises:
        HangsError: it had to be ended.
    """

    def end(_signal: int, _frame: FrameType | None) -> None:
        raise HangsError(f"hangs: it worked for {most_s:g} s of the processor, and did not come back")

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, most_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
