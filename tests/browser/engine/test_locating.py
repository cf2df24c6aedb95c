"""Which control a field is given, and when it is given none."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from native_host.protocol.messages import ControlKind, PageState, StateSigns
from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import field, page_map, plan, state, statuses, step, steps_of
from tests.browser.engine.ticket import MAP

CIDADE = field("cidade")
NOME = field("nome")
TELEFONE = field("telefone")
NOME_EXTRA = field("nome_extra", "Nome", section="adicionais")

LABELLED = {
    "label with for": "<label for='a'>Cidade</label><input id='a'>",
    "label around it": "<label>Cidade <input id='a'></label>",
    "aria-label": "<input id='a' aria-label='Cidade'>",
    "aria-labelledby": "<b id='x'>Cidade</b><p>Texto.</p><input id='a' aria-labelledby='x'>",
    "cell before": "<table><tr><td>Cidade* :</td><td><input id='a'></td></tr></table>",
    "cell before an empty one": "<table><tr><td>Cidade</td><td>&nbsp;</td><td><input id='a'></td></table>",
    "markup inside the label": (
        "<table><tr><td><font>Ci<b>da</b>de</font><i>*</i> :</td><td><input id='a'></td></table>"
    ),
    "nested table": (
        "<table><tr><td>Cidade</td><td><table><tr><td><input id='a'></td><td><img></td></table></td></table>"
    ),
    "text in the same cell": "<table><tr><td>Cidade <input id='a'> Bairro <input id='b'></td></tr></table>",
    "text before it": "<div>Cidade: <input id='a'></div>",
    "element before it": "<div><span>Cidade</span><div><input id='a'></div></div>",
    "definition list": "<dl><dt>Cidade</dt><dd><input id='a'><dt>Bairro</dt><dd><input id='b'></dl>",
    "placeholder": "<p>Bem-vindo. </p><hr><form><input id='a' placeholder='Cidade'></form>",
    "title": "<form><input id='a' title='Cidade'></form>",
}


@pytest.mark.parametrize("style", LABELLED)
def test_a_control_is_found_by_its_label(show: Show, page: Page, style: str) -> None:
    engine = show(page_map(CIDADE), LABELLED[style])
    report = engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    assert statuses(report) == {"cidade": "filled"}
    assert page.input_value("#a") == "Canoas"


@pytest.mark.parametrize(
    "written", ["CIDADE", "Cidade* :", " cidade : ", "Cídade", "Cidade *", "Cidade\u00a0:"]
)
def test_case_accents_stars_and_colons_do_not_count(show: Show, written: str) -> None:
    engine = show(page_map(CIDADE), f"<table><tr><td>{written}</td><td><input id='a'></td></tr></table>")
    assert engine.facts().fields["cidade"].label == " ".join(written.split())


def test_a_longer_label_is_another_label(show: Show) -> None:
    engine = show(page_map(CIDADE), "<label for='a'>Cidade de origem</label><input id='a'>")
    assert "cidade" not in engine.facts().fields


def test_an_input_labelled_otherwise_is_not_its_neighbours_field(show: Show, page: Page) -> None:
    markup = """<table><tr><td>Telefone</td><td><label for='a'>DDD</label><input id='a'>
    <label for='b'>Número</label><input id='b'></td></tr></table>"""
    engine = show(page_map(TELEFONE), markup)
    assert statuses(engine.fill(plan(engine.map, [step(TELEFONE, "51 3333")]))) == {"telefone": "not_found"}
    assert page.input_value("#a") == page.input_value("#b") == ""


def test_labels_standing_behind_their_controls_are_not_taken_for_labels_before_the_next(
    show: Show, page: Page
) -> None:
    engine = show(page_map(CIDADE), "<div><input id='a'> Cidade <input id='b'> Bairro</div>")
    assert statuses(engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))) == {"cidade": "filled"}
    assert page.evaluate("[a.value, b.value]") == ["Canoas", ""]


def test_a_code_is_the_field_and_its_read_only_description_is_what_it_shows(show: Show) -> None:
    markup = """<table><tr><td>Cliente</td><td><input id='c' value='1042'>
    <input id='d' value='Padaria Aurora' readonly></td></tr></table>"""
    fact = show(page_map(field("cliente", control=ControlKind.LOOKUP)), markup).facts().fields["cliente"]
    assert (fact.value, fact.display, fact.read_only) == ("1042", "Padaria Aurora", False)


def test_a_description_that_is_mere_text_is_shown_too(show: Show) -> None:
    markup = (
        "<table><tr><td>Cliente</td><td><input value='1042'> <span>Padaria Aurora</span></td></tr></table>"
    )
    fact = show(page_map(field("cliente", control=ControlKind.LOOKUP)), markup).facts().fields["cliente"]
    assert (fact.value, fact.display) == ("1042", "Padaria Aurora")


def test_a_radio_group_is_named_by_its_legend_and_never_by_its_buttons(show: Show) -> None:
    markup = """<fieldset><legend>Mídia foi reaproveitada?</legend>
    <input type='radio' name='r' id='s' value='S' checked><label for='s'>Sim</label>
    <input type='radio' name='r' id='n' value='N'><label for='n'>Não</label></fieldset>"""
    choice = field("midia", "Mídia foi reaproveitada", control=ControlKind.CHOICE)
    facts = show(page_map(choice, field("sim", "Sim")), markup).facts().fields
    assert set(facts) == {"midia"}
    assert (facts["midia"].value, facts["midia"].display) == ("S", "Sim")


TWO_PARTS = """<fieldset><legend>Dados do atendimento</legend>
<table><tr><td>Nome</td><td><input id='a'></td></tr></table></fieldset>
<fieldset><legend>Informações adicionais</legend>
<table><tr><td>Nome</td><td><input id='b'></td></tr></table></fieldset>"""
HEADINGS = """<div class='panel'><h4>Dados do atendimento</h4><div>
<label for='a'>Nome</label><input id='a'><label for='x'>Outro</label><input id='x'></div></div>
<div class='panel'><h4>Informações adicionais</h4><div>
<label for='b'>Nome</label><input id='b'><label for='y'>Mais um</label><input id='y'></div></div>"""
PREFIXES = """<table><tr><td>Nome</td><td><input id='a'></td></tr>
<tr><td>Nome</td><td><input id='b' name='vlinformacaoadicional7'></td></tr></table>"""
NOTHING_TELLS = """<table><tr><td>Nome</td><td><input id='a'></td></tr>
<tr><td>Nome</td><td><input id='b'></td></tr></table>"""


@pytest.mark.parametrize("markup", [TWO_PARTS, HEADINGS, PREFIXES, NOTHING_TELLS])
def test_two_equal_labels_are_told_apart_by_section_or_else_by_order(
    show: Show, page: Page, markup: str
) -> None:
    engine = show(page_map(NOME, NOME_EXTRA), markup)
    engine.fill(plan(engine.map, [step(NOME_EXTRA, "o segundo"), step(NOME, "o primeiro")]))
    assert (page.input_value("#a"), page.input_value("#b")) == ("o primeiro", "o segundo")


@pytest.mark.parametrize("markup", [TWO_PARTS, HEADINGS])
def test_the_same_label_in_another_section_is_not_the_field(show: Show, page: Page, markup: str) -> None:
    engine = show(page_map(NOME_EXTRA), markup.replace("Informações adicionais", "Dados do atendimento"))
    assert statuses(engine.fill(plan(engine.map, [step(NOME_EXTRA, "Ana")]))) == {"nome_extra": "not_found"}
    assert page.input_value("#a") == page.input_value("#b") == ""


def test_when_two_controls_could_be_meant_none_is_touched_and_both_are_named(show: Show, page: Page) -> None:
    engine = show(page_map(NOME), NOTHING_TELLS)
    before = state(page)
    report = steps_of(engine.fill(plan(engine.map, [step(NOME, "Ana")])))["nome"]
    assert report.status == "ambiguous"
    assert report.candidates == ["Nome (a)", "Nome (b)"]
    assert state(page) == before


def test_one_control_is_never_given_to_two_fields(show: Show, page: Page) -> None:
    engine = show(page_map(NOME, NOME_EXTRA), "<table><tr><td>Nome</td><td><input id='a'></td></tr></table>")
    report = engine.fill(plan(engine.map, [step(NOME, "um"), step(NOME_EXTRA, "dois")]))
    assert statuses(report) == {"nome": "ambiguous", "nome_extra": "ambiguous"}
    assert page.input_value("#a") == ""


def test_a_known_id_does_not_outweigh_another_label(show: Show, page: Page) -> None:
    titled = field("titulo", "Título", ids=["nmtitulochamado"])
    markup = "<table><tr><td>Resumo :</td><td><input id='nmtitulochamado'></td></tr></table>"
    engine = show(page_map(titled), markup)
    assert statuses(engine.fill(plan(engine.map, [step(titled, "x")]))) == {"titulo": "not_found"}
    assert page.input_value("#nmtitulochamado") == ""


def test_a_known_id_decides_between_two_equal_labels(show: Show) -> None:
    known = field("nome", ids=["b"])
    engine = show(page_map(known), NOTHING_TELLS.replace("id='b'", "id='b' value='este'"))
    assert engine.facts().fields["nome"].value == "este"


def test_a_known_id_is_enough_where_there_is_no_label(show: Show) -> None:
    engine = show(
        page_map(field("titulo", "Título", ids=["nmtitulochamado"])), "<input id='nmtitulochamado'>"
    )
    assert "titulo" in engine.facts().fields


@pytest.mark.parametrize(
    "hidden", ["style='display:none'", "style='visibility:hidden'", "hidden", "class='DIVHIDE'"]
)
def test_hidden_decoys_are_no_candidates(show: Show, page: Page, hidden: str) -> None:
    markup = f"""<style>.DIVHIDE {{ display: none; }}</style><table>
    <tr {hidden}><td>Nome</td><td><input id='a'></td></tr>
    <tr><td>Nome</td><td><input id='b'></td></tr></table>"""
    engine = show(page_map(NOME), markup)
    engine.fill(plan(engine.map, [step(NOME, "Ana")]))
    assert (page.input_value("#a"), page.input_value("#b")) == ("", "Ana")


def test_a_hidden_text_is_not_the_label_of_a_visible_control(show: Show) -> None:
    markup = "<table><tr><td style='visibility:hidden'>Nome</td><td><input id='a'></td></tr></table>"
    assert show(page_map(NOME), markup).facts().fields == {}


def test_a_field_behind_a_known_tab_is_found_and_a_decoy_there_is_not(show: Show) -> None:
    facts = show(MAP, fixture="ticket.html").facts().fields
    assert "solucao" in facts
    assert "encaminhar" not in facts


def test_behind_a_closed_tab_a_label_still_belongs_to_the_control_next_to_it(show: Show, page: Page) -> None:
    markup = """<table><tr><td id='tab_fim'>Solução</td></tr></table><div id='fim' style='display: none'>
    <table><tr><td>Cidade</td><td><input id='a'></td><td></td><td><input id='b'></td></tr></table></div>"""
    hidden = field("cidade", section="solucao")
    engine = show(page_map(hidden), markup)
    engine.fill(plan(engine.map, [step(hidden, "Canoas")]))
    assert page.evaluate("[a.value, b.value]") == ["Canoas", ""]


def test_revealing_a_field_opens_its_tab_and_focuses_it(show: Show, page: Page) -> None:
    engine = show(MAP, fixture="ticket.html")
    assert engine.reveal("solucao")
    assert page.evaluate("document.activeElement.id") == "dsacaocorretiva"
    assert not engine.reveal("nome")


def test_a_value_that_the_page_shows_as_text_is_known_and_read_only(show: Show, page: Page) -> None:
    markup = """<table><tr><td>Cidade :</td>
    <td><input type='hidden' value='7'><span>Canoas</span></td></tr></table>
    <div><div><span>Nome</span></div><div><span>Ana</span></div></div>"""
    engine = show(page_map(CIDADE, NOME), markup)
    facts = engine.facts().fields
    assert [(facts[key].value, facts[key].read_only) for key in ("cidade", "nome")] == [
        ("Canoas", True),
        ("Ana", True),
    ]
    before = state(page)
    report = engine.fill(plan(engine.map, [step(CIDADE, "Porto Alegre"), step(NOME, "Ana")]))
    assert statuses(report) == {"cidade": "read_only", "nome": "already_right"}
    assert state(page) == before


def test_a_select_that_asks_to_choose_counts_as_empty(show: Show) -> None:
    markup = """<table><tr><td>Cidade</td><td><select><option value='0'>Selecione...</option>
    <option value='1'>Canoas</option></select></td></tr></table>"""
    fact = show(page_map(CIDADE), markup).facts().fields["cidade"]
    assert (fact.value, fact.display) == ("", "")


def test_reading_the_page_writes_and_fires_nothing(show: Show, page: Page) -> None:
    engine = show(MAP, fixture="ticket.html")
    page.evaluate(
        """() => { window.seen = [];
        for (const type of ["focus", "blur", "input", "change", "click", "keydown"])
          document.addEventListener(type, (event) => seen.push(type), true);
        new MutationObserver((records) => seen.push(...records.map((r) => r.type)))
          .observe(document, { subtree: true, childList: true, attributes: true, characterData: true }); }"""
    )
    before = state(page)
    assert engine.facts().ticket_number is None
    assert page.evaluate("seen") == []
    assert state(page) == before


def test_the_tickets_number_is_read_from_the_page(show: Show, page: Page) -> None:
    engine = show(MAP, fixture="ticket.html")
    page.evaluate("document.getElementById('divcdchamado').textContent = ' 4711 '")
    assert engine.facts().ticket_number == "4711"


def test_an_edit_window_belongs_to_a_saved_ticket_whatever_number_is_shown(show: Show) -> None:
    signs = StateSigns(state=PageState.EDIT_WINDOW, elements=["#change"])
    windowed = page_map(CIDADE).model_copy(update={"states": [signs]})
    markup = "<div id='divcdchamado'></div><label>Cidade <input id='change'></label>"
    assert show(windowed, markup).facts().ticket_number == ""


def test_inputs_named_like_dom_functions_do_not_blind_the_engine(show: Show, page: Page) -> None:
    names = [
        "parentNode",
        "parentElement",
        "querySelector",
        "querySelectorAll",
        "closest",
        "matches",
        "contains",
        "nextElementSibling",
        "childNodes",
        "firstChild",
        "id",
        "localName",
        "checkVisibility",
    ]
    traps = "".join(f"<input name='{name}' value='armadilha'>" for name in names)
    markup = f"""<img name='querySelector'><img name='createTreeWalker'><img name='activeElement'>
    <form>{traps}<table><tr><td>Cidade</td><td><input id='a'></td></tr></table></form>"""
    engine = show(page_map(CIDADE), markup)
    assert statuses(engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))) == {"cidade": "filled"}
    assert page.input_value("#a") == "Canoas"
    engine.undo()
    assert page.input_value("#a") == ""
