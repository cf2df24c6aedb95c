"""Which procedure is taken: one meant for the token, never whatever sorts last; of several none unasked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from native_host.protocol.messages import FillPlan, State
from native_host.sop.loader import load_knowledge
from tests.support import plans
from tests.unit.sop.test_sop_folders import MAP, put

BLANK = 'states = ["blank"]'


def add(folder: Path, name: str, states: str, category: str = "Vencido") -> None:
    """Put a desk's own procedure into the folder: another id, for other states."""
    title = ('title = "Certificado Digital: token em branco"', f'title = "Procedimento {name}"')
    changes = [('id = "token_em_branco"', f'id = "{name}"'), title, ('"Em branco"', f'"{category}"')]
    put(folder, f"{name}.toml", *changes, (BLANK, f"states = [{states}]"))


def put_version(folder: Path, states: str) -> None:
    """Put a desk's own version of the packaged procedure into the folder."""
    put(folder, "nosso.toml", ('"Porto Alegre"', '"Caxias do Sul"'), (BLANK, f"states = [{states}]"))


def category(plan: FillPlan) -> str | None:
    return plans.step(plan, "categoria_3").value


def offered(plan: FillPlan) -> list[str]:
    assert (plan.applies, plan.code, plan.steps, plan.missing) == (False, "several_procedures", [], [])
    assert plan.reason
    return [choice.title for choice in plan.choices]


@pytest.mark.parametrize("state", [state for state in State if state not in (State.BLANK, State.EXPIRED)])
def test_a_desks_procedure_for_another_state_is_never_forced(tmp_path: Path, state: State) -> None:
    add(tmp_path, "zz_vencido", '"expired"')
    plan = plans.plan(plans.medium(state), sop_dirs=[tmp_path], force=True)
    assert (plan.sop, category(plan), plan.choices) == ("token_em_branco", "Em branco", [])


def test_a_refusal_names_the_procedure_that_would_be_forced(tmp_path: Path) -> None:
    add(tmp_path, "zz_vencido", '"expired"')
    plan = plans.plan(plans.operational(), sop_dirs=[tmp_path])
    assert (plan.sop, plan.code) == ("token_em_branco", "not_blank")
    assert "Procedimento zz_vencido" not in plan.reason


def test_a_procedure_that_names_the_state_goes_before_those_to_be_forced(tmp_path: Path) -> None:
    add(tmp_path, "aa_vencido", '"expired"')
    plan = plans.plan(plans.medium(State.EXPIRED, confirmed=False), sop_dirs=[tmp_path], force=True)
    assert (plan.sop, category(plan)) == ("aa_vencido", "Vencido")


def test_forcing_one_by_name_needs_the_same_right(tmp_path: Path) -> None:
    add(tmp_path, "vencido", '"expired"')
    for force in (False, True):
        plan = plans.plan(plans.operational(), sop_dirs=[tmp_path], sop="vencido", force=force)
        assert (plan.applies, plan.code, plan.steps) == (False, "not_forcible", [])
        assert "Procedimento vencido" in plan.reason
        assert "Preencher mesmo assim" not in plan.reason


def test_a_desks_own_version_of_ours_is_forced_as_ours_is(tmp_path: Path) -> None:
    put_version(tmp_path, '"blank"')
    plan = plans.plan(plans.operational(), sop_dirs=[tmp_path], force=True)
    assert plans.step(plan, "localidade").value == "Caxias do Sul"


def test_a_file_that_has_only_our_id_but_means_another_state_is_not_forced(tmp_path: Path) -> None:
    put_version(tmp_path, '"expired"')
    plan = plans.plan(plans.operational(), sop_dirs=[tmp_path], force=True)
    assert (plan.code, plan.steps) == ("not_forcible", [])
    assert plan.guidance, "what to do without a ticket is said all the same"


def test_a_procedure_under_the_id_of_one_of_our_guidances_is_not_forced(tmp_path: Path) -> None:
    add(tmp_path, "certificado_vencido", '"expired"')
    plan = plans.plan(plans.operational(), sop_dirs=[tmp_path], force=True)
    assert (plan.sop, category(plan)) == ("token_em_branco", "Em branco")


