"""Recognising the customer's data in a pasted text: 10 kB, warm, as the host answers it."""

from __future__ import annotations

import statistics
import time

from native_host.customer.parse import parse_customer
from native_host.customer.warm_up import warm_up
from tests.bench.result import Result
from tests.pasted import corpus

CHARS = 10_000
BOUND_MS = 30.0
"""The promise."""
RUNS = 15

LONGEST_CHARS = 20_000
HOSTILE_BOUND_MS = 1_000.0
"""No text of the longest length may keep the agent waiting, whatever it is made of."""

HOSTILE = (
    "1",
    "12 ",
    "a@b.cc ",
    "@",
    "é ",
    "dr. Ana ",
    "(51) 99999-8888 ",
    "529.982.247-25 ",
    "nome: ",
    "<a ",
    "ab cd\n",
    "\n",
    "cpf O0l1 ",
)
"""Each repeated up to the longest text."""


def thread() -> str:
    """Return a long thread: e-mails and chats of the corpus one below the other, dense with data."""
    texts = [case.text for case in corpus() if case.id.startswith(("emails", "chats"))]
    return "\n".join(texts).ljust(CHARS)[:CHARS]


def measure() -> list[Result]:
    """Return the best time for the thread, as others' work is not ours, and the longest for hostile texts."""
    warm_up()
    text = thread()
    parse_customer(text)
    times = [_timed(text) for _ in range(RUNS)]
    best, median = min(times), statistics.median(times)
    found = len(parse_customer(text).candidates)
    hostile = {part: _timed((part * LONGEST_CHARS)[:LONGEST_CHARS]) for part in HOSTILE}
    worst = max(hostile, key=lambda part: hostile[part])
    return [
        Result(
            "pasting 10 kB of text",
            best,
            BOUND_MS,
            "ms",
            f"{found} values; median {median:.1f} ms of {RUNS}",
        ),
        Result(
            "pasting 20,000 hostile characters", hostile[worst], HOSTILE_BOUND_MS, "ms", f"{worst!r} repeated"
        ),
    ]


def _timed(text: str) -> float:
    start = time.perf_counter()
    parse_customer(text)
    return (time.perf_counter() - start) * 1000
