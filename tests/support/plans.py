"""Made-up media, pages and procedures for tests of the plan."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path

from native_host.protocol.messages import (
    Certificate,
    Driver,
    EscalationPlanParams,
    FillPlan,
    Medium,
    ObjectCounts,
    PageFact,
    PageFacts,
    State,
    Step,
    TokenInfo,
)
from native_host.sop.loader import load_knowledge
from native_host.ticket.prepare import plan_for

READ_AT = "2026-11-22T14:05:09-03:00"
NOW = datetime(2026, 11, 22, 15, 30, tzinfo=timezone.utc)
HOLDER = "BRUNO TESTE DE SOUZA"
HOLDER_AS_WRITTEN = "Bruno Teste de Souza"
"""As people write a name, and the ticket has it."""
LABEL = "Token do Bruno"

COMPANY = PageFact(value="1042", display="Padaria Aurora Ltda - CNPJ 11.222.333/0001-81")
TWO_PHONES = PageFact(value="(51) 3333-4444 / (51) 99999-8888", read_only=True)


def medium(state: State = State.BLANK, **changes: object) -> Medium:
    """Return a medium in some state; confirmed and blank if nothing else is said."""
    values: dict[str, object] = {
        "state": state,
        "confirmed": True,
        "driver": Driver(product="SafeSign", version="3.8.0.1"),
        "reader": "StarSign CUT S 00 00",
        "token": TokenInfo(
            label=LABEL, manufacturer="A.E.T. Europe B.V.", model="19C41A06", serial="0A1B2C3D4E5F"
        ),
        "objects": ObjectCounts(),
        "read_at": READ_AT,
    }
    return Medium.model_validate(values | changes)


def certificate(**changes: object) -> Certificate:
    """Return a made-up holder's certificate."""
    values: dict[str, object] = {
        "holder": HOLDER,
        "kind": "e-CPF",
        "cpf": "52998224725",
        "issuer": "AC Exemplo RFB v5",
        "not_before": "2026-01-01T00:00:00Z",
        "not_after": "2029-01-01T00:00:00Z",
        "chain_complete": True,
    }
    return Certificate.model_validate(values | changes)


def operational(**changes: object) -> Medium:
    """Return a token in good order: a certificate and its public key."""
    certificates = [certificate(**changes)]
    return medium(
        State.OPERATIONAL, certificates=certificates, objects=ObjectCounts(certificates=1, public_keys=1)
    )


def page(**facts: PageFact | str) -> PageFacts:
    """Return what the ticket page shows; a text stands for a plain control holding it."""
    fields = {key: PageFact(value=fact) if isinstance(fact, str) else fact for key, fact in facts.items()}
    return PageFacts(map="qualitor", fields=fields)


def plan(
    token: Medium | None = None,
    on: PageFacts | None = None,
    sop_dirs: list[Path] | None = None,
    page_dirs: list[Path] | None = None,
    **params: object,
) -> FillPlan:
    """Make the plan for a token on a page, with the package's procedures and those of the folders."""
    values: dict[str, object] = {"token": token or medium(), "page": on or page(), **params}
    knowledge = load_knowledge(sop_dirs or [], page_dirs or [])
    return plan_for(EscalationPlanParams.model_validate(values), knowledge, NOW)


def step(of: FillPlan, key: str) -> Step:
    """Return the step of one field."""
    return next(one for one in of.steps if one.key == key)


def questions(of: FillPlan) -> dict[str, str]:
    """Return what is missing: key → question."""
    return {missing.key: missing.question for missing in of.missing}
