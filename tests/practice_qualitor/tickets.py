"""The tickets, kept in SQLite."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from .data_files import read_toml
from .latin1 import Pairs

_SCHEMA = """
create table if not exists ticket (
  number integer primary key,
  parent integer,
  opened_at text not null,
  state text not null,
  team text not null,
  seeded integer not null default 0,
  pairs text not null
)
"""

_INSERT = """
insert into ticket (number, parent, opened_at, state, team, seeded, pairs)
values (:number, :parent, :opened_at, :state, :team, :seeded, :pairs)
"""


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


@dataclass(frozen=True)
class Ticket:
    """A ticket as it was saved: the posted pairs and what the site added."""

    number: int
    parent: int | None
    """Number of the ticket that this one was forwarded from."""

    opened_at: str
    """ISO 8601, local time."""

    state: str
    team: str
    seeded: bool
    """True for those that the practice site made up itself."""

    pairs: Pairs

    @property
    def values(self) -> dict[str, str]:
        """The pairs as a dictionary."""
        return dict(self.pairs)

    @property
    def opened_text(self) -> str:
        """The moment of opening as the page writes it."""
        return datetime.fromisoformat(self.opened_at).strftime("%d/%m/%Y - %H:%M")


class TicketStore:
    """All tickets of one database file; safe to use from several threads."""

    def __init__(self, database: Path) -> None:
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(database, check_same_thread=False, isolation_level=None)
        self._connection.execute("pragma synchronous = off")
        self._connection.execute(_SCHEMA)
        if not self.all():
            self._seed()

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def all(self) -> list[Ticket]:
        """Return every ticket, oldest first."""
        return self._select("order by number")

    def get(self, number: int) -> Ticket | None:
        """Return one ticket, if there is such a number."""
        found = self._select("where number = ?", number)
        return found[0] if found else None

    def related_to(self, number: int) -> list[Ticket]:
        """Return the tickets that a ticket was forwarded to, and the one it came from."""
        return self._select(
            "where parent = ? or number = (select parent from ticket where number = ?) order by number",
            number,
            number,
        )

    def add(self, pairs: Pairs, team: str = "Suporte N1", parent: int | None = None) -> Ticket:
        """Store a new ticket under the next number."""
        return self._insert(Ticket(0, parent, _iso(datetime.now()), "Novo", team, False, pairs))

    def replace(self, number: int, pairs: Pairs) -> None:
        """Store other values for a ticket."""
        row = (json.dumps(pairs), number)
        with self._lock:
            self._connection.execute("update ticket set pairs = ? where number = ?", row)

    def _insert(self, ticket: Ticket) -> Ticket:
        row = {**vars(ticket), "number": ticket.number or None, "pairs": json.dumps(ticket.pairs)}
        with self._lock:
            number = self._connection.execute(_INSERT, row).lastrowid
        assert number is not None
        return replace(ticket, number=number)

    def _select(self, tail: str, *arguments: int) -> list[Ticket]:
        query = f"select number, parent, opened_at, state, team, seeded, pairs from ticket {tail}"  # noqa: S608
        with self._lock:
            rows: Sequence[tuple[int, int | None, str, str, str, int, str]] = self._connection.execute(
                query, arguments
            ).fetchall()
        return [
            Ticket(number, parent, opened, state, team, bool(seeded), [(k, v) for k, v in json.loads(pairs)])
            for number, parent, opened, state, team, seeded, pairs in rows
        ]

    def _seed(self) -> None:
        data = read_toml("tickets")
        now = datetime.now()
        for index, row in enumerate(data["ticket"]):
            names = ["cdtipochamado", "cdcategoria1", "cdcategoria2", "cdcategoria3"]
            pairs = [
                ("cdcliente", row["client"]),
                ("cdcontato", row["contact"]),
                *zip(names, row["categories"], strict=False),
                ("cdlocalidade", "1"),
                ("cdseveridade", row["severity"]),
                ("cdorigem", "4"),
                ("nmtitulochamado", row["title"]),
                ("dschamado", row["description"]),
            ]
            opened = now - timedelta(minutes=row["minutes_ago"])
            number = data["first_number"] + 3 * index
            self._insert(Ticket(number, None, _iso(opened), row["state"], row["team"], True, pairs))
