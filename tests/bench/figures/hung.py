"""What a driver that hangs costs: the driver beside it, and whoever waits for the verdict."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import count

from tests.bench.inside import healthy_driver
from tests.bench.judging.figure import Figure, Result
from tests.bench.products.product import NotInThisProduct, Product
from tests.bench.run import Run
from tests.bench.wire import running_host
from tests.support.drivers import HOLDS_KEY, ScriptedDriver

DELAY = Figure("hung", "a driver beside one that hangs", "beside an idle one", 1.1, rounds=(16, 32, 64))
"""The promise is no delay at all; a tenth is what noise leaves of "none"."""

DEADLINE_MS = 1000
VERDICT = Figure("verdict", "verdict on a hung driver", f"deadline of {DEADLINE_MS} ms", 1.2, rounds=(8,))
"""The reply that names it may come a fifth of the deadline after it."""

HANGS = "hang C_GetSlotList\n"


def measure(run: Run) -> Iterator[Result]:
    """Yield both figures."""

    @contextmanager
    def drivers(product: Product) -> Iterator[Callable[[str], float]]:
        folder = run.folder / "hung" / product.out.name
        command = product.inside(healthy_driver.__name__, str(folder))
        with subprocess.Popen(
            command, cwd=product.out, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdin and process.stdout
            to, answers = process.stdin, process.stdout

            def healthy_ms(script: str) -> float:
                to.write(json.dumps(script) + "\n")
                to.flush()
                answer = answers.readline()
                if not answer:
                    raise NotInThisProduct(f"{product.name}: its drivers cannot be driven as this tree's")
                return float(answer)

            yield healthy_ms
            to.close()

    with run.each(drivers) as opened:
        yield opened.compare(
            DELAY, lambda healthy: healthy(HANGS), lambda healthy: healthy(healthy_driver.NOTHING)
        )
    numbers = count()
    with run.each(nullcontext) as products:
        yield products.compare(
            VERDICT, lambda product: _verdict_ms(run, product, next(numbers)), lambda _: DEADLINE_MS
        )


def _verdict_ms(run: Run, product: Product, number: int) -> float:
    """Return how long a new host takes to name a driver that hangs from its second read on."""
    folder = run.folder / "verdict" / str(number)
    driver = ScriptedDriver(folder, HOLDS_KEY)
    with running_host(product, folder, [driver.path]) as host:
        host.call("tokens.read", deadline_ms=5000)
        driver.script(HANGS)
        return host.timed("tokens.read", deadline_ms=DEADLINE_MS)
