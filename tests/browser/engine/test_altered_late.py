"""A value that the page alters after the report does not stay: what stood there before comes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from native_host.protocol.messages import ControlKind, Policy
from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import (
    Engine,
    bundle,
    field,
    page_map,
    plan,
    statuses,
    step,
    steps_of,
    with_long_looks,
)

CIDADE, BAIRRO, UF = field("cidade"), field("bairro"), field("uf", "UF", control=ControlKind.SELECT)
MARKUP = """<table><tr><td>UF</td><td><select id=u><option>AC<option>RS<option>SC</select></td></tr>
<tr><td>Cidade</td><td id=cell><input id=a value="Esteio"></td></tr>
<tr><td>Bairro</td><td><input id=b></td></tr></table><input id=other>
<button type=button id=press>Buscar</button><script>
function alter(id, to) { document.getElementById(id).value = to }
function announce(id) { document.getElementById(id).dispatchEvent(new Event('change', { bubbles: true })) }
</script>"""
FILLED = {"uf": "filled", "cidade": "filled", "bairro": "filled"}


def filled(show: Show, markup: str = MARKUP) -> Engine:
    """Show the page and fill it."""
    engine = show(page_map(UF, CIDADE, BAIRRO), markup, script=with_long_looks(bundle()))
    steps = [step(UF, "RS"), step(CIDADE, "Canoas"), step(BAIRRO, "Centro", policy=Policy.IF_EMPTY)]
    assert statuses(engine.fill(plan(engine.map, steps))) == FILLED
    return engine


def let_everything_happen(engine: Engine) -> None:
    """Let the tasks pass in which what the page announces is answered."""
    turn = "await new Promise((done) => setTimeout(done));"
    engine.world.run(f"(async () => {{ {turn * 8} }})()")


@pytest.mark.parametrize("event", ["", "announce('a')"])
@pytest.mark.parametrize("made", ["Cano", "", "Canoas (RS)"])
def test_what_stood_there_before_the_fill_comes_back_and_is_asked_for(
    show: Show, page: Page, made: str, event: str
) -> None:
    engine = filled(show)
    page.evaluate(f"alter('a', '{made}'); {event}")
    report = engine.altered()
    found = steps_of(report)["cidade"]
    assert (found.status.value, found.now, found.wanted) == ("reverted_by_page", "Esteio", "Canoas")
    assert [one.key for one in report.missing] == engine.missing() == ["cidade"]
    assert page.input_value("#a") == "Esteio"
    assert {**statuses(report), "cidade": "filled"} == FILLED
    undone = engine.undo()
    assert (undone["failed"], set(undone["restored"])) == ([], {"UF", "Bairro"})


def test_what_the_page_announces_is_looked_at_at_once(show: Show, page: Page) -> None:
    engine = filled(show)
    page.evaluate("alter('b', 'Cent'); announce('b')")
    let_everything_happen(engine)
    assert page.input_value("#b") == ""


def test_another_option_chosen_late_and_a_control_built_anew(show: Show, page: Page) -> None:
    engine = filled(show)
    page.evaluate("u.value = 'SC'; cell.innerHTML = '<input id=a value=Cano>'")
    report = engine.altered()
    assert (page.input_value("#u"), page.input_value("#a")) == ("AC", "Esteio")
    assert statuses(report) == {**FILLED, "uf": "reverted_by_page", "cidade": "reverted_by_page"}


def test_a_page_that_alters_again_and_again_is_not_fought_for_ever(show: Show, page: Page) -> None:
    insisting = MARKUP.replace(
        "value=",
        """onchange="changes++; if (window.strict) setTimeout(() => {
    alter('a', 'Cano' + changes); announce('b') }, 5)" value=""",
    ).replace("<script>", "<script>var changes = 0;")
    engine = filled(show, insisting)
    page.evaluate("strict = true; alter('a', 'Cano'); announce('b')")
    found = steps_of(engine.altered())["cidade"]
    assert found.status.value == "reverted_by_page"
    page.evaluate("strict = false; alter('b', 'Cent'); announce('b')")
    page.wait_for_function("b.value === ''")
    assert page.input_value("#a").startswith("Cano")
    assert page.evaluate("changes") < 12


def typed(page: Page) -> None:
    page.click("#a")
    page.keyboard.press("End")
    page.keyboard.type("!")
    page.focus("#other")


def at_work(page: Page) -> None:
    page.click("#a")


