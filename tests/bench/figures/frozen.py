"""The frozen host (`make frozen`) against the same host unfrozen: by itself and in Chromium."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

from build.freeze.places import FROZEN
from tests.bench.browser import Stage
from tests.bench.figures.hello import first_frame_ms, hello_of
from tests.bench.figures.stages import stages
from tests.bench.judging.figure import Figure, Result
from tests.bench.judging.pairs import compare
from tests.bench.products.product import NotInThisProduct
from tests.bench.run import Run

HELLO = Figure("frozen_hello", "frozen host's start → hello", "the same unfrozen", 2.5)
CONNECT = Figure("frozen_connect", "the same, started by Chromium", "the same unfrozen", 2.5)
_PAUSE_S = 1.0
"""Between two hosts in Chromium: the one before still imports what comes after hello, and then ends."""
_CONNECT = """() => new Promise((resolve) => {
  const begun = performance.now();
  const port = chrome.runtime.connectNative("br.com.qualitoken");
  port.onMessage.addListener((message) => {
    if (message.method !== "hello") return;
    resolve(performance.now() - begun);
    port.disconnect();
  });
})"""


def measure(run: Run) -> Iterator[Result]:
    """Yield both figures; they say nothing of a base, which is not frozen.

    Raises:
        NotInThisProduct: nothing was frozen, or a base is asked for.
    """
    program = FROZEN / "qualitoken-host"
    if run.base:
        raise NotInThisProduct("the base is not frozen; this tree's frozen host has its figure without BASE")
    if not program.is_file():
        raise NotInThisProduct("not frozen here: make frozen")
    yield compare(
        HELLO,
        lambda: first_frame_ms(hello_of(program)),
        lambda: first_frame_ms(hello_of(run.ours.host)),
    )
    frozen = replace(run.ours, name="frozen", host=program, out=run.ours.out / "frozen")
    with stages(replace(run, ours=frozen, base=run.ours), "frozen") as opened:
        made, source = opened.opened
        yield compare(CONNECT, lambda: _connect_ms(made), lambda: _connect_ms(source))


def _connect_ms(stage: Stage) -> float:
    time.sleep(_PAUSE_S)
    return float(stage.worker.evaluate(_CONNECT))
