"""The targets of `make fuzz`; a test holds this table and the files together."""

from __future__ import annotations

from tests.fuzz import driver, generated, opensc, pages, pasted, pasted_work, report, token_model, toml, wire

_ROOMS = (wire, pasted, pasted_work, generated, report, toml, driver, token_model, opensc, pages)
TARGETS = {room.TARGET.name: room.TARGET for room in _ROOMS}
