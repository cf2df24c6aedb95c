"""What stops a fill: a message of the page, the agent, another fill."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import field, page_map, plan, statuses, step
from tests.browser.engine.one_field import CELL, CIDADE, UF, fill_one
from tests.browser.engine.ticket import MAP, procedure

ALERT = """onchange="document.body.insertAdjacentHTML('beforeend', `<div id=divAlert>
<table><tr><td>Qualitor - Alerta</td></tr></table><table><tr><td>CPF inválido.</td></tr>
<tr><td><button id=btnOK onclick='pressed = true'>OK</button></td></tr></table></div>`)" """


def test_a_message_of_the_page_stops_the_fill_and_is_passed_on_unanswered(show: Show, page: Page) -> None:
    markup = f"""<script>var pressed = false;</script><table><tr><td>Cidade</td><td><input id=a></td></tr>
    <tr><td>UF</td><td><input id=u {ALERT}></td></tr><tr><td>Nome</td><td><input id=n></td></tr></table>"""
    name = field("nome")
    engine = show(page_map(CIDADE, UF, name), markup)
    report = engine.fill(plan(engine.map, [step(CIDADE, "Canoas"), step(UF, "RS"), step(name, "Ana")]))
    assert report.stopped == "Qualitor - Alerta CPF inválido."
    assert statuses(report) == {"cidade": "filled", "uf": "filled", "nome": "not_reached"}
    assert page.input_value("#n") == ""
    assert page.evaluate("[pressed, document.querySelectorAll('#divAlert').length]") == [False, 1]


def test_nothing_is_filled_behind_a_message_that_is_open_already(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), CELL.format("<input id=a>") + "<div id=divAlert>Sessão expirada</div>")
    report = engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    assert (report.stopped, statuses(report)) == ("Sessão expirada", {"cidade": "not_reached"})
    assert page.input_value("#a") == ""


def test_a_hidden_message_window_stops_nothing(show: Show) -> None:
    engine = show(page_map(CIDADE), CELL.format("<input id=a>") + "<div id=divAlert hidden>Velha</div>")
    assert fill_one(engine, "Canoas") == "filled"


def test_a_fill_can_be_cancelled_and_says_what_was_done(show: Show, page: Page) -> None:
    engine = show(MAP, fixture="ticket.html")
    page.evaluate("behaviour.latency = 2000")
    engine.start(plan(MAP, procedure()))
    engine.wait_for_step("tipo")
    engine.cancel()
    report = engine.finish()
    assert report.stopped == "cancelled"
    assert statuses(report)["tipo"] == "filled"
    assert statuses(report)["categoria_1"] == "not_reached"


def test_steps_that_wait_for_one_another_hang_nothing(show: Show) -> None:
    engine = show(page_map(CIDADE, UF), CELL.format("<input id=a>"))
    report = engine.fill(plan(engine.map, [step(CIDADE, "x", after=["uf"]), step(UF, "y", after=["cidade"])]))
    assert statuses(report) == {"cidade": "not_reached", "uf": "not_reached"}


def test_a_second_fill_while_one_is_running_is_refused(show: Show) -> None:
    engine = show(MAP, fixture="ticket.html")
    first, second = (made.model_dump_json() for made in (plan(MAP, procedure()), plan(MAP, [])))
    again = engine.world.run(
        f"globalThis.filling = ticket.fill({first});ticket.fill({second}).catch((error) => error.message)"
    )
    assert again == "fill_running"
    assert engine.finish().stopped is None
