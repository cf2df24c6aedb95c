"""From the click on the toolbar button to the last field verified, against a filler that knows every id.

Verified is the moment of the report that the agent sees: every field has been read back right. Whether the
page puts a value back after that is looked at behind it, and is no part of the figure, as it is none of the
filler's.

On the slow page every call of the cascade takes 300 ms, which is the page's own: what is left beside its
calls is measured against the ideal filler on the page without latency, which waits for hardly anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.browser import Stage
from tests.bench.figures.clicking import click, fill_ideally, steps_of_a_fill
from tests.bench.figures.stages import stages
from tests.bench.judging.figure import Figure, Result
from tests.bench.run import Run

SLOW_MS = 300
"""Latency of each call of the page's cascade in the slow run."""

CLICK = Figure("click", "click → last field verified", "ideal filler", 2.0, rounds=(8, 16, 24))
SLOW = Figure(
    "click_slow", f"the same beside own calls of {SLOW_MS} ms", "ideal filler, fast page", 0.6, rounds=(8, 16)
)


def measure(run: Run) -> Iterator[Result]:
    """Yield both figures."""
    with stages(run, "click") as opened:
        steps = steps_of_a_fill(opened.opened[0])
        detail = f"{len(steps)} fields"
        yield opened.compare(
            CLICK, lambda stage: click(stage).total_ms, lambda stage: fill_ideally(stage, steps), detail
        )
        yield opened.compare(SLOW, _slow_ms, lambda stage: fill_ideally(stage, steps))


def _slow_ms(stage: Stage) -> float:
    stage.site.settings.latency_ms = SLOW_MS
    try:
        return click(stage).beside_calls_ms
    finally:
        stage.site.settings.latency_ms = 0
