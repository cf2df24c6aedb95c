"""A value that the page takes back is set once more, and then reported."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import page_map, plan, statuses, step, steps_of
from tests.browser.engine.one_field import CELL, CIDADE, UF

REVERTING = """<script>var times = 0;
function back(input, delay) {{ if (times++ >= {often}) return; const undo = () => {{ input.value = 'antes' }};
  delay ? setTimeout(undo, delay) : undo(); }}</script>"""


@pytest.mark.parametrize("delay", [0, 1, 20])
@pytest.mark.parametrize(("often", "ends"), [(1, "filled"), (99, "reverted_by_page")])
def test_a_value_that_the_page_puts_back_is_set_once_more(
    show: Show, page: Page, delay: int, often: int, ends: str
) -> None:
    control = f"<input id=a value='antes' onchange='back(this, {delay})'>"
    engine = show(page_map(CIDADE), REVERTING.format(often=often) + CELL.format(control))
    report = steps_of(engine.fill(plan(engine.map, [step(CIDADE, "Canoas")])))["cidade"]
    assert report.status.value == ends
    assert report.now == page.input_value("#a") == ("Canoas" if ends == "filled" else "antes")
    assert page.evaluate("times") == 2


def test_a_field_reset_by_another_ones_change_is_set_again(show: Show, page: Page) -> None:
    markup = """<table><tr><td>Cidade</td><td><input id=a></td><td>UF</td>
    <td><input id=u onchange="setTimeout(() => { a.value = '' }, 10)"></td></tr></table>"""
    engine = show(page_map(CIDADE, UF), markup)
    report = engine.fill(plan(engine.map, [step(CIDADE, "Canoas"), step(UF, "RS")]))
    assert statuses(report) == {"cidade": "filled", "uf": "filled"}
    assert page.input_value("#a") == "Canoas"
