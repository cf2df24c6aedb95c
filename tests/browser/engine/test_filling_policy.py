"""What stands in a field already is kept, compared or replaced as the plan says."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from native_host.protocol.messages import Policy
from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import page_map, plan, state, statuses, step, steps_of
from tests.browser.engine.one_field import CELL, CIDADE, UF, fill_one
from tests.browser.engine.ticket import NOME


def test_what_the_agent_has_typed_is_kept_until_the_agent_accepts_the_plans_value(
    show: Show, page: Page
) -> None:
    engine = show(page_map(CIDADE), CELL.format("<input id=a value='Canoas'>"))
    report = steps_of(engine.fill(plan(engine.map, [step(CIDADE, "Porto Alegre", policy=Policy.IF_EMPTY)])))
    assert (report["cidade"].status.value, report["cidade"].now) == ("kept", "Canoas")
    accepted = engine.accept("cidade")
    assert (accepted.status.value, accepted.now, accepted.before) == ("filled", "Porto Alegre", "Canoas")
    engine.undo()
    assert page.input_value("#a") == "Canoas"


def test_a_field_to_be_confirmed_is_compared_and_never_set(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), CELL.format("<input id=a value='Canoas'>"))
    assert fill_one(engine, "Porto Alegre", policy=Policy.CONFIRM) == "differs"
    assert fill_one(engine, "CANOAS", policy=Policy.CONFIRM) == "already_right"
    assert page.input_value("#a") == "Canoas"


def test_a_field_without_a_value_is_only_looked_at(show: Show, page: Page) -> None:
    markup = CELL.format("<input id=a value='Canoas'>") + "<label for=u>UF</label><select id=u></select>"
    engine = show(page_map(CIDADE, UF, NOME), markup)
    before = state(page)
    report = engine.fill(plan(engine.map, [step(CIDADE, None), step(UF, None), step(NOME, None)]))
    assert statuses(report) == {"cidade": "kept", "uf": "empty", "nome": "not_found"}
    assert state(page) == before


@pytest.mark.parametrize("locked", ["readonly", "disabled"])
def test_a_locked_control_is_left_alone_and_reported(show: Show, page: Page, locked: str) -> None:
    engine = show(page_map(CIDADE), CELL.format(f"<input id=a value='Canoas' {locked}>"))
    assert fill_one(engine, "Porto Alegre") == "read_only"
    assert page.input_value("#a") == "Canoas"
