"""What one field gets, where it comes from, and what has to be asked for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from native_host.customer.values.match import Kind
from native_host.protocol.messages import PageField, Policy, Source
from native_host.sop.comparing import plain
from native_host.sop.model import FieldRule
from native_host.sop.sources import Known, first_text
from native_host.sop.template import render
from native_host.texts import text


class Asking(Enum):
    """What is to be asked for a field of the customer's data."""

    NOTHING = "nothing"
    ALL = "all"
    MORE = "more"
    """Some, but not all of its phones are known."""
    WHICH = "which"
    """Sources differ: which of the options is right."""


@dataclass(frozen=True)
class Given:
    """What the customer's lines say of a field.

    Attributes:
        kind: which lines it is made of; two fields of one kind have one question.
        value: as it is written into the ticket; None: nothing can be.
        options: what an answer may be, as far as it is known.
        evidence: said beside the question, e.g. what is wrong with what was typed.
        policy: in place of the procedure's own.
    """

    kind: Kind
    value: str | None
    source: Source
    asking: Asking = Asking.NOTHING
    options: tuple[str, ...] = ()
    evidence: str = ""
    policy: Policy | None = None


@dataclass(frozen=True)
class Decision:
    """The value of one field; `question` is set if only the agent can give it, or the rest of it."""

    value: str | None
    source: Source
    policy: Policy
    question: str | None = None
    options: tuple[str, ...] = ()
    evidence: str = ""


@dataclass(frozen=True)
class Surroundings:
    """What decisions are made from."""

    known: Known
    answers: dict[str, str]
    given: Mapping[str, Given]
    placeholders: dict[str, str]
    applies: bool
    """Whether the procedure applies to the token, or is carried out all the same."""


def decide(field: PageField, rule: FieldRule, around: Surroundings) -> Decision:
    """Decide one field. What stands in it already is not judged here: the policy says what becomes of it."""
    if rule.value is not None:
        return Decision(rule.value, Source.PROCEDURE, rule.policy)
    if rule.template is not None:
        template = rule.template if around.applies else rule.template_if_forced or ""
        return Decision(render(template, around.placeholders) or None, Source.TOKEN, rule.policy)
    if not (rule.sources or rule.question):
        return Decision(None, Source.PAGE, rule.policy)
    if given := around.given.get(field.key):
        return _decide_given(field, rule, given)
    return _decide_text(field.key, rule, around)


def held(key: str, decision: Decision, around: Surroundings) -> list[str]:
    """Return what the field will hold after the fill, in the forms in which it may be written."""
    fact = around.known.page.fields.get(key)
    standing = [value for value in (fact.value, fact.display) if value.strip()] if fact else []
    if decision.value is not None and (decision.policy is Policy.SET or not standing):
        return [decision.value]
    return standing


def _decide_given(field: PageField, rule: FieldRule, given: Given) -> Decision:
    question = {
        Asking.NOTHING: None,
        Asking.ALL: rule.question,
        Asking.MORE: rule.question_more or rule.question,
        Asking.WHICH: text("sop", "questions.which_value", field=field.title),
    }[given.asking]
    options = given.options or tuple(rule.options)
    return Decision(given.value, given.source, given.policy or rule.policy, question, options, given.evidence)


def _decide_text(key: str, rule: FieldRule, around: Surroundings) -> Decision:
    if answer := answer_to(key, rule, around.answers):
        return Decision(answer, Source.ANSWER, rule.policy)
    if found := first_text(rule.sources, around.known):
        value, source = found
        return Decision(value, source, rule.policy)
    question = None if _standing(key, around) else rule.question
    return Decision(None, Source.AGENT, rule.policy, question, tuple(rule.options))


def _standing(key: str, around: Surroundings) -> str:
    """Return what the field holds on the page already."""
    fact = around.known.page.fields.get(key)
    return fact.value.strip() if fact else ""


def answer_to(key: str, rule: FieldRule, answers: Mapping[str, str]) -> str | None:
    """Return the agent's answer; of a field with options, the option that was meant, else none."""
    answer = answers.get(key, "").strip()
    if not rule.options:
        return answer or None
    return next((option for option in rule.options if plain(option) == plain(answer)), None)
