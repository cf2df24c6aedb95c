"""What a plan may replace when it completes an earlier fill."""

from __future__ import annotations

from collections.abc import Mapping

from native_host.protocol.messages import FillPlan, PageFacts, Policy, Step


def completing(plan: FillPlan, filled: Mapping[str, str], page: PageFacts, answered: str | None) -> FillPlan:
    """Return the plan for what has come to be known since a fill.

    What that fill has put there and stands unchanged may be replaced, and what the agent has answered just
    now; all else is the agent's or the page's by now and stays.
    """
    replaceable = {step.key for step in plan.steps if is_ours(step.key, filled, page)} | {answered}
    return plan.model_copy(update={"steps": [_completing(step, replaceable) for step in plan.steps]})


def _completing(step: Step, replaceable: set[str | None]) -> Step:
    if step.policy is Policy.CONFIRM:
        return step
    return step.model_copy(update={"policy": Policy.SET if step.key in replaceable else Policy.IF_EMPTY})


def is_ours(key: str, filled: Mapping[str, str] | None, page: PageFacts) -> bool:
    """Whether a field holds what a fill has put there."""
    put, fact = (filled or {}).get(key), page.fields.get(key)
    return bool(put) and fact is not None and put in (fact.value, fact.display)
