"""Reading a token: in time and in PKCS#11 calls, against pkcs11-tool."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from itertools import count

from tests.bench.floors.pkcs11_tool import calls_in, spied, spy, tool_ms
from tests.bench.judging.figure import Figure, Result
from tests.bench.products.product import Product
from tests.bench.run import Run
from tests.bench.wire import Wire, running_host
from tests.support.softhsm import blank_token, full_token, softhsm_module

BLANK_CALLS = 28
"""Promised: of one read of a blank token and of SoftHSM2's free slot beside it."""

TOOL = "pkcs11-tool -L -O"
READ = Figure("read", "warm read: certificate, key, chain", TOOL, 1.0, best_of=3)
CALLS = Figure("read_calls", "PKCS#11 calls of that read", f"those of {TOOL}", 1.0, unit="", exact=True)
BLANK = Figure("blank_calls", "PKCS#11 calls, blank token", "calls promised", 1.0, unit="", exact=True)
FIRST = Figure("first_read", "host's start → first reading", TOOL)


def measure(run: Run) -> Iterator[Result]:
    """Yield all figures about reading."""
    full, blank = full_token(run.folder / "full"), blank_token(run.folder / "blank")

    @contextmanager
    def hosts(product: Product, *, warm: bool = True) -> Iterator[Wire]:
        folder = run.folder / "read" / product.out.name
        with running_host(product, folder, [softhsm_module()], full, warm=warm) as host:
            yield host

    def first_ms(product: Product) -> float:
        began = time.perf_counter()
        with hosts(product, warm=False) as host:
            host.call("tokens.read")
            return (time.perf_counter() - began) * 1000

    with run.each(hosts) as opened:
        yield opened.compare(READ, lambda host: host.timed("tokens.read"), lambda _: tool_ms(full))
    with run.each(nullcontext) as products:
        yield products.compare(FIRST, first_ms, lambda _: tool_ms(full))
        yield products.count(
            CALLS, lambda product: _read_calls(run, product, full), lambda _: _tool_calls(run, full)
        )
        yield products.count(BLANK, lambda product: _read_calls(run, product, blank), lambda _: BLANK_CALLS)


_numbers = count()


def _read_calls(run: Run, product: Product, token: Mapping[str, str]) -> int:
    """Return the calls of one warm read."""
    folder = run.folder / "spied" / str(next(_numbers))
    output = folder / "calls"
    with running_host(product, folder, [spy()], {**token, **spied(output)}) as host:
        host.call("tokens.read")
        before = calls_in(output)
        host.call("tokens.read")
        return calls_in(output) - before


def _tool_calls(run: Run, token: Mapping[str, str]) -> int:
    output = run.folder / "tool.calls"
    tool_ms({**token, **spied(output)}, spy())
    return calls_in(output)
