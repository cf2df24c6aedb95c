"""What the agent did in a control that the page builds anew is not lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.engine.agent_acts import SELECT, chosen_by_key
from tests.browser.engine.conftest import Show
from tests.browser.engine.gate import assert_left, begin, open_gate, report_of
from tests.browser.engine.harness import Engine, bundle, with_short_pieces

REBUILD = """<script>window.answer = () => { const cell = a.closest('td'); cell.innerHTML =
cell.dataset.markup }; document.querySelectorAll('td').forEach((cell) => {
cell.dataset.markup = cell.innerHTML }) </script>"""
REBUILD_NAMELESS = REBUILD.replace(
    "a.closest", "document.querySelectorAll('tr')[1].cells[1].firstChild.closest"
)
FIELD = "tr:nth-child(2) :is(input, select)"


@pytest.mark.parametrize("control", ["<input id=a>", "<input>", SELECT], ids=["input", "nameless", "select"])
def test_what_was_typed_into_a_control_that_the_page_rebuilds_comes_back(
    show: Show, page: Page, control: str
) -> None:
    engine = open_gate(show, control, more=REBUILD_NAMELESS)
    begin(engine, "Canoas")
    page.focus(FIELD)
    page.keyboard.type("Torres")
    assert_left(report_of(engine))
    assert page.input_value(FIELD) == "Torres"


MANY = "<div id=late></div>" + "<input>" * 200
"""More than one piece of a look."""


def assert_typing_comes_back(engine: Engine) -> None:
    """Type while a piece is held, let the page rebuild the control, and see that it shows what was typed."""
    page = engine.page
    engine.wait_for_held_piece()
    page.focus(FIELD)
    page.keyboard.type("Torres")
    page.evaluate("answer()")
    engine.go_on()
    assert_left(report_of(engine))
    assert page.input_value(FIELD) == "Torres"


@pytest.mark.parametrize("pieces", [0, 1, 4, 16])
def test_what_was_typed_into_a_nameless_control_comes_back_however_far_a_look_has_come(
    show: Show, page: Page, pieces: int
) -> None:
    engine = open_gate(show, "<input>", more=REBUILD_NAMELESS + MANY, script=with_short_pieces(bundle()))
    begin(engine, "Canoas")
    engine.hold_pieces(after=pieces)
    page.evaluate("late.innerHTML = '<input>'")
    assert_typing_comes_back(engine)


@pytest.mark.parametrize("is_new", [False, True], ids=["that was there", "that is new"])
def test_what_was_typed_during_a_look_in_pieces_comes_back_when_the_page_rebuilds_the_control(
    show: Show, page: Page, is_new: bool
) -> None:
    engine = open_gate(show, "<input id=a>", more=REBUILD + MANY, script=with_short_pieces(bundle()))
    begin(engine, "Canoas")
    engine.hold_pieces()
    page.evaluate("(all) => { if (all) a.outerHTML = a.outerHTML; late.innerHTML = '<input>' }", is_new)
    assert_typing_comes_back(engine)


def test_a_rebuilt_control_without_the_chosen_option_does_not_get_the_plans_value(
    show: Show, page: Page
) -> None:
    rebuild = (
        "<script>window.answer = () => { a.innerHTML = '<option></option><option>Canoas</option>' }</script>"
    )
    engine = open_gate(show, SELECT, more=rebuild)
    begin(engine, "Canoas")
    chosen_by_key(page)
    assert_left(report_of(engine))
    assert page.input_value("#a") == ""
