"""The order of a procedure's fields: as written, except that a field comes after those it names."""

from __future__ import annotations

from collections.abc import Mapping

from native_host.sop.model import FieldRule


def ordered(fields: Mapping[str, FieldRule]) -> list[str]:
    """Return the keys so that every one follows what its `after` and `only_if` name; cycles are left out.

    A loaded procedure has no cycle: its checks refuse one.
    """
    waiting = list(fields)
    done: dict[str, None] = {}
    while ready := next((key for key in waiting if _is_ready(fields, key, done)), None):
        waiting.remove(ready)
        done[ready] = None
    return list(done)


def cycle_in(fields: Mapping[str, FieldRule]) -> list[str]:
    """Return keys that wait for one another, the first one repeated at the end, or an empty list."""
    stuck = set(fields).difference(ordered(fields))
    if not stuck:
        return []
    path = [min(stuck)]
    while path[-1] not in path[:-1]:
        path.append(next(key for key in fields[path[-1]].waits_for if key in stuck))
    return path[path.index(path[-1]) :]


def _is_ready(fields: Mapping[str, FieldRule], key: str, done: Mapping[str, None]) -> bool:
    return all(other in done or other not in fields for other in fields[key].waits_for)
