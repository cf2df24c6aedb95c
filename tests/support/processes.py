"""Work of one's own on all cores."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

_work: Callable[[Any], Any] | None = None
"""What the children of this moment do: they are forked with it, so it may be a closure over much."""


def side_by_side(work: Callable[[Given], Made], given: Sequence[Given]) -> list[Made]:
    """Return what becomes of each, in order; only what is returned passes between processes."""
    global _work  # noqa: PLW0603 - forked children find it here
    _work = work
    try:
        with multiprocessing.get_context("fork").Pool() as pool:
            return pool.map(_of_child, given, chunksize=1)
    finally:
        _work = None


def _of_child(given: Given) -> Any:  # noqa: ANN401
    assert _work
    return _work(given)
