"""`make bench`: every figure that is promised, as a ratio; exit code 1 if a bound is broken.

`BENCH="hello click"` measures these parts only, `BASE=<commit>` compares with that commit, `BENCH=trace`
shows where the time of one click goes.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

from tests.bench.arguments import Arguments, WrongArgument, read_arguments
from tests.bench.figures import (
    card,
    churn,
    click,
    corpus,
    families,
    frozen,
    growth,
    hello,
    hung,
    inference,
    look,
    memory,
    page_families,
    pasting,
    ping,
    reading,
)
from tests.bench.folder import run_folder
from tests.bench.judging.figure import Result
from tests.bench.output.picture import picture
from tests.bench.output.record import record
from tests.bench.output.table import heading, line, summary
from tests.bench.products.base import SHORT, both, this_tree
from tests.bench.run import Run, measured
from tests.bench.tracing.trace import trace
from tests.support.paths import OUT, ROOT

Part = Callable[[Run], Iterator[Result]]

PARTS: dict[str, Part] = {
    "hello": hello.measure,
    "ping": ping.measure,
    "read": reading.measure,
    "memory": memory.measure,
    "paste": pasting.measure,
    "click": click.measure,
    "card": card.measure,
    "look": look.measure,
    "growth": growth.measure,
    "hung": hung.measure,
    "churn": churn.measure,
    "corpus": corpus.measure,
    "inference": inference.measure,
    "pages": page_families.measure,
    "families": families.measure,
    "frozen": frozen.measure,
}
TRACE = "trace"
"""Measures nothing that is promised: only where it is asked for."""

USAGE, INTERRUPTED = 2, 130


def main() -> int:
    """Measure, print, write; return the exit code."""
    for ends in (signal.SIGINT, signal.SIGTERM):  # SIGINT too: a shell's background job would ignore it
        signal.signal(ends, _interrupt)
    try:
        asked = read_arguments(os.environ, PARTS, [TRACE])
    except WrongArgument as wrong:
        print(f"bench: {wrong}", file=sys.stderr)
        return USAGE
    try:
        with run_folder() as folder:
            return _bench(asked, folder)
    except KeyboardInterrupt:
        print("\nbench: interrupted; nothing is left behind", file=sys.stderr)
        return INTERRUPTED
    except subprocess.CalledProcessError as failed:
        print(f"bench: the base cannot be made ready: {failed}", file=sys.stderr)
        return USAGE


def _bench(asked: Arguments, folder: Path) -> int:
    ours, base = both(folder, asked.base) if asked.base else (this_tree(folder), None)
    run = Run(ours, base, folder / "run")
    run.folder.mkdir()
    results: list[Result] = []
    print(heading(), flush=True)
    for name in asked.parts:
        if name == TRACE:
            trace(run)
            continue
        for result in measured(PARTS[name], run, name):
            for note in result.notes:
                print(f"    {note}")
            print(line(result), flush=True)
            results.append(result)
    for told in summary(results):
        print(told)
    _write(results, asked.base)
    return 1 if any(result.fails for result in results) else 0


def _write(results: list[Result], base: str | None) -> None:
    """Put JSON and picture where they can be looked at and taken from."""
    if not results:
        return
    commit, changed = _git("rev-parse", "HEAD"), bool(_git("status", "--porcelain"))
    folder = OUT / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    name = f"against-{base[:SHORT]}" if base else "figures"
    title = f"Ratios to base {base[:SHORT]}" if base else "Each figure beside its floor or peer"
    (folder / f"{name}.json").write_text(record(results, commit, base, changed=changed), "utf-8")
    (folder / f"{name}.svg").write_text(picture(results, title), "utf-8")
    print(f"written: {(folder / name).relative_to(ROOT)}.json and .svg")


def _git(*arguments: str) -> str:
    command = ["git", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
