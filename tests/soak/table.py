"""The parts of `make soak`; a test holds this table and the files together."""

from __future__ import annotations

from tests.soak import host_reads, ticket_page

PARTS = {room.PART.name: room.PART for room in (host_reads, ticket_page)}
