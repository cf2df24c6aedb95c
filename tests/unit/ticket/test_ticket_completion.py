"""A plan that completes a fill replaces what that fill has put there, and what was answered just now."""

from __future__ import annotations

import pytest

from native_host.protocol.messages import PageFact, Policy
from tests.support import plans
from tests.support.tickets import prepared

ANSWERS = {"midia_safeweb": "Sim"}


def _policy(
    filled: dict[str, str], shown: PageFact | str, key: str = "email", answered: str | None = None
) -> Policy:
    on = plans.page(**{key: shown})
    result = prepared(
        on, lines={"email": "ana@exemplo.com"}, filled=filled, answers=ANSWERS, answered=answered
    )
    assert result.plan is not None
    return plans.step(result.plan, key).policy


@pytest.mark.parametrize("shown", ["velho@exemplo.com", PageFact(value="7", display="velho@exemplo.com")])
def test_what_the_fill_put_there_and_stands_unchanged_may_be_replaced(shown: PageFact | str) -> None:
    assert _policy({"email": "velho@exemplo.com"}, shown) is Policy.SET


@pytest.mark.parametrize("filled", [{"email": "velho"}, {"nome": "do atendente"}, {"email": ""}, {}])
def test_what_is_the_agents_or_the_pages_stays(filled: dict[str, str]) -> None:
    assert _policy(filled, "do atendente") is Policy.IF_EMPTY


def test_what_the_agent_has_answered_just_now_may_be_replaced() -> None:
    assert _policy({}, "Não", "midia_safeweb", "midia_safeweb") is Policy.SET


def test_what_is_only_compared_stays_so() -> None:
    assert _policy({"departamento": "TI"}, "TI", "departamento") is Policy.CONFIRM


def test_what_the_procedure_demands_is_not_set_again_over_the_agents_change() -> None:
    assert _policy({"origem": "Telefone"}, "E-mail", "origem") is Policy.IF_EMPTY
