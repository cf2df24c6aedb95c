"""`make soak [SOAK="host_reads …"] [MINUTES=n]`; exit code 1 if something grows or a reply is wrong."""

from __future__ import annotations

import argparse
import sys
import time
import traceback

from tests.soak.growth import HEAD
from tests.soak.part import Part, soak
from tests.soak.table import PARTS
from tests.support.minutes import INTERRUPTED, minutes

MINUTES = 3.0
"""Without a wish, for all parts together."""


def main(arguments: list[str] | None = None) -> int:
    """Run the parts one after another; return the exit code."""
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(PARTS))
    parser.add_argument("--minutes", type=minutes, default=MINUTES, help="for all of them together")
    asked = parser.parse_args(arguments)
    unknown = [name for name in asked.parts if name not in PARTS]
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    parts = [PARTS[name] for name in asked.parts or PARTS]
    codes = []
    for part in parts:
        codes.append(_run(part, asked.minutes * 60 / len(parts)))
        if codes[-1] == INTERRUPTED:
            break
    return max(codes)


def _run(part: Part, seconds: float) -> int:
    """Run one part and print its table; return the exit code."""
    print(f"{part.name}: {part.about}", flush=True)
    try:
        with part.opened() as use:
            end = time.monotonic() + seconds
            outcome = soak(use, lambda: time.monotonic() < end, lambda line: print(line, flush=True))
    except Exception:
        traceback.print_exc()
        return 1
    print(f"  {outcome.rounds} rounds, every reply right", HEAD, *outcome.verdicts, sep="\n", flush=True)
    if outcome.interrupted:
        return INTERRUPTED
    return 1 if any(verdict.grew for verdict in outcome.verdicts) else 0


if __name__ == "__main__":
    sys.exit(main())
