"""The fill plan: a procedure, a page map and what is known, made into steps and questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from native_host.customer.values.match import Kind
from native_host.latin1 import fit
from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.messages import (
    EscalationPlanParams,
    FillPlan,
    Guidance,
    Medium,
    Missing,
    PageField,
    PageMap,
    Policy,
    SopChoice,
    Step,
)
from native_host.sop.choose import (
    SEVERAL_PROCEDURES,
    choose_guidance,
    choose_page,
    choose_procedures,
    judge,
    judge_several,
    judge_without_any,
    may_force,
)
from native_host.sop.conditions import holds
from native_host.sop.evidence import evidence_for
from native_host.sop.loader import Knowledge
from native_host.sop.model import FieldRule, GuidanceSop, Procedure, SopFile
from native_host.sop.order import ordered
from native_host.sop.placeholders import Diagnosis, diagnosis_values, message_values
from native_host.sop.sources import Known
from native_host.sop.template import render
from native_host.sop.values import Decision, Given, Surroundings, decide, held
from native_host.texts import text


def make_plan(
    params: EscalationPlanParams, knowledge: Knowledge, now: datetime, given: Mapping[str, Given]
) -> FillPlan:
    """Return what to put where, and what is missing.

    Args:
        params: what is asked; of the customer, only `given` is looked at.
        knowledge: the procedures and page maps in force.
        now: stands in for an unknown time of reading.
        given: what the customer's lines say of the procedure's fields, by field key.

    Raises:
        QualitokenError: `unknown_sop`, `sop_broken`, `unknown_page_map` or `page_map_broken`.
    """
    plan = _plan(params, knowledge, now, given)
    problems = [*knowledge.sops.problems, *knowledge.pages.problems]
    plan.problems = [one for one in problems if one.code == Code.FOLDER_NO_ANSWER.value]
    return plan


def _plan(
    params: EscalationPlanParams, knowledge: Knowledge, now: datetime, given: Mapping[str, Given]
) -> FillPlan:
    page = choose_page(knowledge, params.page.map)
    procedures = choose_procedures(knowledge, params.sop, params.token)
    if len(procedures) != 1:
        return _undecided(procedures, params, knowledge)
    (procedure,) = procedures
    forcible = may_force(knowledge, procedure, params.token)
    verdict = judge(procedure, params.token, forcible=forcible)
    plan = FillPlan(
        sop=procedure.id,
        title=procedure.title,
        applies=verdict.applies,
        reason=verdict.reason,
        code=verdict.code,
        guidance=None if verdict.applies else _guidance(procedures, knowledge, params),
    )
    if not isinstance(procedure, Procedure) or not (verdict.applies or (params.force and forcible)):
        return plan
    around = Surroundings(
        known=Known(params.token, params.page, _labels(page)),
        answers=params.answers,
        given=given,
        placeholders=diagnosis_values(Diagnosis(params.token, procedure, now)),
        applies=verdict.applies,
    )
    _add_steps(plan, procedure, page, around, params.token)
    message = procedure.message.text if verdict.applies else procedure.message.text_if_forced
    plan.customer_message = fit(render(message, message_values(procedure)))
    return plan


def _undecided(procedures: Sequence[SopFile], params: EscalationPlanParams, knowledge: Knowledge) -> FillPlan:
    """Return a plan without steps: several procedures may be meant, or none."""
    verdict = (
        judge_several(procedures, params.token, force=params.force)
        if procedures
        else judge_without_any(params.token)
    )
    choices = procedures if verdict.code == SEVERAL_PROCEDURES else []
    considered = procedures or list(knowledge.sops.items().values())
    return FillPlan(
        sop=considered[0].id,
        title="",
        applies=False,
        reason=verdict.reason,
        code=verdict.code,
        guidance=_guidance(procedures, knowledge, params),
        choices=[SopChoice(id=one.id, title=one.title) for one in choices],
    )


def _add_steps(
    plan: FillPlan, procedure: Procedure, page: PageMap, around: Surroundings, medium: Medium
) -> None:
    on_page = {field.key: field for field in page.fields}
    values: dict[str, list[str]] = {}
    asked: set[Kind] = set()
    for key in ordered(procedure.fields):
        rule = procedure.fields[key]
        if rule.free:
            continue
        if key not in on_page:
            raise _unknown_field(procedure, key, page)
        if not holds(rule, values):
            continue
        decision = decide(on_page[key], rule, around)
        values[key] = held(key, decision, around)
        plan.steps.append(_step(on_page[key], rule, decision, saved=_is_saved(around)))
        if decision.question and not _is_asked(key, around, asked):
            plan.missing.append(
                Missing(
                    key=key,
                    question=decision.question,
                    options=list(decision.options),
                    evidence=decision.evidence or evidence_for(rule, medium),
                )
            )


def _is_asked(key: str, around: Surroundings, asked: set[Kind]) -> bool:
    """Whether another field asks for the same line of the customer's data; notes that this one does."""
    given = around.given.get(key)
    if given is None:
        return False
    repeated = given.kind in asked
    asked.add(given.kind)
    return repeated


def labels_of(knowledge: Knowledge, name: str) -> tuple[str, ...]:
    """Return what the page of a map calls its fields and parts.

    Raises:
        QualitokenError: `unknown_page_map` or `page_map_broken`.
    """
    return _labels(choose_page(knowledge, name))


def _labels(page: PageMap) -> tuple[str, ...]:
    fields = [label for field in page.fields for label in field.labels]
    return (*fields, *(text for part in page.sections for text in (*part.captions, *part.tabs)))


def _guidance(
    procedures: Sequence[SopFile], knowledge: Knowledge, params: EscalationPlanParams
) -> Guidance | None:
    """Return what to say and do instead: as asked for by name, else what there is for the token's state."""
    found = next((one for one in procedures if isinstance(one, GuidanceSop)), None)
    if found is None and not any(params.token.state in one.states for one in procedures):
        found = choose_guidance(knowledge, params.token)
    if found is None:
        return None
    return Guidance(sop=found.id, title=found.title, tell=found.tell, do=found.do)


def _is_saved(around: Surroundings) -> bool:
    """Whether the ticket was saved before: what stands in it is somebody's work. New ones have no number."""
    return around.known.page.ticket_number is not None


def _step(field: PageField, rule: FieldRule, decision: Decision, *, saved: bool) -> Step:
    keeps = saved and decision.policy is Policy.SET
    return Step(
        key=field.key,
        title=field.title,
        labels=field.labels,
        ids=field.ids,
        section=field.section,
        control=field.control,
        value=None if decision.value is None else fit(decision.value),
        source=decision.source,
        policy=Policy.IF_EMPTY if keeps else decision.policy,
        after=rule.after,
        required=rule.required,
    )


def _unknown_field(procedure: Procedure, key: str, page: PageMap) -> QualitokenError:
    """Return the error of a procedure used on another kind of page than the one it was written for."""
    reason = f"“fields.{key}”: {text('sop', 'mistakes.unknown_field', page=page.id)}"
    return QualitokenError(Code.SOP_BROKEN, {"file": f"{procedure.id}.toml", "reason": reason})
