"""Large pages are looked at in pieces; what changes in between counts."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import Engine, field, page_map, plan, statuses, step

CIDADE = field("cidade")
BAIRRO = field("bairro")
FORM = "<p><label>Cidade <input id=a></label></p><div id=long></div><p><label>Bairro <input id=b></label></p>"
GROW = """() => { long.innerHTML = Array.from({ length: 6000 },
  (_, i) => `<div><span>linha ${i}</span><a href=#>abrir</a><b>x</b></div>`).join(""); }"""
LOOK_AND_CHANGE = """(async () => {
  const looking = ticket.prepare();
  document.getElementById("b").closest("p").remove();
  document.getElementById("a").id = "c";
  await looking;
  return [ticket.whereIs("cidade")?.id ?? null, ticket.whereIs("bairro")?.id ?? null];
})()"""


def large(show: Show, page: Page) -> Engine:
    engine = show(page_map(CIDADE, BAIRRO), FORM)
    page.evaluate(GROW)
    return engine


def test_what_changes_while_a_page_is_looked_at_is_seen(show: Show, page: Page) -> None:
    assert large(show, page).world.run(LOOK_AND_CHANGE) == ["c", None]


def test_whoever_cannot_wait_for_a_look_gets_the_same_answers(show: Show, page: Page) -> None:
    engine = large(show, page)
    found = engine.world.run(
        "(async () => { const looking = [ticket.prepare(), ticket.prepare()];"
        "const now = Object.keys(ticket.facts().fields); await Promise.all(looking);"
        "return [now, Object.keys(ticket.facts().fields)]; })()"
    )
    assert found == [["cidade", "bairro"], ["cidade", "bairro"]]


def test_a_page_that_is_closed_while_it_is_looked_at_is_let_go(show: Show, page: Page) -> None:
    engine = large(show, page)
    engine.world.run("(async () => { const looking = ticket.prepare(); ticket.close(); await looking; })()")


def test_a_large_page_is_filled_and_brought_back(show: Show, page: Page) -> None:
    engine = large(show, page)
    report = engine.fill(plan(engine.map, [step(CIDADE, "Canoas"), step(BAIRRO, "Centro")]))
    assert statuses(report) == {"cidade": "filled", "bairro": "filled"}
    assert engine.undo()["failed"] == []
    assert page.evaluate("[a.value, b.value]") == ["", ""]
