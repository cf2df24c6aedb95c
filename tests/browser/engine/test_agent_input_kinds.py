"""Whatever the control and however the agent changes it: what the agent did wins."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.engine.agent_acts import KINDS
from tests.browser.engine.conftest import Show
from tests.browser.engine.gate import assert_left, begin, open_gate, report_of, steps
from tests.browser.engine.harness import plan, steps_of


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_agent_does_in_a_waiting_field_is_not_replaced(show: Show, page: Page, kind: str) -> None:
    control, on, wanted, act, shown, left = KINDS[kind]
    engine = open_gate(show, control, on=on)
    begin(engine, wanted, on=on)
    act(page)
    before = page.evaluate(shown)
    assert_left(report_of(engine))
    assert page.evaluate(shown) == before
    assert before == left


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_agent_did_after_a_fill_wins_when_it_is_filled_again(
    show: Show, page: Page, kind: str
) -> None:
    control, on, wanted, act, shown, _ = KINDS[kind]
    engine = open_gate(show, control, on=on)
    begin(engine, wanted, on=on)
    assert report_of(engine).status.value in ("filled", "already_right")
    filled = page.evaluate(shown)
    if kind in ("being composed", "typed and taken back"):
        page.evaluate("a.value = ''")
    act(page)
    changed = page.evaluate(shown)
    assert changed != filled
    report = steps_of(engine.fill(plan(engine.map, steps(wanted, on=on))))["cidade"]
    assert_left(report)
    assert page.evaluate(shown) == changed
    named = engine.undo()["failed"]
    assert page.evaluate(shown) == changed
    if kind not in ("ticked", "ticked by key", "ticked by its label"):  # an unticked box is right already
        assert named == [{"title": "Cidade", "reason": "changed_by_agent"}]
