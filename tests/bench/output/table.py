"""The results on a terminal."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator

from tests.bench.judging.figure import Result, Verdict

_MARKS = {
    Verdict.KEPT: "✓",
    Verdict.BROKEN: "✗",
    Verdict.UNDECIDED: "?",
    Verdict.SHOWN: " ",
    Verdict.ABSENT: "-",
    Verdict.FAILED: "✗",
}


def heading() -> str:
    """Return the line over the table."""
    columns = f"{'ratio':>7}  {'interval':<15}{'bound':>7}  {'verdict':<10}"
    return f"  {'what':<40} ÷ {'what it is divided by':<28}{columns}  {'medians':<26} detail"


def line(result: Result) -> str:
    """Return one figure's line."""
    figure = result.figure
    start = f"{_MARKS[result.verdict]} {figure.title:<40} ÷ {figure.floor:<28}"
    if result.ratio is None or result.low is None or result.high is None:
        return f"{start}{'':>33}{result.verdict.value:<10}  {result.detail}"
    interval = f"{result.low:.2f} to {result.high:.2f}" if len(result.ours) > 1 else "counted"
    bound = "-" if figure.bound is None else f"≤ {figure.bound:g}"
    medians = f"{raw(result.ours)} : {raw(result.theirs)} {figure.unit}"
    pairs = f"{len(result.ours)} pairs" if len(result.ours) > 1 else ""
    detail = "; ".join(filter(None, (pairs, result.detail)))
    return (
        f"{start}{result.ratio:>7.2f}  {interval:<15}{bound:>7}  {result.verdict.value:<10}  "
        f"{medians:<26} {detail}"
    )


def raw(samples: Iterable[float]) -> str:
    """Return the median of raw samples, in so many digits as say something."""
    median = statistics.median(samples)
    return f"{median:.0f}" if median >= 100 or median == int(median) else f"{median:.3g}"


def summary(results: list[Result]) -> Iterator[str]:
    """Yield what the run comes to."""
    for verdict, words in (
        (Verdict.BROKEN, "broken"),
        (Verdict.FAILED, "could not be measured"),
        (Verdict.ABSENT, "not there"),
        (Verdict.UNDECIDED, "undecided: the bound lies within the interval"),
    ):
        titles = [result.figure.title for result in results if result.verdict is verdict]
        if titles:
            yield f"{words}: {', '.join(titles)}"
    if not any(result.fails for result in results):
        yield "no bound is broken"
