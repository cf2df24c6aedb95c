"""`make fuzz [FUZZ="wire toml"] [MINUTES=n] [SEED=n] [REPLAY=file]`; exit code 1 if something is found."""

from __future__ import annotations

import argparse
import secrets
import sys
import time
import traceback
from pathlib import Path

from tests.fuzz.frame.endless import HangsError
from tests.fuzz.frame.keeping import replay
from tests.fuzz.frame.rounds import fuzz
from tests.fuzz.frame.target import Target
from tests.fuzz.table import TARGETS
from tests.support.minutes import INTERRUPTED, minutes

MINUTES = 1.0
"""Without a wish: long enough for a look at every target."""


def main(arguments: list[str] | None = None) -> int:
    """Run what is asked for; return the exit code."""
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="target", help=", ".join(TARGETS))
    parser.add_argument("--minutes", type=minutes, default=MINUTES)
    parser.add_argument("--seed", type=int, help="of the first inputs; the same seed makes the same ones")
    parser.add_argument("--replay", type=Path, help="a kept input, for one target")
    asked = parser.parse_args(arguments)
    unknown = [name for name in asked.targets if name not in TARGETS]
    if unknown:
        parser.error(f"no such target: {', '.join(unknown)}; there are {', '.join(TARGETS)}")
    targets = [TARGETS[name] for name in asked.targets or TARGETS]
    if asked.replay:
        if len(targets) != 1:
            parser.error("--replay is for one target: name it")
        if not asked.replay.is_file():
            parser.error(f"there is no file {asked.replay}")
        return _replay(targets[0], asked.replay)
    end = time.monotonic() + asked.minutes * 60
    seed = secrets.randbelow(2**31) if asked.seed is None else asked.seed
    for target in targets:
        print(f"{target.name}: {target.promise}")
    outcome = fuzz(targets, seed, lambda: time.monotonic() < end)
    print(outcome)
    if outcome.findings:
        return 1
    return INTERRUPTED if outcome.interrupted else 0


def _replay(target: Target, file: Path) -> int:
    try:
        replay(target, file)
    except (Exception, HangsError):
        traceback.print_exc()
        return 1
    print(f"{target.name}: the promise holds for {file}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
