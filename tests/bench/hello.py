"""Start of the host to its first word, against an interpreter that only imports json and struct."""

from __future__ import annotations

import statistics
import struct
import subprocess
import sys
import time
from pathlib import Path

from native_host.registration.ids import ALLOWED_ORIGINS
from tests.bench.result import Result
from tests.support.paths import PROGRAMS

RUNS = 15
BOUND = 2.0
"""Times a bare interpreter: what is promised."""


def _bare() -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-c", "import json, struct"], check=True)
    return time.perf_counter() - start


def hello_s(program: Path) -> float:
    """Return the seconds from the start of `program` to the end of its first frame."""
    start = time.perf_counter()
    with subprocess.Popen(
        [str(program), ALLOWED_ORIGINS[0]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as host:
        assert host.stdin is not None
        assert host.stdout is not None
        (size,) = struct.unpack("=I", host.stdout.read(4))
        host.stdout.read(size)
        taken = time.perf_counter() - start
        host.stdin.close()
    return taken


def measure() -> list[Result]:
    """Return the ratio of the medians of alternating runs."""
    program = PROGRAMS / "qualitoken-host"
    _bare()
    hello_s(program)
    pairs = [(_bare(), hello_s(program)) for _ in range(RUNS)]
    bare, hello = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
    detail = f"{hello:.1f} ms against {bare:.1f} ms, medians of {RUNS}"
    return [Result("hello ÷ python -I -c 'import json, struct'", hello / bare, BOUND, "×", detail)]
