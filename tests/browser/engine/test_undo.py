"""An undo brings every control back, and the page with it, to the byte."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from native_host.protocol.messages import ControlKind, Policy
from tests.browser.engine.conftest import Show
from tests.browser.engine.gate import UF
from tests.browser.engine.harness import bundle, field, page_map, plan, state, statuses, step, with_clock
from tests.browser.engine.one_field import CELL, CHOSEN, CIDADE, RADIOS
from tests.browser.engine.ticket import BEHAVIOURS, FILLED, MAP, choose, procedure
from tests.support.page_timers import wait_for_timers


@pytest.mark.parametrize("how", BEHAVIOURS)
def test_an_empty_form_is_empty_again_to_the_byte(show: Show, page: Page, how: str) -> None:
    engine = show(MAP, fixture="ticket.html")
    page.evaluate(f"Object.assign(behaviour, {BEHAVIOURS[how]})")
    before = state(page)
    assert statuses(engine.fill(plan(MAP, procedure()))) == FILLED
    assert state(page) != before
    undone = engine.undo()
    assert undone["failed"] == []
    assert {"Tipo", "Categoria 3", "Prioridade", "Solução", "Nome"} <= set(undone["restored"])
    wait_for_timers(page)
    assert state(page) == before


@pytest.mark.parametrize("how", BEHAVIOURS)
def test_another_classification_and_everything_typed_are_back_to_the_byte(
    show: Show, page: Page, how: str
) -> None:
    engine = show(MAP, fixture="ticket.html")
    choose(page, "Suporte Técnico", "SUP - Certificado Digital", "Token", "Em branco")
    page.select_option("#cdseveridade", label="Baixa")
    page.fill("#nmtitulochamado", "Título do atendente")
    page.fill("#dschamado", "Linha um\nlinha dois")
    page.fill("#vlinformacaoadicional21", "Ana Souza")
    page.check("#v26_s")
    page.evaluate(f"Object.assign(behaviour, {BEHAVIOURS[how]})")
    before = state(page)
    engine.fill(plan(MAP, procedure()))
    assert state(page) != before
    assert engine.undo()["failed"] == []
    wait_for_timers(page)
    assert state(page) == before


def test_controls_that_only_the_page_has_reset_are_back_too(show: Show, page: Page) -> None:
    reset = "b.value = 1; c.value = 2; d.checked = true; h.value = 3"
    markup = f"""{CELL.format(f"<input id=a oninput='{reset}'>")}
    <input id=b value=x><textarea id=c>y</textarea><input type=checkbox id=d>
    <input type=hidden id=h value=z>"""
    engine = show(page_map(CIDADE), markup)
    before = state(page)
    engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    engine.undo()
    assert state(page) == before


def test_a_hidden_value_that_the_server_renews_is_left_as_it_is(show: Show, page: Page) -> None:
    markup = (
        CELL.format("<input id=a oninput='t.value = 9'>") + "<input type=hidden id=t name=csrf_token value=1>"
    )
    engine = show(page_map(CIDADE), markup)
    engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    engine.undo()
    assert page.input_value("#a") == ""
    assert page.get_attribute("#t", "value") == "9"


def test_a_group_without_a_choice_has_none_again(show: Show, page: Page) -> None:
    engine = show(page_map(CHOSEN), RADIOS)
    before = state(page)
    engine.fill(plan(engine.map, [step(CHOSEN, "Não")]))
    engine.undo()
    assert state(page) == before


def test_a_groups_other_choice_is_brought_back_by_a_click(show: Show, page: Page) -> None:
    engine = show(page_map(CHOSEN), RADIOS)
    page.check("#s")
    before = state(page)
    engine.fill(plan(engine.map, [step(CHOSEN, "Não")]))
    engine.undo()
    assert state(page) == before
    assert page.evaluate("clicks") == ["S", "N", "S"]


def test_check_boxes_are_brought_back_by_clicks_so_that_hidden_values_follow(show: Show, page: Page) -> None:
    markup = """<input type=hidden id=v value=''><input type=checkbox id=a value=1
    onclick="v.value = this.checked ? '1' : ''"> Cidade"""
    engine = show(page_map(CHOSEN), markup)
    before = state(page)
    engine.fill(plan(engine.map, [step(CHOSEN, "Sim")]))
    assert page.input_value("#v") == "1"
    engine.undo()
    assert state(page) == before


def test_undo_after_several_fills_goes_back_to_the_state_before_the_first(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), CELL.format("<input id=a>"))
    before = state(page)
    for city in ("Canoas", "Porto Alegre", "Porto Alegre"):
        engine.fill(plan(engine.map, [step(CIDADE, city)]))
    engine.undo()
    assert state(page) == before
    assert engine.world.run("ticket.canUndo()") is False
    assert engine.undo() == {"restored": [], "failed": []}


def test_what_the_agent_typed_between_two_fills_stays(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), f"{CELL.format('<input id=a>')}<input id=b>")
    engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    page.type("#b", "y")
    engine.fill(plan(engine.map, [step(CIDADE, "Porto Alegre")]))
    engine.undo()
    assert page.evaluate("[a.value, b.value]") == ["", "y"]


def test_what_the_agent_typed_since_stays_and_is_named_and_what_the_page_answered_stays(
    show: Show, page: Page
) -> None:
    controls = "<input id=b value=x oninput='c.value = this.value'><input id=c value=x readonly>"
    engine = show(page_map(CIDADE), f"{CELL.format('<input id=a>')}{controls}<input id=d value=x>")
    engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    page.fill("#a", "Canoas do Sul")
    page.focus("#b")
    page.keyboard.press("End")
    page.keyboard.type("y")
    left = [{"title": "Cidade", "reason": "changed_by_agent"}]
    assert engine.undo() == {"restored": [], "failed": left}
    assert page.evaluate("[a.value, b.value, c.value, d.value]") == ["Canoas do Sul", "xy", "xy", "x"]


def test_what_the_page_did_late_after_the_fill_is_undone_too(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), f"{CELL.format('<input id=a>')}<input id=b value=x>")
    engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    page.evaluate("b.value = 'z'")
    engine.undo()
    assert page.evaluate("[a.value, b.value]") == ["", "x"]


def test_a_fill_that_a_message_stopped_can_be_undone_with_the_message_open(show: Show, page: Page) -> None:
    control = """<input id=a onchange="if (this.value)
    document.body.insertAdjacentHTML('beforeend', '<div id=divAlert>Erro</div>')">"""
    engine = show(page_map(CIDADE), CELL.format(control))
    assert engine.fill(plan(engine.map, [step(CIDADE, "Canoas")])).stopped == "Erro"
    assert engine.undo() == {"restored": ["Cidade"], "failed": []}
    assert page.input_value("#a") == ""


