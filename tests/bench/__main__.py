"""`make bench`: every figure that is promised, measured in one run; exit code 1 if one is not kept."""

from __future__ import annotations

import sys

from tests.bench import card, click, corpus, frozen, hello, locating, pasting, reading


def main() -> int:
    """Measure and print; 1 if a bound is not kept."""
    results = []
    for part in (hello, pasting, reading, click, card, locating, corpus, frozen):
        for result in part.measure():
            print(result, flush=True)
            results.append(result)
    return 0 if all(result.kept for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
