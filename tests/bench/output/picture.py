"""The results as a picture for the README: each ratio with its interval, on a scale whose 1 is its bound.

Made by hand, without a plotting library: lines, points, texts. Both colour schemes are in the file itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from tests.bench.judging.figure import Result, Verdict

WIDTH = 860
ROW = 24
TOP = 46
LEFT, RIGHT = 430, 720
"""Between these lies the scale; what is right of it is the ratio in figures."""

LOWEST, HIGHEST = 0.1, 4.0
"""Of the bound; what is beyond is drawn at the edge."""

TICKS = (0.125, 0.25, 0.5, 1.0, 2.0, 4.0)

_STYLE = """
  text { font: 13px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: #1f2328 }
  .small { font-size: 11px; fill: #59636e }
  .grid { stroke: #d1d9e0 } .bound { stroke: #1f2328; stroke-dasharray: 4 3 }
  .kept { stroke: #1a7f37; fill: #1a7f37 } .broken { stroke: #cf222e; fill: #cf222e }
  .undecided { stroke: #9a6700; fill: #9a6700 }
  .span { stroke-width: 3; stroke-linecap: round; opacity: .55 } .point { stroke: none }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .small { fill: #9198a1 } .grid { stroke: #3d444d } .bound { stroke: #e6edf3 }
    .kept { stroke: #3fb950; fill: #3fb950 } .broken { stroke: #ff7b72; fill: #ff7b72 }
    .undecided { stroke: #d29922; fill: #d29922 }
  }
"""


def picture(results: Sequence[Result], title: str) -> str:
    """Return an SVG of every figure that has a bound and a ratio."""
    drawn = [result for result in results if result.figure.bound is not None and result.ratio is not None]
    height = TOP + ROW * len(drawn) + 30
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title, {chr(34): "&quot;"})}">',
        f"<style>{_STYLE}</style>",
        f'<text x="8" y="20">{escape(title)}</text>',
        *_scale(height),
    ]
    for number, result in enumerate(drawn):
        parts += _row(result, TOP + ROW * number + ROW // 2)
    return "\n".join([*parts, "</svg>", ""])


def place(of_bound: float) -> float:
    """Return where a ratio, as a multiple of its bound, lies on the scale."""
    held = min(max(of_bound, LOWEST), HIGHEST)
    share = math.log(held / LOWEST) / math.log(HIGHEST / LOWEST)
    return round(LEFT + share * (RIGHT - LEFT), 1)


def _scale(height: int) -> Iterator[str]:
    for tick in TICKS:
        x, kind = place(tick), "bound" if tick == 1 else "grid"
        yield f'<line class="{kind}" x1="{x}" x2="{x}" y1="{TOP - 8}" y2="{height - 26}"/>'
        label = "bound" if tick == 1 else f"× {tick:g}"
        yield f'<text class="small" x="{x}" y="{height - 10}" text-anchor="middle">{label}</text>'


def _row(result: Result, y: int) -> Iterator[str]:
    assert result.ratio is not None and result.low is not None and result.high is not None
    bound = result.figure.bound or 1.0
    kind = result.verdict.value if result.verdict is not Verdict.SHOWN else "kept"
    low, middle, high = (place(value / bound) for value in (result.low, result.ratio, result.high))
    yield f'<text x="8" y="{y + 4}">{escape(result.figure.title)}'
    yield f'<tspan class="small"> ÷ {escape(result.figure.floor)}</tspan></text>'
    yield f'<line class="span {kind}" x1="{low}" x2="{high}" y1="{y}" y2="{y}"/>'
    yield f'<circle class="point {kind}" cx="{middle}" cy="{y}" r="4"/>'
    ratio = "∞" if math.isinf(result.ratio) else f"{result.ratio:.2f}"
    yield f'<text x="{RIGHT + 14}" y="{y + 4}">{ratio}<tspan class="small"> (≤ {bound:g})</tspan></text>'
