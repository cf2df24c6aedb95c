"""Start of the host to its first word, against an interpreter that only imports json and struct."""

from __future__ import annotations

import statistics
import struct
import subprocess
import sys
import time

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


def _hello() -> float:
    start = time.perf_counter()
    with subprocess.Popen(
        [str(PROGRAMS / "qualitoken-host"), ALLOWED_ORIGINS[0]],
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
    _bare()
    _hello()
    pairs = [(_bare(), _hello()) for _ in range(RUNS)]
    bare, hello = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
    detail = f"{hello:.1f} ms against {bare:.1f} ms, medians of {RUNS}"
    return [Result("hello ÷ python -I -c 'import json, struct'", hello / bare, BOUND, "×", detail)]
