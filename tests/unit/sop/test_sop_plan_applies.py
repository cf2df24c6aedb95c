"""The procedure applies to a confirmed blank token, and to nothing else unless the agent insists."""

from __future__ import annotations

import pytest

from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.messages import PageFacts, State
from native_host.texts import text
from tests.support import plans


def test_a_confirmed_blank_token_gets_the_plan() -> None:
    plan = plans.plan()
    assert plan.applies
    assert plan.sop == "token_em_branco"
    assert plan.code is None
    assert plan.steps


def test_an_unconfirmed_blank_gets_no_steps_and_the_agent_is_told_to_wait() -> None:
    plan = plans.plan(plans.medium(confirmed=False))
    assert (plan.applies, plan.code, plan.steps, plan.missing) == (False, "not_confirmed", [], [])
    assert "segunda leitura" in plan.reason


def test_of_an_unconfirmed_blank_the_reason_says_what_the_reading_said_to_do() -> None:
    plan = plans.plan(plans.medium(confirmed=False, hint="Reconecte o token e leia de novo."))
    assert (plan.applies, plan.code, plan.steps) == (False, "not_confirmed", [])
    assert plan.reason.endswith("Reconecte o token e leia de novo.")
    assert "ainda" not in plan.reason
    assert "segunda leitura" not in plan.reason


def test_an_indeterminate_medium_is_given_no_steps_whatever_was_on_it() -> None:
    plan = plans.plan(plans.operational().model_copy(update={"state": State.INDETERMINATE, "hint": "Leia."}))
    assert (plan.applies, plan.code, plan.steps) == (False, "not_blank", [])
    assert "Leia." in plan.reason


@pytest.mark.parametrize("state", [state for state in State if state is not State.BLANK])
def test_any_other_state_gets_no_steps_and_says_what_the_token_is(state: State) -> None:
    token = plans.medium(state, hint="Faça isto agora.")
    plan = plans.plan(token)
    assert (plan.applies, plan.code, plan.steps, plan.customer_message) == (False, "not_blank", [], "")
    assert text("sop", f"situations.{state.value}") in plan.reason
    assert "Faça isto agora." in plan.reason
    assert "Preencher mesmo assim" in plan.reason


def test_force_gives_the_steps_and_still_says_that_it_does_not_apply() -> None:
    plan = plans.plan(plans.operational(), force=True)
    assert not plan.applies
    assert plan.code == "not_blank"
    assert len(plan.steps) == len(plans.plan().steps)


def test_a_page_that_no_map_describes_is_an_error_with_a_code() -> None:
    with pytest.raises(QualitokenError) as caught:
        plans.plan(on=PageFacts(map="outra_pagina"))
    assert caught.value.code is Code.UNKNOWN_PAGE_MAP
    assert caught.value.values == {"id": "outra_pagina"}


def test_a_procedure_that_does_not_exist_is_an_error_with_a_code() -> None:
    with pytest.raises(QualitokenError) as caught:
        plans.plan(sop="inexistente")
    assert caught.value.code is Code.UNKNOWN_SOP
