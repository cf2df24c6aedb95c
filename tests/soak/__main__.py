"""`make soak [SOAK="host_reads …"] [MINUTES=n]`; exit code 1 if something grows or a reply is wrong."""

from __future__ import annotations

import argparse
import sys
import time
import traceback

from tests.soak.growth import HEAD
from tests.soak.part import Part, soak
from tests.soak.table import PARTS

MINUTES = 3.0
"""Without a wish, for all parts together."""


def main(arguments: list[str] | None = None) -> int:
    """Run the parts one after another; return the exit code."""
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(PARTS))
    parser.add_argument("--minutes", type=float, default=MINUTES, help="for all of them together")
    asked = parser.parse_args(arguments)
    unknown = [name for name in asked.parts if name not in PARTS]
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    parts = [PARTS[name] for name in asked.parts or PARTS]
    kept = [_is_kept(part, asked.minutes * 60 / len(parts)) for part in parts]
    return 0 if all(kept) else 1


def _is_kept(part: Part, seconds: float) -> bool:
    """Run one part and print its table; whether its promise holds."""
    print(f"{part.name}: {part.about}", flush=True)
    try:
        with part.opened() as use:
            end = time.monotonic() + seconds
            outcome = soak(use, lambda: time.monotonic() < end, lambda line: print(line, flush=True))
    except Exception:
        traceback.print_exc()
        return False
    print(f"  {outcome.rounds} rounds, every reply right", HEAD, *outcome.verdicts, sep="\n", flush=True)
    return not any(verdict.grew for verdict in outcome.verdicts)


if __name__ == "__main__":
    sys.exit(main())
