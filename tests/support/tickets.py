"""Made-up tickets to be prepared, for tests of `ticket.prepare`."""

from __future__ import annotations

from pathlib import Path

from native_host.protocol.messages import (
    Confidence,
    CustomerKey,
    Line,
    Medium,
    PageFacts,
    PreparedCandidate,
    TicketPrepareParams,
    TicketPrepareResult,
)
from native_host.sop.loader import load_knowledge
from native_host.ticket.prepare import prepare
from tests.support import plans


def candidate(key: CustomerKey, value: str, display: str = "", **more: object) -> PreparedCandidate:
    """Return what was recognised in the first paste, sure and of its only person if not told otherwise."""
    fields = {"key": key, "value": value, "display": display or value, "confidence": Confidence.SURE}
    return PreparedCandidate.model_validate(fields | more)


def name(text: str, **more: object) -> PreparedCandidate:
    """Return a name that was recognised."""
    return candidate(CustomerKey.NAME, text, "", **more)


def phone(e164: str, display: str, **more: object) -> PreparedCandidate:
    """Return a phone that was recognised."""
    return candidate(CustomerKey.PHONE, e164, display, **more)


def prepared(
    on: PageFacts | None = None,
    token: Medium | None = None,
    sop_dirs: list[Path] | None = None,
    **params: object,
) -> TicketPrepareResult:
    """Prepare a ticket for a blank token on an empty page, if not told otherwise."""
    values = {"page": on or plans.page(), "token": token or plans.medium(), **params}
    request = TicketPrepareParams.model_validate(values)
    return prepare(request, load_knowledge(sop_dirs or [], []), plans.NOW)


def procedure_asking(folder: Path, fields: str) -> None:
    """Write a procedure with these fields alone (TOML), in place of the package's own for a blank token."""
    head = (
        'id = "proprio"\nversion = 1\ntitle = "Próprio"\nstates = ["blank"]\npage = "qualitor"\n'
        '[message]\ndeadline_hours = 24\ntext = "Olá!"\ntext_if_forced = "Olá!"\n'
    )
    (folder / "proprio.toml").write_text(head + fields, "utf-8")


def line(of: TicketPrepareResult, key: str) -> Line:
    """Return one line."""
    return next(one for one in of.lines if one.key == key)


def texts(of: TicketPrepareResult) -> dict[str, str]:
    """Return what stands in the lines that hold something."""
    return {one.key: one.text for one in of.lines if one.text}


def step_value(of: TicketPrepareResult, key: str) -> str | None:
    """Return what one field of the ticket gets."""
    assert of.plan is not None
    return plans.step(of.plan, key).value


def questions(of: TicketPrepareResult) -> dict[str, str]:
    """Return what is asked: field key → question."""
    assert of.plan is not None
    return plans.questions(of.plan)
