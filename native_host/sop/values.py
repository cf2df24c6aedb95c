"""What one field gets, where it comes from, and what has to be asked for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from native_host.customer.phones import Phone, different, phones_in
from native_host.protocol.messages import Policy, Source
from native_host.sop.comparing import plain
from native_host.sop.model import FieldRule
from native_host.sop.sources import Known, all_phones, first_text
from native_host.sop.template import render
from native_host.texts import ticket_text


@dataclass(frozen=True)
class Decision:
    """The value of one field; `question` is set if only the agent can give it, or the rest of it."""

    value: str | None
    source: Source
    policy: Policy
    question: str | None = None


@dataclass(frozen=True)
class Surroundings:
    """What decisions are made from."""

    known: Known
    answers: dict[str, str]
    placeholders: dict[str, str]
    applies: bool
    """Whether the procedure applies to the token, or is carried out all the same."""


def decide(key: str, rule: FieldRule, around: Surroundings) -> Decision:
    """Decide one field. What stands in it already is not judged here: the policy says what becomes of it."""
    if rule.value is not None:
        return Decision(rule.value, Source.PROCEDURE, rule.policy)
    if rule.template is not None:
        template = rule.template if around.applies else rule.template_if_forced or ""
        return Decision(render(template, around.placeholders) or None, Source.TOKEN, rule.policy)
    if not (rule.sources or rule.question):
        return Decision(None, Source.PAGE, rule.policy)
    if rule.phones:
        return _decide_phones(key, rule, rule.phones, around)
    return _decide_text(key, rule, around)


def held(key: str, decision: Decision, around: Surroundings) -> list[str]:
    """Return what the field will hold after the fill, in the forms in which it may be written."""
    fact = around.known.page.fields.get(key)
    standing = [value for value in (fact.value, fact.display) if value.strip()] if fact else []
    if decision.value is not None and (decision.policy is Policy.SET or not standing):
        return [decision.value]
    return standing


def _decide_text(key: str, rule: FieldRule, around: Surroundings) -> Decision:
    answer = _answer(key, rule, around)
    if answer:
        return Decision(answer, Source.ANSWER, rule.policy)
    if found := first_text(rule.sources, around.known):
        value, source = found
        return Decision(value, source, rule.policy)
    return Decision(None, Source.AGENT, rule.policy, None if _standing(key, around) else rule.question)


def _decide_phones(key: str, rule: FieldRule, wanted: int, around: Surroundings) -> Decision:
    """Join the first different numbers: the answer's, then those of the sources.

    A field that holds too few keeps them, and an answer is added behind: so an answer may be written into it.
    """
    answered = phones_in(around.answers.get(key, ""))
    standing = phones_in(_standing(key, around))
    if standing and len(standing) < wanted and answered:
        both = different([*standing, *answered])
        return Decision(_joined(both), Source.ANSWER, Policy.SET, _phone_question(rule, both, wanted))
    found = list(all_phones(rule.sources, around.known))
    phones = different([*answered, *(phone for phone, _ in found)])[: max(wanted, len(answered))]
    source = Source.ANSWER if answered else found[0][1] if found else Source.AGENT
    question = _phone_question(rule, standing or phones, wanted)
    return Decision(_joined(phones) if phones else None, source, rule.policy, question)


def _phone_question(rule: FieldRule, there: list[Phone], wanted: int) -> str | None:
    if len(there) >= wanted:
        return None
    return rule.question_more if there and rule.question_more else rule.question


def _joined(phones: Iterable[Phone]) -> str:
    return ticket_text("sop", "phone_separator").join(phone.display for phone in phones)


def _standing(key: str, around: Surroundings) -> str:
    """Return what the field holds on the page already."""
    fact = around.known.page.fields.get(key)
    return fact.value.strip() if fact else ""


def _answer(key: str, rule: FieldRule, around: Surroundings) -> str | None:
    """Return the agent's answer; of a field with options, the option that was meant, else none."""
    answer = around.answers.get(key, "").strip()
    if not rule.options:
        return answer or None
    return next((option for option in rule.options if plain(option) == plain(answer)), None)
