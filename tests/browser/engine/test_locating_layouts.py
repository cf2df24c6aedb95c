"""Labels that only the layout ties to their controls: each rule by the page that asked for it."""

from __future__ import annotations

import pytest

from native_host.protocol.messages import ControlKind
from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import Engine, field, page_map

CIDADE = field("cidade")
CLIENTE = field("cliente", control=ControlKind.LOOKUP)
ESTADO = field("estado", control=ControlKind.SELECT)
MIDIA = field("midia", "Mídia reaproveitada?", control=ControlKind.CHOICE)
NOME = field("nome", section="adicionais")


def where(engine: Engine, key: str) -> str | None:
    """Return the id of the control that a field was found at."""
    found: str | None = engine.world.run(f"ticket.whereIs('{key}')?.id ?? null")
    return found


def test_a_codes_description_stands_between_the_code_and_its_caption(show: Show) -> None:
    caption = "<small style='display:block'>Cliente</small>"
    row = f"<div style='width:280px'><input id=a><input readonly>{caption}</div>"
    assert (
        where(show(page_map(CLIENTE), row + "<div><input id=b><small>Outro</small></div>"), "cliente") == "a"
    )


def test_a_definition_is_indented_under_a_short_term(show: Show) -> None:
    engine = show(
        page_map(field("tel", "Tel.")), "<dl><dt>Tel. <span>*</span></dt><dd><input id=a></dd></dl>"
    )
    assert where(engine, "tel") == "a"


def test_a_label_in_a_cell_over_two_rows_is_beside_both(show: Show) -> None:
    rows = """<table><tr><td rowspan=2>Cidade</td><td><input id=a></td></tr>
    <tr><td style='height:60px'><small>sem abreviar</small></td></tr></table>"""
    assert where(show(page_map(CIDADE), rows), "cidade") == "a"


def test_a_heading_hides_no_title_of_a_control(show: Show) -> None:
    controls = "<input id=a title='Nome:'><input id=b title='Cargo'>"
    part = f"<fieldset><legend>Informações adicionais</legend>{controls}</fieldset>"
    assert where(show(page_map(CIDADE, NOME), part), "nome") == "a"


def test_remarks_stand_between_a_label_and_its_radio_buttons(show: Show) -> None:
    group = """<div><label>Mídia reaproveitada?</label><small>Veja com o cliente.</small><div>
    <label><input type=radio name=m id=a> Sim</label>
    <label><input type=radio name=m> Não</label></div></div>"""
    assert where(show(page_map(MIDIA), group), "midia") == "a"


def test_a_list_box_that_reads_its_value_out_is_named_by_the_rest(show: Show) -> None:
    box = "<span id=l>Estado *</span><div role=combobox tabindex=0 aria-labelledby='l a' id=a>Paraná</div>"
    assert where(show(page_map(ESTADO), box), "estado") == "a"


def test_steps_side_by_side_head_nothing(show: Show) -> None:
    steps = "<ol><li>Dados do atendimento</li><li>Informações adicionais</li></ol>"
    assert where(show(page_map(CIDADE), steps + "<p><label>Cidade <input id=a></label></p>"), "cidade") == "a"


def test_a_heading_under_a_frame_does_not_head_what_stands_over_it(show: Show) -> None:
    markup = """<form><h3>Dados do atendimento</h3><p><label>Cidade <input id=a></label></p>
    <iframe srcdoc="<label>Outro <input></label>"></iframe>
    <h3>Informações adicionais</h3><p><label>Nome <input id=b></label></p></form>"""
    engine = show(page_map(CIDADE, NOME), markup)
    assert (where(engine, "cidade"), where(engine, "nome")) == ("a", "b")


def test_a_text_that_stands_elsewhere_is_not_what_a_label_shows(show: Show) -> None:
    def at(top: int, text: str) -> str:
        return f"<div style='position:absolute;top:{top}px'>{text}</div>"

    engine = show(page_map(CIDADE), f"<div>{at(10, 'Cidade')}{at(400, 'Cargo')}</div>")
    assert engine.facts().fields == {}
    shown = show(page_map(CIDADE), f"<div>{at(10, 'Cidade')}{at(28, 'Canoas')}</div>").facts().fields
    assert shown["cidade"].value == "Canoas"


def test_buttons_before_a_text_say_of_which_kind_it_is(show: Show) -> None:
    kinds = "<label><input type=radio name=k>CPF</label> <label><input type=radio name=k>CNPJ</label>"
    row = f"<table><tr><td>CPF/CNPJ</td><td>{kinds} <input id=a></td></tr></table>"
    assert where(show(page_map(field("doc", "CPF/CNPJ")), row), "doc") == "a"


def test_labels_by_place_come_one_after_the_other(show: Show) -> None:
    def put(x: int, y: int, inside: str) -> str:
        return f"<div style='position:absolute;left:{x}px;top:{y}px'>{inside}</div>"

    labels = put(10, 12, "Cliente") + put(360, 12, "Cidade")
    controls = put(440, 9, "<select id=b><option></select>") + put(
        160, 10, "<input id=a size=3><input readonly size=10>"
    )
    engine = show(page_map(CLIENTE, CIDADE), f"<div>{labels}</div><div>{controls}</div>")
    assert (where(engine, "cliente"), where(engine, "cidade")) == ("a", "b")


HEADED = {
    "a table with such a header": "<table><tr><th>Estado</th><th>Valor</th></tr>"
    "<tr><td>1</td><td>2</td></tr></table>",
    "a heading": "<h3>Estado</h3><p>Nenhum registro.</p>",
    "a text": "<div>Estado</div>",
}


@pytest.mark.parametrize("name", HEADED)
def test_a_header_that_a_style_draws_is_read_though_another_stands_behind(show: Show, name: str) -> None:
    drawn = """<style>td::before { content: attr(data-label); display: block }</style>
    <table><tr><td data-label=Cidade><input id=a></td><td data-label=Bairro><input id=b></td></tr></table>"""
    on = page_map(CIDADE, field("estado"))
    engine = show(on, drawn.replace("Bairro", "Outra") + HEADED[name])
    assert where(engine, "cidade") == "a"
    assert where(engine, "estado") is None


EDITORS = {
    "Summernote": "<div class='note-editor'><div class=note-editable contenteditable></div></div>",
    "Jodit": "<div class='jodit-container'><div class=jodit-wysiwyg contenteditable></div></div>",
    "SunEditor": "<div class='sun-editor'><div class=se-wrapper-wysiwyg contenteditable></div></div>",
}


@pytest.mark.parametrize("name", EDITORS)
@pytest.mark.parametrize("closed", ["", "style='display: none'"])
def test_an_editor_stands_for_the_text_area_that_it_has_hidden(show: Show, name: str, closed: str) -> None:
    texto = field("texto", "Descrição", control=ControlKind.TEXTAREA)
    engine = show(
        page_map(texto),
        f"""<h4><a href='#parte' aria-expanded=false>Relato</a></h4><div id=parte {closed}>
        <div><label>Título</label><input></div><div><label>Descrição *</label>
        <textarea id=a style='display: none'></textarea>{EDITORS[name]}</div></div>""",
    )
    assert where(engine, "texto") == "a"
