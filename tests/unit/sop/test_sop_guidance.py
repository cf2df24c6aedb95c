"""Every state but the procedure's own has guidance; nothing in it invents a category."""

from __future__ import annotations

from pathlib import Path

import pytest

from native_host.methods.sop_list import summaries
from native_host.protocol.messages import State
from native_host.sop.loader import load_knowledge
from native_host.sop.model import GuidanceSop
from tests.support import plans

OTHERS = [state for state in State if state is not State.BLANK]
OWN = """
id = "{id}"
version = 1
kind = "guidance"
title = "Nossa orientação"
states = ["expired"]
tell = ["Diga isto."]
"""


def put(folder: Path, name: str) -> None:
    (folder / f"{name}.toml").write_text(OWN.format(id=name), encoding="utf-8")


@pytest.mark.parametrize("state", OTHERS)
def test_every_other_state_says_what_to_tell_and_do(state: State) -> None:
    plan = plans.plan(plans.medium(state))
    assert (plan.applies, plan.code, plan.steps) == (False, "not_blank", [])
    assert plan.guidance
    assert plan.guidance.tell
    assert plan.guidance.do
    assert plan.reason


def test_a_blank_token_needs_no_guidance_confirmed_or_not() -> None:
    assert plans.plan().guidance is None
    assert plans.plan(plans.medium(confirmed=False)).guidance is None


def test_a_forced_plan_has_its_steps_and_the_guidance() -> None:
    plan = plans.plan(plans.operational(), force=True)
    assert plan.steps
    assert plan.guidance


def test_an_organisations_guidance_goes_before_the_packages(tmp_path: Path) -> None:
    put(tmp_path, "nosso_vencido")
    plan = plans.plan(plans.medium(State.EXPIRED), sop_dirs=[tmp_path])
    assert plan.guidance
    assert (plan.guidance.sop, plan.guidance.tell, plan.guidance.do) == ("nosso_vencido", ["Diga isto."], [])


def test_a_replaced_guidance_is_listed_as_such(tmp_path: Path) -> None:
    put(tmp_path, "certificado_vencido")
    listed = {sop.id: sop for sop in summaries(load_knowledge([tmp_path]))}
    assert listed["certificado_vencido"].replaces
    assert listed["certificado_vencido"].kind == "guidance"
    assert not listed["certificado_em_ordem"].replaces
    assert listed["token_em_branco"].kind == "escalation"


def test_guidance_asked_for_by_name_fills_nothing_even_when_forced() -> None:
    plan = plans.plan(sop="certificado_vencido", force=True)
    assert (plan.applies, plan.steps, plan.customer_message) == (False, [], "")
    assert plan.guidance
    assert "orientação" in plan.reason


def test_no_two_of_the_packages_files_speak_for_one_state() -> None:
    knowledge = load_knowledge()
    assert knowledge.sops.problems == []
    spoken = [state for one in knowledge.sops.items().values() for state in one.states]
    assert sorted(spoken) == sorted(State)


def test_its_sentences_are_short_and_polite_ends() -> None:
    for one in load_knowledge().sops.items().values():
        if isinstance(one, GuidanceSop):
            for sentence in [*one.tell, *one.do]:
                assert sentence.endswith((".", "?")), sentence
                assert len(sentence) <= 190, sentence
