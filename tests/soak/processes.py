"""What a process and its children hold, as Linux tells it."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from tests.soak.growth import Allowance

MEMORY = "memory of its own (PSS), kB"
"""Without files in memory: the share of a library that a process is charged with grows when others end."""

MEASURES = {
    MEMORY: Allowance(share=0.03, amount=1_024),
    "file descriptors": Allowance(),
    "threads": Allowance(amount=1),  # one may just be ending
    "processes": Allowance(),
}
"""What is measured of a process with its children, and how much of it is no growth."""


def tree(pid: int) -> list[int]:
    """Return the process and all below it."""
    return [pid, *(below for child in _children(pid) for below in tree(child))]


def measured(pids: list[int]) -> dict[str, float]:
    """Return the measures of these processes together; one that has ended meanwhile counts nothing."""
    sums = dict.fromkeys(MEASURES, 0.0)
    for pid in pids:
        with contextlib.suppress(OSError):
            folder = Path(f"/proc/{pid}")
            found = re.search(
                r"^Pss_Anon:\s+(\d+) kB", (folder / "smaps_rollup").read_text("ascii"), re.MULTILINE
            )
            values = (
                float(found[1]) if found else 0.0,
                len(list((folder / "fd").iterdir())),
                len(list((folder / "task").iterdir())),
                1,
            )
            for name, value in zip(MEASURES, values, strict=True):
                sums[name] += value
    return sums


def _children(pid: int) -> Iterator[int]:
    with contextlib.suppress(OSError):  # it has ended meanwhile
        for task in Path(f"/proc/{pid}/task").iterdir():
            with contextlib.suppress(OSError):
                yield from map(int, (task / "children").read_text("ascii").split())
