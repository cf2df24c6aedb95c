"""The targets of `make fuzz`; a test holds this table and the files together."""

from __future__ import annotations

from tests.fuzz import driver, pasted, pasted_work, report, toml, wire

TARGETS = {room.TARGET.name: room.TARGET for room in (wire, pasted, pasted_work, report, toml, driver)}
