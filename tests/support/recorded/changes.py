"""What kind of change a difference of two conversations is: an added field breaks nobody, another one may."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.support.recorded.wire import is_same


def kinds_of_change(recorded: Any, now: Any) -> list[str]:  # noqa: ANN401 - whatever JSON holds
    """Return a line for each place that is not as recorded, each kind of place once; additions come last.

    `additive: new key …`, `missing: key …` or `changed: …`; a list's entries are named together, as
    `reply.result.media[].hint`.
    """
    found = dict.fromkeys(_changes(recorded, now, ""))
    return sorted(found, key=lambda line: line.startswith("additive"))


def _changes(recorded: Any, now: Any, place: str) -> Iterator[str]:  # noqa: ANN401
    if isinstance(recorded, dict) and isinstance(now, dict):
        for key in [*recorded, *(key for key in now if key not in recorded)]:
            inside = f"{place}.{key}" if place else key
            if key not in now:
                yield f"missing: key {inside}"
            elif key not in recorded:
                yield f"additive: new key {inside}"
            else:
                yield from _changes(recorded[key], now[key], inside)
    elif isinstance(recorded, list) and isinstance(now, list):
        for one, other in zip(recorded, now, strict=False):
            yield from _changes(one, other, f"{place}[]")
        if len(recorded) != len(now):
            yield f"changed: {place}[] has {len(now)} entries, not {len(recorded)}"
    elif not is_same(recorded, now):
        yield f"changed: {place}"
