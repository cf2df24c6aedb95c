"""What is reported as soon as it has been read back, and what the fill does after that until it ends."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import field, page_map, plan, statuses, step, steps_of
from tests.browser.engine.one_field import CELL, CIDADE

PUT_BACK = "document.getElementById('a').value = 'antes';"
FIELD = CELL.format("<input id=a value=antes>")
INSISTING = (
    CELL.format("<input id=a value=antes onchange='changes++'>")
    + """<script>
var changes = 0; document.addEventListener('change', () => {
  if (changes > 1) setTimeout(() => { a.value = 'antes' }) })</script>"""
)


def test_what_is_told_when_all_is_read_back_is_what_the_fill_ends_with(show: Show) -> None:
    engine = show(page_map(CIDADE, field("uf", "UF")), FIELD)
    end = engine.fill(plan(engine.map, [step(CIDADE, "Canoas"), step(field("uf", "UF"), "RS")]))
    (told,) = engine.read_back()
    assert statuses(told) == {"cidade": "filled", "uf": "not_found"}
    assert (told.steps, told.missing, told.stopped) == (end.steps, end.missing, end.stopped)


def test_what_the_page_puts_back_after_that_is_set_once_more(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), FIELD)
    engine.when_read_back(PUT_BACK)
    report = engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    assert statuses(report) == {"cidade": "filled"}
    assert steps_of(report)["cidade"].now == page.input_value("#a") == "Canoas"
    assert len(engine.read_back()) == 1


def test_what_the_page_puts_back_again_is_not_called_filled_in_the_end(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), INSISTING)
    engine.when_read_back(PUT_BACK)
    report = engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    found = steps_of(report)["cidade"]
    assert (found.status.value, found.now, page.input_value("#a")) == ("reverted_by_page", "antes", "antes")
    assert [one.key for one in report.missing] == engine.missing() == ["cidade"]
    assert [statuses(told) for told in engine.read_back()] == [{"cidade": "filled"}]


def test_nothing_is_told_while_a_value_does_not_stand(show: Show) -> None:
    once = "<input id=a value=antes onchange=\"window.timer ??= setTimeout(() => { value = 'antes' })\">"
    engine = show(page_map(CIDADE), CELL.format(once))
    report = engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    assert (statuses(report), engine.read_back()) == ({"cidade": "filled"}, [])


def test_a_value_that_is_refused_at_once_is_never_told_as_filled(show: Show) -> None:
    engine = show(page_map(CIDADE), CELL.format("<input id=a value=antes onchange=\"value = 'antes'\">"))
    report = engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    told = [statuses(report), *map(statuses, engine.read_back())]
    assert told == [{"cidade": "reverted_by_page"}] * 2


def test_a_page_that_is_still_loading_is_awaited_first(show: Show, page: Page) -> None:
    loading = """<input id=a onchange="divLoading.hidden = false; setTimeout(() => {
      setTimeout(() => { divLoading.hidden = true }, 50) })"><div id=divLoading hidden>Carregando</div>"""
    engine = show(page_map(CIDADE), CELL.format(loading))
    engine.when_read_back("globalThis.loading = !document.getElementById('divLoading').hidden;")
    assert statuses(engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))) == {"cidade": "filled"}
    assert engine.world.run("loading") is False
    assert page.is_hidden("#divLoading")


@pytest.mark.parametrize("asked", ["ticket.undo()", "ticket.fill(again)", "ticket.accept('cidade')"])
def test_what_is_asked_for_before_the_end_waits_for_it(show: Show, page: Page, asked: str) -> None:
    engine = show(page_map(CIDADE), FIELD)
    again = plan(engine.map, [step(CIDADE, "Esteio")])
    engine.world.run(f"globalThis.again = {again.model_dump_json()}; globalThis.order = []; 0")
    engine.when_read_back(
        f"whenReadBack = null; {PUT_BACK} globalThis.asked = {asked}.finally(() => order.push('asked'));"
    )
    engine.start(plan(engine.map, [step(CIDADE, "Canoas")]))
    engine.world.run("filling.finally(() => order.push('filled')); 0")
    report = engine.finish()
    engine.world.run("asked")
    assert statuses(report) == {"cidade": "filled"}
    if "accept" not in asked:
        assert engine.world.run("order") == ["filled", "asked"]
    holds = {"ticket.undo()": "antes", "ticket.fill(again)": "Esteio"}.get(asked, "Canoas")
    assert page.input_value("#a") == holds


def test_an_undo_is_offered_when_the_fill_has_ended(show: Show) -> None:
    engine = show(page_map(CIDADE), FIELD)
    engine.when_read_back("globalThis.offered = ticket.canUndo();")
    engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    assert (engine.world.run("offered"), engine.world.run("ticket.canUndo()")) == (False, True)


def test_a_message_that_the_page_opens_after_that_is_told_in_the_end(show: Show) -> None:
    engine = show(page_map(CIDADE), FIELD + "<div id=divAlert hidden>Cliente bloqueado</div>")
    engine.when_read_back("document.getElementById('divAlert').hidden = false;")
    report = engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    assert (report.stopped, statuses(report)) == ("Cliente bloqueado", {"cidade": "filled"})
    assert [told.stopped for told in engine.read_back()] == [None]