def test_what_cannot_be_restored_is_named_and_the_rest_is_restored(show: Show, page: Page) -> None:
    uf, bairro = field("uf", "UF"), field("bairro")
    markup = f"""{CELL.format("<select id=a><option>Canoas</option><option>Esteio</option></select>")}
    <label for=u>UF</label><input id=u><label for=b>Bairro</label><input id=b>"""
    engine = show(page_map(CIDADE, uf, bairro), markup)
    steps = [step(CIDADE, "Esteio"), step(uf, "RS"), step(bairro, "Centro")]
    engine.fill(plan(engine.map, steps))
    page.evaluate("a.options[0].remove(); u.remove()")
    undone = engine.undo()
    assert undone["restored"] == ["Bairro"]
    assert undone["failed"] == [
        {"title": "Cidade", "reason": "no_such_option"},
        {"title": "UF", "reason": "gone"},
    ]
    assert page.input_value("#b") == ""


NOTHING = {
    "a blank entry, then one that asks": (
        "<option value=''></option>",
        "<option value=''>Selecione</option>",
    ),
    "one that asks, then a blank entry": ("<option value='0'>Selecione</option>", "<option></option>"),
    "two that ask in other words": (
        "<option value=''>Selecione</option>",
        "<option value='-1'>Escolha uma cidade</option>",
    ),
    "two that ask, one of the same value": (
        "<option value='0'></option>",
        "<option value='-1'>Escolha</option><option value='0'>Selecione</option>",
    ),
}
CHAIN = """<label>UF
<select id=u onchange="if (this.value) place.innerHTML = list"><option><option>RS</select></label>
<label>Cidade <span id=place><select id=c>{}</select></span></label>
<script>const list = `<select id=c>{}<option>Canoas</option></select>`</script>"""


@pytest.mark.parametrize("entries", NOTHING)
def test_a_list_built_anew_by_the_fill_has_nothing_chosen_again(show: Show, page: Page, entries: str) -> None:
    before, after = NOTHING[entries]
    uf, cidade = field("uf", "UF"), field("cidade", control=ControlKind.SELECT)
    engine = show(page_map(uf, cidade), CHAIN.format(before, after))
    steps = [step(uf, "RS"), step(cidade, "Canoas", after=["uf"])]
    assert set(statuses(engine.fill(plan(engine.map, steps))).values()) == {"filled"}
    assert engine.undo() == {"restored": ["UF", "Cidade"], "failed": []}
    assert page.evaluate("[u.value, c.selectedIndex]") == ["", 1 if "same value" in entries else 0]