@pytest.mark.parametrize("act", [typed, at_work])
def test_what_the_agent_is_at_stays_and_the_rest_is_looked_at(
    show: Show, page: Page, act: Callable[[Page], None]
) -> None:
    engine = filled(show)
    act(page)
    page.evaluate("alter('a', 'CANO'); alter('b', 'Cent'); announce('b')")
    report = engine.altered()
    assert (page.input_value("#a"), page.input_value("#b")) == ("CANO", "")
    assert statuses(report)["bairro"] == "reverted_by_page"


def pressed(page: Page, _engine: Engine) -> None:
    page.click("#press")


def sent_by_key(page: Page, _engine: Engine) -> None:
    page.focus("#other")
    page.keyboard.press("Enter")


def chosen(page: Page, _engine: Engine) -> None:
    page.focus("#u")
    page.keyboard.type("SC")


def typed_elsewhere(page: Page, _engine: Engine) -> None:
    page.click("#other")
    page.keyboard.type("1042")


def undone(_page: Page, engine: Engine) -> None:
    engine.undo()


def saved(_page: Page, engine: Engine) -> None:
    engine.world.run("ticket.forgetAgent()")


def closed(_page: Page, engine: Engine) -> None:
    engine.world.run("ticket.close()")


@pytest.mark.parametrize(
    "act",
    [pressed, sent_by_key, chosen, typed_elsewhere, undone, saved, closed],
    ids=lambda act: act.__name__,
)
def test_what_the_page_makes_of_what_the_agent_does_is_left(
    show: Show, page: Page, act: Callable[[Page, Engine], None]
) -> None:
    engine = filled(show)
    act(page, engine)
    page.evaluate("alter('a', 'Canoas - RS'); alter('b', 'Todos'); announce('a'); announce('b')")
    let_everything_happen(engine)
    assert (page.input_value("#a"), page.input_value("#b")) == ("Canoas - RS", "Todos")
    assert engine.world.run("altered.length") == 0


def test_a_fill_that_begins_while_something_goes_back_is_carried_out(show: Show, page: Page) -> None:
    engine = filled(show)
    page.evaluate("alter('a', 'Cano'); announce('a')")
    report = engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    assert statuses(report) == {"cidade": "filled"}
    assert page.input_value("#a") == "Canoas"


@pytest.mark.parametrize("event", ["", "announce('a'); announce('u')"])
def test_what_the_page_puts_back_once_after_the_report_is_set_once_more(
    show: Show, page: Page, event: str
) -> None:
    engine = filled(show)
    page.evaluate(f"alter('a', 'Esteio'); alter('u', 'AC'); {event}")
    page.wait_for_function("a.value === 'Canoas' && u.value === 'RS'")
    let_everything_happen(engine)
    assert engine.world.run("altered.length") == 0
    assert engine.undo()["failed"] == []
    assert (page.input_value("#a"), page.input_value("#u")) == ("Esteio", "AC")


def test_what_the_page_puts_back_twice_is_reported(show: Show, page: Page) -> None:
    engine = filled(show)
    page.evaluate("alter('a', 'Esteio'); announce('a')")
    page.wait_for_function("a.value === 'Canoas'")
    let_everything_happen(engine)
    page.evaluate("alter('a', 'Esteio'); announce('a')")
    found = steps_of(engine.altered())["cidade"]
    assert (found.status.value, found.now) == ("reverted_by_page", "Esteio")


@pytest.mark.parametrize("after_ms", [50, 120, 300])
def test_a_page_that_puts_every_field_back_once_and_late_is_filled(
    show: Show, page: Page, after_ms: int
) -> None:
    once = (
        MARKUP
        + f"""<script>var back = 0; for (const field of [u, a, b]) {{ const old = field.value;
    const putBack = () => {{ field.value = old; back++ }};
    field.addEventListener('change', () => setTimeout(putBack, {after_ms}), {{ once: true }}) }}
    </script>"""
    )
    engine = show(page_map(UF, CIDADE, BAIRRO), once, script=with_long_looks(bundle()))
    steps = [step(UF, "RS"), step(CIDADE, "Canoas"), step(BAIRRO, "Centro", policy=Policy.IF_EMPTY)]
    engine.fill(plan(engine.map, steps))
    page.wait_for_function("back === 3 && u.value === 'RS' && a.value === 'Canoas' && b.value === 'Centro'")
    assert engine.world.run("altered.length") == 0
