"""From the host's start to the end of its first frame, against a bare interpreter that writes as much."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

from native_host.registration.ids import ALLOWED_ORIGINS
from tests.bench.floors.bare import bare_command
from tests.bench.judging.figure import Figure, Result
from tests.bench.products.product import Product
from tests.bench.run import Run
from tests.bench.wire import running

HELLO = Figure("hello", "host's start → hello", "bare interpreter", 1.2, best_of=5)


def hello_of(program: Path) -> list[str]:
    """Return the command that browsers start."""
    return [str(program), ALLOWED_ORIGINS[0]]


def first_frame_ms(command: Sequence[str]) -> float:
    """Return the ms from a program's start to the end of its first frame."""
    began = time.perf_counter()
    with running(command) as program:
        program.read()
        return (time.perf_counter() - began) * 1000


def measure(run: Run) -> Iterator[Result]:
    """Yield the figure."""
    with running(hello_of(run.ours.host)) as host:
        size = len(host.read())

    def started(product: Product) -> float:
        return first_frame_ms(hello_of(product.host))

    def bare(product: Product) -> float:
        return first_frame_ms(bare_command(product.python, size))

    with run.each(nullcontext) as products:
        yield products.compare(HELLO, started, bare)
