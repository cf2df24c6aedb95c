"""All placeholders of templates, each with what it stands for. What is not known is an empty text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from native_host.protocol.messages import Medium, ObjectCounts, State
from native_host.sop.model import Procedure
from native_host.texts import ticket_text


@dataclass(frozen=True)
class Diagnosis:
    """What templates may speak of: no holder, no label."""

    medium: Medium
    procedure: Procedure
    planned_at: datetime
    """Stands in for the time of reading when the medium does not carry it."""


def _driver(of: Diagnosis) -> str:
    driver = of.medium.driver
    return " ".join(part for part in (driver.product, driver.version) if part) if driver else ""


def _when(of: Diagnosis) -> str:
    try:
        moment = datetime.fromisoformat(of.medium.read_at or "")
    except ValueError:
        moment = of.planned_at
    key = "moment_elsewhere" if of.medium.elsewhere else "moment"
    return ticket_text("sop", key, date=f"{moment:%d/%m/%Y}", time=f"{moment:%H:%M}")


def _situation(of: Diagnosis) -> str:
    state = of.medium.state
    unsure = state is State.BLANK and not of.medium.confirmed
    return ticket_text("sop", f"situations.{'blank_unconfirmed' if unsure else state.value}")


def _objects(of: Diagnosis) -> str:
    counts = of.medium.objects
    if counts is None:
        return ""
    seen = [(name, getattr(counts, name)) for name in ObjectCounts.model_fields]
    parts = [
        ticket_text("sop", f"objects.{name}.{'one' if n == 1 else 'many'}", n=n) for name, n in seen if n
    ]
    return ", ".join(parts) or ticket_text("sop", "objects.none")


DIAGNOSIS: dict[str, Callable[[Diagnosis], str]] = {
    "driver": _driver,
    "fabricante": lambda of: of.medium.token.manufacturer if of.medium.token else "",
    "modelo": lambda of: of.medium.token.model if of.medium.token else "",
    "serie": lambda of: of.medium.token.serial if of.medium.token else "",
    "leitor": lambda of: of.medium.reader or "",
    "quando": _when,
    "situacao": _situation,
    "objetos": _objects,
    "prazo": lambda of: str(of.procedure.message.deadline_hours),
}
"""For a field's template: driver and version, the token's maker, model and serial number, the reader, when it
was read (and that it was elsewhere), what it was found to be, the objects by class, and the hours until the
customer is called."""

TICKET_NUMBER = "numero"
"""Stays in the message as `{numero}`: the extension puts the ticket's number there once it is known."""

MESSAGE = ("prazo", TICKET_NUMBER)
"""For the message to the customer."""


def diagnosis_values(of: Diagnosis) -> dict[str, str]:
    """Return the text of every placeholder of a field's template."""
    return {name: " ".join(value(of).split()) for name, value in DIAGNOSIS.items()}


def message_values(procedure: Procedure) -> dict[str, str]:
    """Return the text of every placeholder of the customer's message."""
    return {"prazo": str(procedure.message.deadline_hours), TICKET_NUMBER: f"{{{TICKET_NUMBER}}}"}
