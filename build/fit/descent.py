"""The lowest point of a smooth convex function: L-BFGS (Nocedal and Wright, Numerical Optimization, 7.2)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

_Point = list[float]
STEPS_MAX = 150
MEMORY = 12
ENOUGH = 3e-5
"""A step that makes the function smaller by no greater share ends the descent."""
_ENOUGH_OF_SLOPE = 1e-4
_SHORTEST = 1e-6


def descend(function: Callable[[_Point], tuple[float, _Point]], start: _Point) -> _Point:
    """Return where the function is lowest; it gives its value and slope."""
    point, (value, slope) = start, function(start)
    steps: deque[tuple[_Point, _Point, float]] = deque(maxlen=MEMORY)
    for _ in range(STEPS_MAX):
        way = [-one for one in _towards(slope, steps)]
        down = _product(way, slope)
        length = 1.0 if steps else 1.0 / max(1.0, _product(slope, slope) ** 0.5)
        while True:
            new = [one + length * step for one, step in zip(point, way, strict=True)]
            new_value, new_slope = function(new)
            if new_value <= value + _ENOUGH_OF_SLOPE * length * down or length < _SHORTEST:
                break
            length /= 2
        moved = [one - other for one, other in zip(new, point, strict=True)]
        turned = [one - other for one, other in zip(new_slope, slope, strict=True)]
        curve = _product(moved, turned)
        if curve > 0:
            steps.append((moved, turned, 1 / curve))
        gained = value - new_value
        point, value, slope = new, new_value, new_slope
        if gained <= ENOUGH * abs(value):
            break
    return point


def _towards(slope: _Point, steps: deque[tuple[_Point, _Point, float]]) -> _Point:
    """Return the slope with the curvature of the last steps taken out."""
    way, shares = list(slope), []
    for moved, turned, inverse in reversed(steps):
        share = inverse * _product(moved, way)
        shares.append(share)
        way = [one - share * other for one, other in zip(way, turned, strict=True)]
    if steps:
        moved, turned, _ = steps[-1]
        scale = _product(moved, turned) / _product(turned, turned)
        way = [scale * one for one in way]
    for (moved, turned, inverse), share in zip(steps, reversed(shares), strict=True):
        back = inverse * _product(turned, way)
        way = [one + (share - back) * other for one, other in zip(way, moved, strict=True)]
    return way


def _product(one: _Point, other: _Point) -> float:
    return sum(map(float.__mul__, one, other))