def test_an_entry_that_was_chosen_is_not_brought_back_by_one_that_means_nothing(
    show: Show, page: Page
) -> None:
    uf, cidade = field("uf", "UF"), field("cidade", control=ControlKind.SELECT)
    chosen = "<option>Esteio</option>"
    markup = CHAIN.format(chosen, "<option value=''>Selecione</option>")
    engine = show(page_map(uf, cidade), markup, script=with_clock(bundle()))
    engine.fill(plan(engine.map, [step(uf, "RS"), step(cidade, "Canoas", after=["uf"])]))
    undone = engine.undo_quickly()
    assert undone["failed"] == [{"title": "Cidade", "reason": "no_such_option"}]
    assert page.input_value("#c") == "Canoas"


@pytest.mark.parametrize(
    ("control", "named"),
    [
        ("<input>", False),
        ("<input type=checkbox>", False),
        ("<select><option value=''>Selecione<option>RS</select>", False),
        ("<textarea> </textarea>", False),
        ("<input value='ligar depois'>", True),
        ("<input type=checkbox checked>", True),
        ("<select><option>RS</select>", True),
    ],
)
def test_of_controls_that_no_step_has_set_and_the_page_takes_away_those_are_named_that_held_something(
    show: Show, page: Page, control: str, *, named: bool
) -> None:
    engine = show(page_map(CIDADE), f"{CELL.format('<input id=a>')}<label id=x>Fax {control}</label>")
    engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    page.evaluate("x.remove()")
    failed = [(one["title"], one["reason"]) for one in engine.undo()["failed"]]
    assert failed == ([("Fax", "gone")] if named else [])
    assert page.input_value("#a") == ""


def test_a_control_that_the_page_will_not_let_go_back_is_named(show: Show) -> None:
    control = "<input id=a onchange=\"if (this.value === '') this.value = 'teimoso'\">"
    engine = show(page_map(CIDADE), CELL.format(control))
    engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    assert engine.undo()["failed"] == [{"title": "Cidade", "reason": "reverted_by_page"}]


def test_a_cancelled_fill_can_be_undone(show: Show, page: Page) -> None:
    engine = show(MAP, fixture="ticket.html")
    page.evaluate("behaviour.latency = 300")
    before = state(page)
    engine.start(plan(MAP, procedure()))
    engine.wait_for_step("tipo")
    engine.cancel()
    engine.finish()
    assert engine.undo()["failed"] == []
    wait_for_timers(page)
    assert state(page) == before


def test_the_fill_itself_leaves_nothing_in_the_page_but_values(show: Show, page: Page) -> None:
    markup = f"{CELL.format('<input id=a>')}{RADIOS.replace('Cidade', 'UF')}"
    choice = field("uf", "UF")
    engine = show(page_map(CIDADE, choice), markup)
    before = page.evaluate("document.documentElement.outerHTML")
    engine.fill(plan(engine.map, [step(CIDADE, "Canoas"), step(choice, "Sim", policy=Policy.IF_EMPTY)]))
    assert page.evaluate("document.documentElement.outerHTML") == before
    engine.world.run("ticket.close()")
    assert page.evaluate("document.documentElement.outerHTML") == before


REBUILT = """<script>function build() {{ cell.innerHTML = '<select id=a>' + '{made}' + '</select>' }}</script>
<table><tr><td>UF</td><td><input id=u onchange="if (this.value) build()"></td></tr><tr><td>Cidade</td>
<td id=cell><select id=a>{empty}</select></td></tr></table>"""
CITIES = "<option value=1>Canoas</option>"


@pytest.mark.parametrize("empty", ["<option value=></option>", "<option value=>Aguardando</option><option>"])
@pytest.mark.parametrize("ask", ["<option value=>Selecione</option>", "<option value=0>Escolha…</option>"])
def test_an_empty_list_that_asks_for_a_choice_once_it_is_built_asks_again(
    show: Show, page: Page, empty: str, ask: str
) -> None:
    engine = show(page_map(UF, CIDADE), REBUILT.format(made=f"{CITIES}{ask}", empty=empty))
    page.evaluate("a.selectedIndex = a.options.length - 1")
    engine.fill(plan(engine.map, [step(UF, "RS"), step(CIDADE, "Canoas", after=["uf"])]))
    assert page.evaluate("a.selectedIndex") == 0
    undone = engine.undo()
    assert (undone["failed"], set(undone["restored"])) == ([], {"UF", "Cidade"})
    assert page.evaluate("a.selectedIndex") == 1


def test_a_choice_whose_option_is_gone_is_not_taken_for_none(show: Show, page: Page) -> None:
    made = f"<option value=>Selecione</option>{CITIES}"
    markup = REBUILT.format(made=made, empty="<option value=7>Torres</option>")
    engine = show(page_map(UF, CIDADE), markup, script=with_clock(bundle()))
    engine.fill(plan(engine.map, [step(UF, "RS"), step(CIDADE, "Canoas", after=["uf"])]))
    assert engine.undo_quickly()["failed"] == [{"title": "Cidade", "reason": "no_such_option"}]
    assert page.input_value("#a") == "1"
