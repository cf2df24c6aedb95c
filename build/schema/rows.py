"""What is wrong with the rows of the table of methods, before anything is made of them."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence

from native_host.protocol import messages
from native_host.protocol.methods import Method


def problems(rows: Sequence[Method]) -> Iterator[str]:
    """Yield a sentence for each mistake, with the row's name."""
    names = [row.name for row in rows]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{name}: stands {names.count(name)} times in the table"
    for row in rows:
        for model in (row.params, row.result):
            found = getattr(messages, model, None)
            if not (isinstance(found, type) and issubclass(found, messages.Message)):
                yield f"{row.name}: there is no model {model} in native_host.protocol.messages"
        if importlib.util.find_spec(row.handler) is None:
            yield f"{row.name}: there is no handler {row.handler}"
        if row.deadline_ms <= 0:
            yield f"{row.name}: its deadline is no time"
