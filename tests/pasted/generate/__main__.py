"""`python -m tests.pasted.generate [family …] [--count 3] [--seed 1]`: texts with their answers, to read."""

from __future__ import annotations

import argparse

from tests.pasted import Case, Values
from tests.pasted.generate import families, generated


def main() -> None:
    """Print the texts."""
    parser = argparse.ArgumentParser(prog="python -m tests.pasted.generate", description=__doc__)
    parser.add_argument("families", nargs="*", metavar="family", help="all of them if none is named")
    parser.add_argument("--count", type=int, default=3, help="of each")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    unknown = [name for name in asked.families if name not in families()]
    if unknown:
        parser.error(f"no such family: {', '.join(unknown)}; there are {', '.join(families())}")
    for name in asked.families or families():
        for one in generated(asked.count, asked.seed, name):
            print(told(one.case))


def told(case: Case) -> str:
    """Return a text with what is right of it, for people."""
    lines = [f"===== {case.id}", case.text, "-----"]
    lines += [_listed("right", person) for person in case.people]
    lines += [_listed("after the right ones", case.also), _listed("perhaps", case.never_sure)]
    return "\n".join(line for line in lines if line)


def _listed(word: str, values: Values) -> str:
    held = {key: listed for key, listed in values.items() if listed}
    return f"{word}: {held}" if held or word == "right" else ""


if __name__ == "__main__":
    main()
