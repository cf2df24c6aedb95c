"""A control that nobody sees, alike the one that the agent sees: it is never filled and never in the way."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from native_host.protocol.messages import ControlKind
from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import field, page_map, plan, state, statuses, step

NOME = field("nome")
KNOWN = field("nome", ids=["nmnome"])
NOME_EXTRA = field("nome_extra", "Nome", section="adicionais")
SOLUCAO = field("solucao", "Solução", section="solucao")
MIDIA = field("midia", "Mídia reaproveitada?", control=ControlKind.CHOICE)

HIDDEN = {
    "not laid out": "<div style='display:none'>{}</div>",
    "invisible": "<div style='visibility:hidden'>{}</div>",
    "hidden by its attribute": "<div hidden>{}</div>",
    "outside the page": "<div style='position:absolute;left:-9999px'>{}</div>",
    "cut away": "<div style='position:absolute;clip-path:inset(50%)'>{}</div>",
    "transparent": "<div style='opacity:0;position:absolute'>{}</div>",
    "folded away": "<div style='height:0;overflow:hidden'>{}</div>",
    "in a closed part": "<details><summary>Mais</summary>{}</details>",
    "kept from being drawn": "<div style='content-visibility:hidden'>{}</div>",
    "in a template": "<template>{}</template>",
    "slid out of its box": "<div style='overflow:hidden;position:relative;height:60px;width:300px'>"
    "<div style='position:absolute;left:400px'>{}</div></div>",
    "for the eye only": "<div aria-hidden='true'>{}</div>",
}  # fmt: skip
ALIKE = {
    "by id and label": "<p><label for='nmnome'>Nome</label> <input id='nmnome' class='{}'></p>",
    "by id, name and the label around": "<p><label>Nome <input id='n' name='n' class='{}'></label></p>",
    "by name and the text before": "<div>Nome: <input name='nmnome' class='{}'></div>",
    "by the label alone": "<table><tr><td>Nome</td><td><input class='{}'></td></tr></table>",
    "by the id alone": "<form><input id='nmnome' class='{}'></form>",
    "by the label behind": "<p><input id='nmnome' class='{}'> <label for='nmnome'>Nome</label></p>",
    "by a label that names by id": "<p><b id='l'>Nome</b><input aria-labelledby='l' class='{}'></p>",
}
TAB = "<table><tr><td id='tab_fim'>Solução</td></tr></table>"
REST = "<p><label>Cidade <input></label></p><p><label>Bairro <input></label></p>"


def values(page: Page) -> list[list[str]]:
    """Return what the controls hold that are seen, and those that are not."""
    found: list[list[str]] = page.evaluate(
        "['a', 'z'].map((name) => [...document.getElementsByClassName(name)].map((one) => one.value))"
    )
    return found


@pytest.mark.parametrize("first", [True, False], ids=["before it", "behind it"])
@pytest.mark.parametrize("alike", ALIKE)
@pytest.mark.parametrize("hidden", HIDDEN)
def test_the_one_that_is_seen_is_filled(
    show: Show, page: Page, hidden: str, alike: str, *, first: bool
) -> None:
    twins = [HIDDEN[hidden].format(ALIKE[alike].format("z")), ALIKE[alike].format("a")]
    wanted = KNOWN if alike == "by the id alone" else NOME
    engine = show(page_map(wanted), "".join(twins if first else reversed(twins)) + REST)
    report = engine.fill(plan(engine.map, [step(wanted, "Ana")]))
    seen, unseen = values(page)
    assert (statuses(report), seen, [one for one in unseen if one]) == ({"nome": "filled"}, ["Ana"], [])


@pytest.mark.parametrize("alike", ALIKE)
def test_of_two_that_are_seen_none_is_filled(show: Show, page: Page, alike: str) -> None:
    both = ALIKE[alike].format("a") + REST + ALIKE[alike].format("a")
    engine = show(page_map(KNOWN), both)
    before = state(page)
    assert statuses(engine.fill(plan(engine.map, [step(KNOWN, "Ana")]))) == {"nome": "ambiguous"}
    assert state(page) == before


@pytest.mark.parametrize("alike", ALIKE)
def test_of_two_that_nobody_sees_none_is_filled(show: Show, page: Page, alike: str) -> None:
    engine = show(page_map(NOME), f"<div hidden>{2 * ALIKE[alike].format('a')}</div>{REST}")
    before = state(page)
    assert statuses(engine.fill(plan(engine.map, [step(NOME, "Ana")]))) == {"nome": "not_found"}
    assert state(page) == before


Z = "<input class='z' name='n' style='display:none'>"
A = "<input class='a' name='n'>"
FLOATING = "<input><span>Cidade</span>"
HEADS = "<tr><td>Nome</td><td>Cidade</td></tr>"
CONTROLS = f"<tr><td>{A}</td><td><input></td></tr>"
BESIDE = {
    "between label and control": f"<table><tr><td>Nome</td><td>{Z}{A}</td></tr></table>",
    "behind the control": f"<table><tr><td>Nome</td><td>{A}{Z}</td></tr></table>",
    "in a cell between": f"<table><tr><td>Nome</td><td>{Z}</td><td>{A}</td></tr></table>",
    "between the control and its floating label": f"<p>{A}{Z}<span>Nome</span></p><p>{FLOATING}</p>",
    "before the control with a floating label": f"<p>{Z}{A}<span>Nome</span></p><p>{FLOATING}</p>",
    "behind the floating label": f"<p>{A}<span>Nome</span>{Z}</p><p>{FLOATING}</p>",
    "in the frame around the control": f"<fieldset><legend>Nome</legend>{Z}{A}</fieldset>",
    "in the component of the control": f"<fieldset><legend>Nome</legend><p>{A}</p><p>{Z}</p></fieldset>",
    "in the row of the labels": f"<table><tr><th>Nome{Z}</th><th>Cidade</th></tr>{CONTROLS}</table>",
    "in a row before the labels": f"<table><tr hidden><td>{Z}</td></tr>{HEADS}{CONTROLS}</table>",
    "in a row between": f"<table>{HEADS}<tr hidden><td>{Z}</td><td></td></tr>{CONTROLS}</table>",
    "in a row between, with its label": f"<table>{HEADS}<tr hidden><td>Bairro{Z}</td></tr>{CONTROLS}</table>",
    "beside a label with a remark": f"<div><label>Nome</label><small>todo</small>{Z}<div>{A}</div></div>",
}  # fmt: skip


@pytest.mark.parametrize("place", BESIDE)
def test_one_beside_the_control_parts_it_not_from_its_label(show: Show, page: Page, place: str) -> None:
    engine = show(page_map(NOME, field("cidade")), BESIDE[place])
    assert statuses(engine.fill(plan(engine.map, [step(NOME, "Ana")]))) == {"nome": "filled"}
    assert values(page) == [["Ana"], [""]]


def test_one_behind_a_closed_tab_does_not_make_the_field_ambiguous(show: Show, page: Page) -> None:
    panel = "<div id='fim' style='display:none'><label>Solução <input class='z'></label></div>"
    markup = f"{TAB}{panel}"
    seen = "<fieldset><legend>Encerramento</legend><label>Solução <input class='a'></label><input></fieldset>"
    engine = show(page_map(SOLUCAO), markup + seen)
    assert statuses(engine.fill(plan(engine.map, [step(SOLUCAO, "Feito")]))) == {"solucao": "filled"}
    assert values(page) == [["Feito"], [""]]


def test_one_behind_a_closed_tab_of_the_same_id_does_not_take_the_fill(show: Show, page: Page) -> None:
    control = "<label>Solução <input id='dsacao' class='{}'></label>"
    panel = f"<div id='fim' style='display:none'>{control.format('z')}</div>"
    markup = f"{TAB}{panel}{control.format('a')}{REST}"
    known = field("solucao", "Solução", section="solucao", ids=["dsacao"])
    engine = show(page_map(known), markup)
    assert statuses(engine.fill(plan(engine.map, [step(known, "Feito")]))) == {"solucao": "filled"}
    assert values(page) == [["Feito"], [""]]


def test_a_field_behind_a_closed_tab_is_no_twin_of_one_in_another_part(show: Show, page: Page) -> None:
    """Both `Nome` are fields: the one that is seen is not the one of the part behind the tab."""
    here = field("nome", section="dados")
    there = field("nome_fim", "Nome", section="solucao")
    panel = "<div id='fim' style='display:none'><label>Nome <input class='z'></label></div>"
    markup = (
        f"<table><tr><td id='tab_fim'>Solução</td></tr></table><label>Nome <input class='a'></label>{panel}"
    )
    engine = show(page_map(here, there), markup)
    engine.fill(plan(engine.map, [step(here, "Ana"), step(there, "Bia")]))
    assert values(page) == [["Ana"], ["Bia"]]


@pytest.mark.parametrize("way", ["display:none", "visibility:hidden"])
def test_a_hidden_heading_heads_nothing_that_is_seen(show: Show, page: Page, way: str) -> None:
    copy = f"<div style='{way}'><h3>Encerramento</h3><p>Texto</p></div>"
    engine = show(page_map(NOME), f"{copy}<form><p>Nome: {A}</p><p>Cidade: <input></p></form>")
    assert statuses(engine.fill(plan(engine.map, [step(NOME, "Ana")]))) == {"nome": "filled"}
    assert values(page)[0] == ["Ana"]


def radios(name: str, style: str = "") -> str:
    """Return a group of radio buttons with its legend."""
    return f"""<fieldset style='{style}'><legend>Mídia reaproveitada?</legend>
    <label><input type='radio' name='m' class='{name}' value='S'> Sim</label>
    <label><input type='radio' name='m' class='{name}' value='N'> Não</label></fieldset>"""


@pytest.mark.parametrize("first", [True, False], ids=["before them", "behind them"])
def test_hidden_radio_buttons_of_the_same_name_are_another_group(
    show: Show, page: Page, *, first: bool
) -> None:
    groups = [radios("z", "display:none"), radios("a")]
    engine = show(page_map(MIDIA), "".join(groups if first else reversed(groups)))
    assert statuses(engine.fill(plan(engine.map, [step(MIDIA, "Não")]))) == {"midia": "filled"}
    checked = "[...document.querySelectorAll(':checked')].map((one) => [one.className, one.value])"
    assert page.evaluate(checked) == [["a", "N"]]
    engine.undo()
    assert page.evaluate(checked) == []


def test_undo_gives_the_choice_back_to_hidden_radio_buttons_of_the_same_name(show: Show, page: Page) -> None:
    chosen = radios("z", "display:none").replace("value='S'", "value='S' checked")
    engine = show(page_map(MIDIA), chosen + radios("a"))
    assert statuses(engine.fill(plan(engine.map, [step(MIDIA, "Não")]))) == {"midia": "filled"}
    engine.undo()
    checked = "[...document.querySelectorAll(':checked')].map((one) => [one.className, one.value])"
    assert page.evaluate(checked) == [["z", "S"]]


def test_a_label_in_one_frame_is_not_that_of_a_control_in_another(show: Show, page: Page) -> None:
    engine = show(page_map(NOME), "<iframe></iframe><iframe></iframe>")
    page.evaluate(
        """() => { const [one, other] = document.querySelectorAll("iframe");
        one.contentDocument.body.innerHTML = "<label for=n>Nome</label><p><input id=n hidden></p>";
        other.contentDocument.body.innerHTML = "<p>Cidade: <input id=n></p>"; }"""
    )
    assert statuses(engine.fill(plan(engine.map, [step(NOME, "Ana")]))) == {"nome": "not_found"}


def test_a_hidden_control_beside_a_shown_value_is_none_of_the_agents(show: Show) -> None:
    markup = f"<table><tr><td>Nome</td><td>{Z}<span>Ana Lima</span></td></tr></table>"
    fact = show(page_map(NOME), markup).facts().fields["nome"]
    assert (fact.value, fact.read_only) == ("Ana Lima", True)


def test_a_control_that_a_widget_hides_stays_the_control_beside_its_hidden_copy(
    show: Show, page: Page
) -> None:
    """select2 hides the select and stands in front of it; the template of its row is hidden with its own."""

    def row(name: str, style: str) -> str:
        face = "<span class='select2-container'><span class='select2-selection__rendered'>-</span></span>"
        return f"""<p style='{style}'><label for='uf'>UF</label><select id='uf' class='{name}'
        style='position:absolute;width:1px;height:1px;clip:rect(0 0 0 0)'><option></option><option>RS</option>
        </select>{face}</p>"""

    uf = field("uf", "UF", control=ControlKind.SELECT)
    engine = show(page_map(uf), row("z", "display:none") + row("a", ""))
    page.evaluate(
        """document.querySelector('.a').addEventListener('change', ({ target }) => {
        target.nextElementSibling.firstElementChild.textContent = target.value; })"""
    )
    assert statuses(engine.fill(plan(engine.map, [step(uf, "RS")]))) == {"uf": "filled"}
    assert values(page) == [["RS"], [""]]


def test_a_taught_control_is_told_from_a_hidden_one_that_has_come_since(show: Show, page: Page) -> None:
    panel = "<div id='fim' style='display:none'><label>Nome <input class='z'></label></div>"
    markup = (
        f"<table><tr><td id='tab_fim'>Solução</td></tr></table><label>Nome <input class='a'></label>{REST}"
    )
    engine = show(page_map(NOME), markup)
    engine.world.run(
        "ticket.teach('nome', ticket.targets().find(({ elements }) => elements[0].className === 'a').address)"
    )
    page.evaluate("(panel) => document.querySelector('table').insertAdjacentHTML('afterend', panel)", panel)
    assert statuses(engine.fill(plan(engine.map, [step(NOME, "Ana")]))) == {"nome": "filled"}
    assert values(page) == [["Ana"], [""]]
