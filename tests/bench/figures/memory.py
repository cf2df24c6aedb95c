"""Proportional set size of the host and of one driver child after some reads."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from tests.bench.judging.figure import Figure, Result
from tests.bench.products.product import Product
from tests.bench.run import Run
from tests.bench.wire import running_host
from tests.support.softhsm import full_token, softhsm_module

PROMISED_MB = 90
MEMORY = Figure("memory", "memory of host and driver child", f"{PROMISED_MB} MB promised", 1.0, unit="MB")
READS = 5


def measure(run: Run) -> Iterator[Result]:
    """Yield the figure."""
    token = full_token(run.folder / "memory")

    def used_mb(product: Product) -> float:
        folder = run.folder / "memory" / product.out.name
        with running_host(product, folder, [softhsm_module()], token) as host:
            for _ in range(READS):
                host.call("tokens.read")
            pid = host.process.pid
            drivers = [child for child in _children(pid) if "token.worker.main" in _command(child)]
            return _pss_mb(pid) + sum(map(_pss_mb, drivers))

    with run.each(nullcontext) as products:
        yield products.count(MEMORY, used_mb, lambda _: PROMISED_MB)


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(FileNotFoundError):  # the thread has ended meanwhile
            found += [int(child) for child in (task / "children").read_text("ascii").split()]
    return found


def _pss_mb(pid: int) -> float:
    text = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.M)
    assert found
    return int(found[1]) / 1024


def _command(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_bytes().decode()