@pytest.mark.parametrize("force", [False, True])
def test_with_none_to_be_forced_a_sentence_says_so(tmp_path: Path, force: bool) -> None:
    add(tmp_path, "vencido", '"expired"')
    put(tmp_path, "mapa.toml", ('key = "localidade"', 'key = "lugar"'), source=MAP)
    file = tmp_path / "vencido.toml"
    file.write_text(file.read_text("utf-8").replace("[fields.localidade]", "[fields.lugar]"), "utf-8")
    assert set(load_knowledge([tmp_path], [tmp_path]).sops.broken) >= {"token_em_branco"}
    token = plans.operational()
    plan = plans.plan(token, sop_dirs=[tmp_path], page_dirs=[tmp_path], force=force)
    assert (plan.applies, plan.code, plan.steps, plan.choices) == (False, "not_forcible", [], [])
    assert "Procedimento vencido" not in plan.reason
    assert "Preencher mesmo assim" not in plan.reason


@pytest.mark.parametrize("force", [False, True])
def test_of_several_for_one_state_each_is_offered_by_title(tmp_path: Path, force: bool) -> None:
    add(tmp_path, "matriz", '"blank"', "Em branco")
    add(tmp_path, "filial", '"blank", "expired"', "Em branco")
    plan = plans.plan(sop_dirs=[tmp_path], force=force)
    assert offered(plan) == ["Procedimento filial", "Procedimento matriz"]
    assert [choice.id for choice in plan.choices] == ["filial", "matriz"]


def test_the_one_that_was_chosen_is_carried_out(tmp_path: Path) -> None:
    add(tmp_path, "matriz", '"blank"', "Da matriz")
    add(tmp_path, "filial", '"blank"', "Da filial")
    plan = plans.plan(sop_dirs=[tmp_path], sop="matriz")
    assert (plan.applies, category(plan), plan.choices) == (True, "Da matriz", [])


def test_an_unconfirmed_reading_is_waited_for_before_anything_is_offered(tmp_path: Path) -> None:
    add(tmp_path, "matriz", '"blank"')
    add(tmp_path, "filial", '"blank"')
    token = plans.medium(confirmed=False)
    plan = plans.plan(token, sop_dirs=[tmp_path])
    assert (plan.code, plan.choices) == ("not_confirmed", [])
    assert len(offered(plans.plan(token, sop_dirs=[tmp_path], force=True))) == 2
    chosen = plans.plan(token, sop_dirs=[tmp_path], force=True, sop="filial")
    assert (chosen.code, category(chosen)) == ("not_confirmed", "Vencido")


def test_a_desks_procedures_go_before_ours_and_are_not_offered_beside_it(tmp_path: Path) -> None:
    add(tmp_path, "nosso", '"blank"', "Em branco")
    assert plans.plan(sop_dirs=[tmp_path]).sop == "nosso"


def test_folders_are_no_order_of_preference(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
        add(folder, f"de_{folder.name}", '"blank"')
    assert len(offered(plans.plan(sop_dirs=folders))) == 2


def test_a_state_that_two_of_ours_may_be_forced_on_offers_both_and_takes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(tmp_path, "vencido", '"expired"')
    put(tmp_path, "token_em_branco.toml")
    knowledge = load_knowledge([tmp_path])
    both_ours = replace(knowledge.sops, shipped=knowledge.sops.items())
    knowledge = replace(knowledge, sops=both_ours)
    monkeypatch.setattr(plans, "load_knowledge", lambda *_: knowledge)
    refused = plans.plan(plans.operational())
    assert (refused.code, refused.choices) == ("not_blank", [])
    assert "Preencher mesmo assim" in refused.reason
    assert "Procedimento vencido" not in refused.reason
    assert set(offered(plans.plan(plans.operational(), force=True))) == {
        "Procedimento vencido",
        "Certificado Digital: token em branco",
    }
