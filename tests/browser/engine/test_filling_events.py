"""What a page notices while a control is filled: a person's visit, and nothing else."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import page_map, plan
from tests.browser.engine.one_field import CELL, CIDADE, fill_one
from tests.browser.engine.ticket import MAP, procedure


def test_inline_handlers_and_listeners_see_a_visit_in_the_order_a_person_makes_it(
    show: Show, page: Page
) -> None:
    kinds = ("focus", "input", "change", "blur")
    inline = " ".join(f"on{kind}=\"seen.push('on{kind} ' + this.value)\"" for kind in kinds)
    engine = show(page_map(CIDADE), f"<script>var seen = [];</script>{CELL.format(f'<input id=a {inline}>')}")
    page.evaluate(
        "for (const kind of ['focusin', 'input', 'change', 'focusout'])"
        " document.addEventListener(kind, (event) => seen.push(kind + ' ' + event.target.value))"
    )
    fill_one(engine, "Canoas")
    assert page.evaluate("seen") == [
        "onfocus ",
        "focusin ",
        "oninput Canoas",
        "input Canoas",
        "onchange Canoas",
        "change Canoas",
        "onblur Canoas",
        "focusout Canoas",
    ]


def test_the_agents_focus_and_selection_stay_where_they_were(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), f"<input id='other' value='digitando'>{CELL.format('<input id=a>')}")
    page.focus("#other")
    page.evaluate(
        "() => { window.moved = []; document.getElementById('other').setSelectionRange(2, 5);"
        "for (const kind of ['focus', 'blur']) other.addEventListener(kind, () => moved.push(kind)); }"
    )
    fill_one(engine, "Canoas")
    assert page.evaluate("[document.activeElement.id, other.selectionStart, other.selectionEnd, moved]") == [
        "other",
        2,
        5,
        [],
    ]


def test_a_control_that_is_right_already_is_not_touched(show: Show, page: Page) -> None:
    engine = show(
        page_map(CIDADE), CELL.format("<input id=a value='Canoas' oninput='window.touched = true'>")
    )
    assert fill_one(engine, "Canoas") == "already_right"
    assert page.evaluate("window.touched") is None


def test_a_framework_that_shadows_the_value_property_is_passed_by(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), CELL.format("<input id=a>"))
    page.evaluate(
        "Object.defineProperty(document.getElementById('a'), 'value', { get: () => 'falso', set: () => {} })"
    )
    assert fill_one(engine, "Canoas") == "filled"
    assert page.evaluate("document.getElementById('a').value") == "falso"
    assert engine.world.run("document.getElementById('a').value") == "Canoas"


def test_a_handler_that_throws_spoils_nothing(show: Show) -> None:
    engine = show(
        page_map(CIDADE), CELL.format("<input id=a onchange=\"throw new Error('wanted by the test')\">")
    )
    assert fill_one(engine, "Canoas") == "filled"


def test_no_button_is_ever_pressed(show: Show, page: Page) -> None:
    engine = show(MAP, fixture="ticket.html")
    page.evaluate("document.addEventListener('submit', () => log.push('submitted'), true)")
    engine.fill(plan(MAP, procedure()))
    engine.undo()
    assert not {"saved", "submitted"} & set(page.evaluate("log"))
