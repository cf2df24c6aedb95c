"""What comes late is awaited, and what never comes is given up."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import (
    bundle,
    field,
    page_map,
    plan,
    statuses,
    step,
    steps_of,
    with_clock,
)
from tests.browser.engine.one_field import CELL, CIDADE
from tests.browser.engine.ticket import FILLED, MAP, procedure


def later(page: Page, after_ms: int, code: str) -> None:
    """Let the page itself run `code`: a slow computer then slows the page and the deadline alike."""
    page.evaluate("([code, after]) => { setTimeout(() => (0, eval)(code), after) }", [code, after_ms])


def test_a_field_that_appears_late_is_awaited(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), "<div id=here></div>")
    later(page, 150, f"here.innerHTML = {CELL.format('<input id=a>')!r}")
    engine.start(plan(engine.map, [step(CIDADE, "Canoas")]))
    assert statuses(engine.finish()) == {"cidade": "filled"}


def test_an_option_that_appears_late_is_awaited(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), CELL.format("<select id=a disabled><option></option></select>"))
    later(page, 100, "a.disabled = false")
    later(page, 200, "a.add(new Option('Canoas'))")
    engine.start(plan(engine.map, [step(CIDADE, "Canoas")]))
    assert statuses(engine.finish()) == {"cidade": "filled"}


def test_a_page_that_never_stops_loading_is_given_up_with_what_was_awaited(show: Show, page: Page) -> None:
    engine = show(MAP, fixture="ticket.html", script=with_clock(bundle()))
    page.evaluate("behaviour.latency = 600000")
    engine.start(plan(MAP, procedure()))
    report = steps_of(engine.finish_quickly())
    assert report["tipo"].status.value == "filled"
    assert (report["categoria_1"].status.value, report["categoria_1"].waited_for) == ("not_reached", "busy")
    assert report["descricao"].status.value == "filled"


def test_a_page_that_churns_is_filled_all_the_same_and_not_hung(show: Show, page: Page) -> None:
    engine = show(MAP, fixture="ticket.html", script=with_clock(bundle()))
    page.evaluate(
        """() => { const box = document.body.appendChild(document.createElement('div'));
        setInterval(() => { box.innerHTML = '<input>'.repeat(20); }, 2); }"""
    )
    engine.start(plan(MAP, [*procedure(), step(field("outro"), "x")]))
    for key in FILLED:
        engine.wait_for_step(key)
    report = statuses(engine.finish_quickly())
    assert report == FILLED | {"outro": "not_found"}
