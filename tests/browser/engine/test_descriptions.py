"""What stands behind a code: its description is read, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from native_host.customer.party import party_of
from native_host.protocol.messages import ControlKind, PageFact
from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import Engine, field, page_map

CLIENTE = field("cliente", ids=["cdcliente"], control=ControlKind.LOOKUP)
CONTATO = field("contato", control=ControlKind.LOOKUP)
MAP = page_map(CLIENTE, CONTATO, field("departamento"))
LABELS = [label for one in MAP.fields for label in one.labels]

CODE = "<input id='c' value='1042'>"
OTHER = "<input id='k' value='5011'>"
EDGE = "left:4px;top:-9px;font-size:12px"
NAMED = "<input id='c' aria-label='Cliente' value='1042'>"


def line(behind: str) -> str:
    """Return a line with a label, the code, and what stands behind it."""
    return f"<div>Cliente: {CODE} {behind}</div>"


def rows(*cells: tuple[str, ...]) -> str:
    """Return a table."""
    return "<table>{}</table>".format(
        "".join("<tr>{}</tr>".format("".join(f"<td>{one}</td>" for one in row)) for row in cells)
    )


def cell(behind: str) -> str:
    """Return the same as a row of a table."""
    return rows(("Cliente", f"{CODE} {behind}"))


def under(control: str, caption: str) -> str:
    """Return a control with a caption under it."""
    return f"<div style='width:280px'>{control}<small style='display:block'>{caption}</small></div>"


def over(control: str, style: str, caption: str) -> str:
    """Return a control with a caption that is drawn over it."""
    drawn = f"<span style='position:absolute;{style}'>{caption}</span>"
    return f"<div style='position:relative'>{control}{drawn}</div>"


LABELS_OF_OTHERS = {
    "the next label on the line": line(f"Contato: {OTHER}"),
    "the next label in the cell": cell(f"Contato: {OTHER}"),
    "the next label without a colon": line(f"Contato {OTHER}"),
    "a label that no map knows": line("Ramal: <input>"),
    "the same without a colon": line("Ramal <input>"),
    "the same with a mark": line("Ramal <font color='red'>*</font> <input>"),
    "the same with a mark, before its text": line("<span>Ramal</span> <font>*</font> <div>3344</div>"),
    "the same with a mark, in the line before its text": line("<span>Ramal</span> <font>*</font>")
    + "<div>3344</div>",
    "the same with a mark, in the line before its field": line("<span>Ramal</span> <font>*</font>")
    + "<div><input></div>",
    "the same with a mark in the next cell": rows(("Cliente", CODE, "Ramal <font>*</font>", "3344")),
    "the same over its field": line("<div>Ramal</div><div><input></div>"),
    "the same with a remark before its field": line(
        "<div>Ramal</div><small class='ajuda'>interno</small><input>"
    ),
    "a label of what the page shows as text": line("<div>Ramal: 3344</div>"),
    "a label before its text": line("<div>Ramal:</div><div>3344</div>"),
    "a label of a group": line("Filial <input type='radio' name='r'> Sim <input type='radio' name='r'> Não"),
    "a label by its element": line("<label for='r'>Ramal</label></div><div><input id='r'>"),
    "a label by its id": line("<span id='n'>Ramal</span></div><div><input aria-labelledby='n'>"),
    "a label before a list": line("Filial <select><option>Centro</option></select>"),
    "a label before what cannot be changed": line("Filial <input readonly value='Centro'>"),
    "the label in the next cell": rows(("Cliente", CODE, "Contato", OTHER)),
    "a label that no map knows in the next cell": rows(("Cliente", CODE, "Ramal", "<input>")),
    "a label before its text in the next cells": rows(("Cliente", CODE, "Ramal", "3344")),
}  # fmt: skip
OWN_LABELS = {
    "under it": under(CODE, "Cliente") + under(OTHER, "Contato"),
    "behind it": f"<p>{CODE} <span>Cliente</span></p><p>{OTHER} <span>Contato</span></p>",
    "over its edge": over(CODE, EDGE, "Cliente"),
    "inside it": over(CODE, "left:6px;top:3px", "Cliente"),
    "behind it by its element": f"<div>{CODE} <label for='c'>Cliente</label></div>",
    "behind it, and around it": f"<label>{CODE} Cliente</label>",
    "before it and again behind it": f"<div>Cliente: {CODE} <span>Cliente *</span></div>",
    "before it, and in other words by its element": "<div><label for='c'>Cliente</label>"
    + CODE
    + "<label for='c'>Tomador</label></div>",
    "over its edge in other words": over(NAMED, EDGE, "Tomador"),
    "behind it in other words, as other labels stand": f"<p>{NAMED} <span class='r'>Tomador</span></p>"
    "<p><input> <span class='r'>Ramal</span></p><p><input> <span class='r'>Filial</span></p>",
    "behind it in other words, as all others stand": f"<p>{NAMED} <span>Tomador</span></p>"
    "<p><input> <span>Ramal</span></p><p><input> <span>Filial</span></p>",
    "behind it in other words, with a known id": "<div><input id='cdcliente' value='1042'>"
    "<span>Tomador</span> <input value='7'> <span>Solicitante</span></div>",
}  # fmt: skip
PRESSED = {
    "a link": line("<a href='#'>Pesquisar</a>"),
    "a link around more": cell("<a href='#'><span>Buscar</span> <span>cliente</span></a>"),
    "a link in a block": line("<div><a href='#'>Ver cadastro</a></div>"),
    "a text with a handler": line("<span onclick='0'>Pesquisar</span>"),
    "a text in the role of a button": line("<span role='button'>Pesquisar</span>"),
    "a text with a hand over it": line("<span style='cursor:pointer'>Pesquisar</span>"),
    "a button that opens something": line("<button aria-controls='x'>Pesquisar</button>"),
    "a tab": line("<div role='tab'>Endereço</div>"),
}  # fmt: skip
HINTS = {
    "a required field": line("* Campo obrigatório"),
    "a star in markup": line("<span>*</span>"),
    "a remark in brackets": line("(código)"),
    "a remark in square brackets": line("<i>[opcional]</i>"),
    "a helping text": line("<small class='help-block'>Código do cadastro</small>"),
    "a helping text of another framework": line("<div class='form-text'>Código do cadastro</div>"),
    "a hint of components": line("<mat-hint>Código do cadastro</mat-hint>"),
    "a description by id": "<div>Cliente: <input value='1042' aria-describedby='d'>"
    "<i id='d'>Código do cadastro</i></div>",
    "an error": line("<span class='field-validation-error'>Cliente bloqueado</span>"),
    "an alert": line("<span role='alert'>Cliente bloqueado</span>"),
    "a tooltip": line("<span role='tooltip'>Código do cadastro</span>"),
    "a counter": line("<span class='char-counter'>4 de 10</span>"),
    "a text that goes on": line("Carregando…"),
    "a format": line("99.999"),
    "an icon's name": line("<i class='material-icons'>search</i>"),
    "an icon that is not read out": line("<span aria-hidden='true'>search</span>"),
    "a hidden text": line("<span style='display:none'>Padaria Aurora</span>"),
    "a heading": line("<h4>Endereço</h4>"),
    "a heading by its role": line("<div role='heading'>Endereço</div>"),
    "a caption": line("<fieldset><legend>Endereço</legend><p>Rua</p></fieldset>"),
    "a text that stands far away": line("<div style='position:absolute;top:600px'>Relatórios</div>"),
    "a text to its left": "<div style='display:flex;flex-direction:row-reverse'>"
    f"<label for='c'>Cliente</label>{CODE}<span>Relatórios</span></div>",
    "what stands behind empty fields too": line("<span class='x1'>Sem abreviar</span>")
    + "<div>Prazo: <input> <span class='x1'>Em dias</span></div>",
    "a column of remarks": rows(("Cliente", CODE, "Sem abreviar"), ("Prazo", "<input>", "Em dias")),
    "another field's value": "<div><label>Cliente</label><label for='d'>Departamento</label><br>"
    f"{CODE}<input id='d' readonly value='Fiscal'></div>",
}  # fmt: skip


def fact_of(engine: Engine) -> PageFact:
    """Return what is known of the code."""
    return engine.facts().fields["cliente"]


@pytest.mark.parametrize("layout", LABELS_OF_OTHERS)
def test_the_label_of_another_field_is_no_description(show: Show, layout: str) -> None:
    assert fact_of(show(MAP, LABELS_OF_OTHERS[layout])).display == "1042"


@pytest.mark.parametrize("layout", OWN_LABELS)
def test_the_fields_own_label_is_no_description(show: Show, layout: str) -> None:
    assert fact_of(show(MAP, OWN_LABELS[layout])).display == "1042"


@pytest.mark.parametrize("layout", PRESSED)
def test_what_is_there_to_be_pressed_is_no_description(show: Show, layout: str) -> None:
    assert fact_of(show(MAP, PRESSED[layout])).display == "1042"


@pytest.mark.parametrize("layout", HINTS)
def test_hints_marks_and_headings_are_no_description(show: Show, layout: str) -> None:
    assert fact_of(show(MAP, HINTS[layout])).display == "1042"


NAME = "Padaria Aurora"
DESCRIBED = {
    "text on the line": line(NAME),
    "text in the cell": cell(NAME),
    "text in markup": cell(f"<span>{NAME}</span>"),
    "text in parts": cell("<span><b>Padaria</b> <i>Aurora</i></span>"),
    "text under the code": line(f"<div>{NAME}</div>"),
    "text between links": line(f"<a href='#'>Pesquisar</a> <span>{NAME}</span> <a href='#'>Limpar</a>"),
    "text behind a picture": line(f"<img src='data:,' onclick='0'><span>{NAME}</span>"),
    "text behind a button": line(f"<button>Buscar</button> <span>{NAME}</span>"),
    "text behind an icon": line(f"<i class='fa fa-search' aria-hidden='true'></i> <span>{NAME}</span>"),
    "text behind a hidden one": line(f"<span style='display:none'>Aguarde</span> <span>{NAME}</span>"),
    "text behind a hidden control": line(f"<input type='hidden' value='7'><span>{NAME}</span>"),
    "text behind a control that nobody sees": line(f"<input style='display:none'><span>{NAME}</span>"),
    "text before a hint": line(f"<span>{NAME}</span> <small class='hint'>Código do cadastro</small>"),
    "text before the next label": line(f"<span>{NAME}</span> Contato: {OTHER}"),
    "text before a label that no map knows": line(f"<span>{NAME}</span> Ramal: <input>"),
    "text before the next line": line(f"<span>{NAME}</span><br>Contato: {OTHER} <span>Ana Lima</span>"),
    "text before a check box": line(f"{NAME} <input type='checkbox' id='v'><label for='v'>VIP</label>"),
    "text in the next cell": rows(("Cliente", CODE, NAME)),
    "input in the next cell": rows(("Cliente", CODE, f"<input readonly value='{NAME}'>")),
    "input beside it": cell(f"<input readonly value='{NAME}'>"),
    "input that is disabled": line(f"<input disabled value='{NAME}'>"),
    "input with a name of its own": line(f"<input readonly aria-label='Nome do tomador' value='{NAME}'>"),
    "input over the caption": under(f"{CODE}<input readonly value='{NAME}'>", "Cliente"),
    "text with a label by its element": f"<div><label for='c'>Cliente</label> {CODE} {NAME}</div>",
    "text with a label around both": f"<label>Cliente: {CODE} <span>{NAME}</span></label>",
    "text in the next cell, before another field": rows(("Cliente", CODE, NAME, "Contato", OTHER)),
    "text where labels stand over their fields": f"<div><div>Cliente</div>{CODE} {NAME}</div>"
    "<div><div>Prazo</div><input></div>",
    "text before a mark at the end of its line": line(f"<span>{NAME}</span> <font color='red'>*</font>"),
    "text before a mark at the end of its cell": cell(f"{NAME} <b class='r'>*</b>"),
    "text before a mark in brackets": cell(f"{NAME} <span>(*)</span>"),
    "text before a mark, and a link": cell(f"{NAME} <i>*</i> <a href='#'>Limpar</a>"),
    "text before a mark, in the next cell": rows(("Cliente", CODE, f"{NAME} <font>*</font>")),
    "text before a mark, and the next field": rows(
        ("Cliente", f"{CODE} {NAME} <font>*</font>", "Contato", OTHER)
    ),
    "text before a mark, and the next line": line(f"{NAME} <font>*</font>") + f"<div>Contato: {OTHER}</div>",
    "text beside what other codes show too": line(f"<i class='d'>{NAME}</i>")
    + f"<div>Contato: {OTHER} <i class='d'>Ana Lima</i></div>",
}  # fmt: skip


@pytest.mark.parametrize("layout", DESCRIBED)
def test_the_description_of_a_code_is_found(show: Show, layout: str) -> None:
    assert fact_of(show(MAP, DESCRIBED[layout])).display == NAME


@pytest.mark.parametrize(
    "written",
    [
        "PADARIA AURORA COMERCIO DE PAES LTDA", "1042 - Padaria X Ltda", "Contato Sistemas Ltda",
        "João Batista Quadros (CPF 529.982.247-25)", "Aurora - CNPJ: 11.222.333/0001-81", "D'Ávila & Cia",
        "Padaria Aurora (matriz)",
        "3M do Brasil", "Campo Grande Materiais", "Padaria Aurora CNPJ: 11.222.333/0001-81",
        "Padaria Aurora - Código: 1042",
    ],
)  # fmt: skip
def test_a_description_is_read_as_it_is_written(show: Show, written: str) -> None:
    assert fact_of(show(MAP, line(f"<span>{written}</span>"))).display == written


SHOWN_AS_TEXT = {
    "a link": "<table><tr><td>Cliente</td><td><a href='#'>Pesquisar</a></td></tr></table>",
    "a hint": "<table><tr><td>Cliente</td><td><span class='help'>Escolha acima</span></td></tr></table>",
    "a mark": "<table><tr><td>Cliente</td><td>(obrigatório)</td></tr></table>",
    "another label": "<table><tr><td>Cliente</td><td>Ramal</td><td><input></td></tr></table>",
    "another label with a colon": "<table><tr><td>Cliente:</td><td>Ramal:</td><td>3344</td></tr></table>",
    "a heading": "<div><div><span>Cliente</span></div><div><h4>Endereço</h4></div></div>",
}  # fmt: skip


@pytest.mark.parametrize("layout", SHOWN_AS_TEXT)
def test_a_label_without_a_control_is_not_answered_by_what_is_no_value(show: Show, layout: str) -> None:
    fact = show(MAP, SHOWN_AS_TEXT[layout]).facts().fields.get("cliente")
    assert fact is None or fact.value == ""


@pytest.mark.parametrize("shown", ["(51) 3333-4444", "4711", "12/05/2025", "529.982.247-25", "SW2040"])
def test_a_number_that_stands_for_a_control_is_its_value(show: Show, shown: str) -> None:
    assert fact_of(show(MAP, rows(("Cliente", shown)))).value == shown


@pytest.mark.parametrize(
    ("shown", "read"),
    [("11.222.333/0001-81", True), ("(51) 3333-4444", True), ("999.999.999-99", False), ("4711", False)],
)
def test_of_numbers_behind_a_code_documents_and_phones_describe_it(
    show: Show, shown: str, *, read: bool
) -> None:
    assert fact_of(show(MAP, line(shown))).display == (shown if read else "1042")


def test_what_a_label_shows_as_text_is_read_without_the_links_beside_it(show: Show) -> None:
    markup = f"<table><tr><td>Cliente</td><td>{NAME} <a href='#'>Alterar</a></td></tr></table>"
    assert fact_of(show(MAP, markup)).value == NAME


def test_a_taught_field_has_its_own_label_behind_it_and_no_description(show: Show) -> None:
    engine = show(MAP, f"<p>{CODE} <span>Tomador</span></p><p><input> <span>Ramal</span></p>")
    engine.world.run(
        "ticket.teach('cliente', ticket.targets().find(({ elements }) => elements[0].id === 'c').address)"
    )
    assert fact_of(engine).display == "1042"


@pytest.mark.parametrize(
    "text",
    ["Pesquisar", "Contato", "* Campo obrigatório", "Selecione...", "(código)", "0 de 200 caracteres"],
)
def test_what_the_page_gives_no_sign_of_is_still_nobodys_name(show: Show, text: str) -> None:
    fact = fact_of(show(MAP, line(f"<span>{text}</span>")))
    assert party_of(fact, LABELS).name is None
