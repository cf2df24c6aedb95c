"""Which models belong to which method and notification, for the dispatcher and the schema's generator."""

from __future__ import annotations

from native_host.protocol import messages as m
from native_host.protocol.methods import Method


def models_of(method: Method) -> tuple[type[m.Message], type[m.Message]]:
    """Return the models of its params and of its result."""
    params: type[m.Message] = getattr(m, method.params)
    result: type[m.Message] = getattr(m, method.result)
    return params, result


NOTIFICATIONS: dict[str, type[m.Message]] = {
    "hello": m.Hello,
    "tokens.provisional": m.TokensProvisional,
    "tokens.changed": m.TokensChanged,
}
"""Notifications that the host sends."""

ON_THE_PAGE: tuple[type[m.Message], ...] = (m.FillReport, m.Skeleton)
"""Models that never cross the pipe, but that both sides know: a plan's outcome, a page's copied structure."""
