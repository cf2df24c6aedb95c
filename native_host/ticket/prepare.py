"""`ticket.prepare`: all that is known, put together once; lines and plan are made of the same values."""

from __future__ import annotations

from datetime import datetime

from native_host.customer.values import phone
from native_host.customer.values.match import Kind
from native_host.protocol.limits import PHONE_LINES_MAX
from native_host.protocol.messages import (
    EscalationPlanParams,
    FillPlan,
    Line,
    TicketPrepareParams,
    TicketPrepareResult,
)
from native_host.sop.choose import procedure_for_lines
from native_host.sop.loader import Knowledge
from native_host.sop.model import Procedure
from native_host.sop.plan import labels_of, make_plan
from native_host.sop.sources import Known, kind_of_field
from native_host.sop.values import answer_to
from native_host.ticket.completion import completing, is_ours
from native_host.ticket.fields import given_values, phones_wanted, standing_in
from native_host.ticket.lines import Lines, Sources, merge
from native_host.ticket.offers import Offer, page_and_certificate_offers, pasted_offers, standing_offers
from native_host.ticket.people import choices_of_people, of_one_person

PHONES_DEFAULT = 2
"""Lines for phones where no procedure says how many are asked for."""

_SINGLE_KEYS = {Kind.NAME: "name", Kind.DOCUMENT: "document", Kind.EMAIL: "email", Kind.PROTOCOL: "protocol"}
_BEFORE_PHONES = (Kind.NAME, Kind.DOCUMENT)
"""The order in which the lines are asked on the telephone: these, the phones, the rest."""


def prepare(params: TicketPrepareParams, knowledge: Knowledge, now: datetime) -> TicketPrepareResult:
    """Return the lines, and with a token the plan; `now` stands in for an unknown time of reading.

    Raises:
        QualitokenError: `unknown_sop`, `sop_broken`, `unknown_page_map` or `page_map_broken`.
    """
    procedure = procedure_for_lines(knowledge, params.sop, params.token)
    lines = merge(_sources(procedure, params, knowledge))
    plan = None
    if params.token is not None:
        given = given_values(procedure, lines, params.page) if procedure else {}
        plan = make_plan(_plan_params(params), knowledge, now, given)
        if params.filled is not None:
            plan = completing(plan, params.filled, params.page, params.answered)
    return TicketPrepareResult(
        lines=_shown(lines, procedure),
        people=choices_of_people(params.candidates),
        plan=plan,
        guidance=plan.guidance if plan else None,
    )


def plan_for(params: EscalationPlanParams, knowledge: Knowledge, now: datetime) -> FillPlan:
    """Return the plan for a customer who is known already: his data stand for what the agent has decided.

    Raises:
        QualitokenError: as `prepare`.
    """
    customer = params.customer
    typed = {
        "name": customer.name,
        "document": customer.cnpj or customer.cpf,
        "email": customer.email,
        "protocol": customer.protocol,
        **{f"phone_{place}": one for place, one in enumerate(customer.phones[:PHONE_LINES_MAX], 1)},
    }
    request = TicketPrepareParams(
        sop=params.sop,
        token=params.token,
        page=params.page,
        lines={key: text for key, text in typed.items() if text},
        answers=params.answers,
        force=params.force,
    )
    plan = prepare(request, knowledge, now).plan
    if plan is None:  # a plan is left out without a token only
        raise AssertionError
    return plan


def _plan_params(params: TicketPrepareParams) -> EscalationPlanParams:
    return EscalationPlanParams(
        sop=params.sop, token=params.token, page=params.page, answers=params.answers, force=params.force
    )


def _sources(procedure: Procedure | None, params: TicketPrepareParams, knowledge: Knowledge) -> Sources:
    pasted = pasted_offers(of_one_person(params.candidates))
    if procedure is None:
        return Sources(pasted, params.lines, {}, [], PHONES_DEFAULT)
    known = Known(params.token, params.page, labels_of(knowledge, params.page.map))
    return Sources(
        offers=[*pasted, *page_and_certificate_offers(procedure, known)],
        typed=params.lines,
        answers=_answers(procedure, params),
        standing=_standing(procedure, params),
        phones_wanted=phones_wanted(procedure) or PHONES_DEFAULT,
    )


def _answers(procedure: Procedure, params: TicketPrepareParams) -> dict[Kind, list[str]]:
    """Return what the agent answered to the fields of the customer's data, by kind; the latest first."""
    found: dict[Kind, list[str]] = {}
    for key in sorted(procedure.fields, key=lambda key: key != params.answered):
        kind = kind_of_field(procedure.fields[key])
        answer = answer_to(key, procedure.fields[key], params.answers)
        if kind is not None and answer is not None:
            found.setdefault(kind, []).extend(_parts(kind, answer))
    return found


def _parts(kind: Kind, answer: str) -> list[str]:
    """Return the numbers of an answer of several; one without any is refused as it is."""
    return phone.written_in(answer)[:PHONE_LINES_MAX] or [answer] if kind is Kind.PHONE else [answer]


def _standing(procedure: Procedure, params: TicketPrepareParams) -> list[Offer]:
    """Return the phones that the ticket's own fields hold, not by a fill."""
    phones = (key for key, rule in procedure.fields.items() if rule.phones)
    own = (key for key in phones if not is_ours(key, params.filled, params.page))
    return [offer for key in own for offer in standing_offers(standing_in(key, params.page))]


def _shown(lines: Lines, procedure: Procedure | None) -> list[Line]:
    fields = _fields(procedure)
    single = {kind: lines.single[kind].line(key, fields.get(kind)) for kind, key in _SINGLE_KEYS.items()}
    phones = [
        one.line(f"phone_{index + 1}", fields.get(Kind.PHONE)) for index, one in enumerate(lines.phones)
    ]
    first = [single.pop(kind) for kind in _BEFORE_PHONES]
    return [*first, *phones, *single.values()]


def _fields(procedure: Procedure | None) -> dict[Kind, str]:
    """Return the field of each kind of value, of several the first; of phones the one that asks for most."""
    rules = list(procedure.fields.items()) if procedure else []
    found: dict[Kind, str] = {}
    for key, rule in sorted(rules, key=lambda one: -(one[1].phones or 0)):
        if (kind := kind_of_field(rule)) is not None:
            found.setdefault(kind, key)
    return found
