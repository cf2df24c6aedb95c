"""What is still missing is read from the page, and read again while the agent types."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import page_map, plan, step
from tests.browser.engine.one_field import CELL, CIDADE
from tests.browser.engine.ticket import MAP, MIDIA, NOME, procedure


def test_what_is_missing_is_read_from_the_page_while_the_agent_types(show: Show, page: Page) -> None:
    engine = show(MAP, fixture="ticket.html")
    engine.world.run(
        "globalThis.heard = [];"
        "ticket.onMissingChanged((missing) => heard.push(missing.map((entry) => entry.key))); 0"
    )
    steps = [each for each in procedure() if each.key not in ("nome", "midia")]
    steps += [step(NOME, None, after=["categoria_3"]), step(MIDIA, None, after=["categoria_3"])]
    report = engine.fill(plan(MAP, steps, missing=["nome", "midia"]))
    assert [entry.key for entry in report.missing] == ["nome", "midia"]
    page.fill("#vlinformacaoadicional21", "Ana")
    page.check("#v26_s")
    assert engine.missing() == []
    page.fill("#vlinformacaoadicional21", "")
    assert engine.world.run("heard") == [["nome", "midia"], ["midia"], [], ["nome"]]


def test_a_value_that_was_not_enough_stays_missing_until_the_agent_adds_to_it(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), CELL.format("<input id=a>"))
    report = engine.fill(plan(engine.map, [step(CIDADE, "(51) 3333-4444")], missing=["cidade"]))
    assert [entry.key for entry in report.missing] == ["cidade"]
    page.fill("#a", "(51) 3333-4444 / (51) 99999-8888")
    assert engine.missing() == []
