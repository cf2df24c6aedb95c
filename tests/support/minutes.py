"""How long a run may take, as it is asked for on a command line."""

from __future__ import annotations

import argparse
import math

INTERRUPTED = 130
"""Exit code of what Ctrl+C has ended: 128 and SIGINT, as a shell tells it."""


def minutes(typed: str) -> float:
    """Return a number of minutes.

    Raises:
        argparse.ArgumentTypeError: nothing could be done in it, or it is no number.
    """
    try:
        value = float(typed)
    except ValueError:
        value = math.nan
    if not 0 < value < math.inf:
        raise argparse.ArgumentTypeError(f"{typed!r} is no time to work in: minutes, more than 0")
    return value
