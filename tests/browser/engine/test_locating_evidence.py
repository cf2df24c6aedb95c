"""Labels that are written short, stand elsewhere, or belong to something that is no field of the form."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import Engine, field, page_map, plan, statuses, step

CIDADE = field("cidade")
NOME = field("nome")
NOME_EXTRA = field("nome_extra", "Nome", section="adicionais")
EXTRAS = [field(key, key.upper(), section="adicionais") for key in ("cpf", "rg", "cnh")]


def located(engine: Engine, key: str) -> str:
    """Return the id of the control found, or what became of it instead."""
    found: str = engine.world.run(
        f"((one) => one.id || one.status)(engine.locateAll(pageMap, document)['{key}'])"
    )
    return found


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ("Unidade de Negócio", "Unid. de Negócio"),
        ("Unid. de Negócio", "Unidade de negócio *"),
        ("Unidade de Negócio", "Unid. Neg."),
        ("Categoria 1", "Cat. 1"),
        ("Categoria 1", "Cat.1"),
        ("CPF/CNPJ", "CPF / CNPJ"),
        ("CPF/CNPJ", "CPF ou CNPJ"),
        ("E-mail", "Email"),
        ("Palavra-chave", "Palavras chave"),
        ("Descrição", "Desc."),
        ("Telefone", "Tel."),
        ("Telefone", "Telefones"),
        ("Cidade", "Ci\u00addade\u00a0(obrigatório)"),
        ("Cidade", "Cidade (campo obrigatório) :"),
    ],
)
def test_a_label_written_otherwise_is_the_same_label(show: Show, label: str, written: str) -> None:
    engine = show(
        page_map(field("x", label)), f"<table><tr><td>{written}</td><td><input id='a'></td></table>"
    )
    assert located(engine, "x") == "a"


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ("Categoria 1", "Categoria 2"),
        ("Categoria 1", "Cat. 12"),
        ("Nome", "Nome (da mãe)"),
        ("Nome", "Nome da mãe"),
        ("Nome", "Buscar por nome"),
        ("Tipo", "Filtrar por Tipo"),
        ("Telefone", "T."),
        ("Opção A", "Opção"),
    ],
)
def test_another_label_is_not_taken_for_a_short_one(show: Show, label: str, written: str) -> None:
    engine = show(
        page_map(field("x", label)), f"<table><tr><td>{written}</td><td><input id='a'></td></table>"
    )
    assert located(engine, "x") == "not_found"


PLACES = {
    "header row": "<table><tr><th>Bairro</th><th>Cidade</th></tr>"
    "<tr><td><input id='b'></td><td><input id='a'></td></tr></table>",
    "rows of labels over rows of controls": "<table><tr><td>Bairro</td><td>Rua</td></tr><tr><td><input></td>"
    "<td><input></td></tr><tr><td>Cidade</td><td>País</td></tr>"
    "<tr><td><input id='a'></td><td><input></td></tr></table>",
    "legend around one": "<fieldset><legend>Cidade</legend><input id='a'></fieldset>",
    "two columns": "<div style='display:flex'><div><p>Bairro<p>Cidade</div>"
    "<div><p><input><p><input id='a'></div></div>",
    "turned around": "<div style='display:flex;flex-direction:row-reverse'>"
    "<div><input id='a'></div><div>Cidade</div></div>",
    "floating": "<p><input><span>Bairro</span></p><p><input id='a'><span>Cidade</span></p><p><input></p>",
    "remark between": "<div><label>Cidade</label><p>A de hoje.</p><div><input id='a'></div></div>",
    "absolute": "<div style='position:relative'><input id='a' style='position:absolute;left:150px;top:0'>"
    "<input style='position:absolute;left:150px;top:40px'>"
    "<div style='position:absolute;top:40px'>Bairro</div>"
    "<div style='position:absolute;top:0'>Cidade</div></div>",
}


@pytest.mark.parametrize("style", PLACES)
def test_a_label_is_found_where_people_read_it(show: Show, style: str) -> None:
    assert located(show(page_map(CIDADE), PLACES[style]), "cidade") == "a"


def test_labels_under_their_controls_are_not_those_of_the_row_below(show: Show) -> None:
    rows = (
        "<tr><td><input></td><td><input></td></tr><tr><td>Cidade</td><td>Bairro</td></tr>"
        "<tr><td><input id='b'></td><td><input></td></tr><tr><td>Rua</td><td>País</td></tr>"
    )
    assert located(show(page_map(CIDADE), f"<table>{rows}</table>"), "cidade") != "b"


NO_FIELDS = {
    "search": "<form role='search'><label>Nome <input></label></form>",
    "search box": "<label>Nome <input type='search'></label>",
    "login": "<form><label>Nome <input></label><input type='password'></form>",
    "filters": "<fieldset><legend>Filtros</legend><label>Nome <input></label></fieldset>",
    "filters of a grid": "<table><thead><tr><th>Nome <input></th></tr></thead></table>",
    "off the page": "<p style='position:absolute;left:-9999px'><label>Nome <input></label></p>",
    "one pixel": "<label>Nome <input style='width:1px;height:1px;border:0;padding:0'></label>",
    "transparent": "<div style='opacity:0'><label>Nome <input></label></div>",
    "clipped": "<label>Nome <input style='position:absolute;clip:rect(0 0 0 0)'></label>",
    "folded away": "<div style='height:0;overflow:hidden'><label>Nome <input></label></div>",
    "for the eye only": "<div aria-hidden='true'><label>Nome <input tabindex='-1'></label></div>",
}
FORM = "<form>" + "".join(f"<p><label>Campo {i} <input></label></p>" for i in range(5)) + "{}</form>"


@pytest.mark.parametrize("kind", NO_FIELDS)
def test_controls_of_something_else_are_no_candidates(show: Show, kind: str) -> None:
    engine = show(page_map(NOME), NO_FIELDS[kind] + FORM.format(""))
    assert located(engine, "nome") == "not_found"


@pytest.mark.parametrize("kind", NO_FIELDS)
def test_they_do_not_stand_in_the_way_of_the_field(show: Show, kind: str) -> None:
    engine = show(page_map(NOME), NO_FIELDS[kind] + FORM.format("<p><label>Nome <input id='a'></label></p>"))
    assert located(engine, "nome") == "a"


def test_a_lone_label_is_not_that_of_a_part_which_the_page_does_not_show(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE, NOME_EXTRA, *EXTRAS), "<label>Nome <input id='a'></label>")
    assert statuses(engine.fill(plan(engine.map, [step(NOME_EXTRA, "Ana")]))) == {"nome_extra": "not_found"}
    assert page.input_value("#a") == ""


def test_a_part_without_a_heading_is_known_by_its_fields_together(show: Show) -> None:
    labels = ["Nome", "CPF", "RG"]
    markup = "".join(f"<p><label>{label} <input id='{label}'></label></p>" for label in labels)
    assert located(show(page_map(CIDADE, NOME_EXTRA, *EXTRAS), markup), "nome_extra") == "Nome"


def test_headings_in_one_box_part_what_follows_them(show: Show) -> None:
    markup = """<div><h3>Dados do atendimento</h3><p><label>Cidade <input></label></p>
    <h3>Informações adicionais</h3><p><label>Nome <input id='a'></label></p>
    <h3>Anexos</h3><p><label>Nome <input id='b'></label></p></div>"""
    assert located(show(page_map(NOME_EXTRA), markup), "nome_extra") == "a"


def test_frames_and_open_shadow_trees_are_parts_of_the_page(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE, NOME), "<iframe></iframe><x-field></x-field>")
    page.evaluate(
        """() => {
        document.querySelector("iframe").contentDocument.body.innerHTML = "<p>Cidade: <input id='a'></p>";
        document.querySelector("x-field").attachShadow({ mode: "open" }).innerHTML =
          "<label for='b'>Nome</label><input id='b'>"; }"""
    )
    report = engine.fill(plan(engine.map, [step(CIDADE, "Canoas"), step(NOME, "Ana")]))
    assert statuses(report) == {"cidade": "filled", "nome": "filled"}
    values = page.evaluate(
        """[document.querySelector("iframe").contentDocument.querySelector("#a").value,
            document.querySelector("x-field").shadowRoot.querySelector("#b").value]"""
    )
    assert values == ["Canoas", "Ana"]


def test_a_change_within_a_frame_is_seen(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), "<iframe></iframe>")
    assert engine.facts().fields == {}
    page.evaluate(
        "document.querySelector('iframe').contentDocument.body.innerHTML ="
        " '<p>Cidade: <input value=Canoas></p>'"
    )
    assert engine.facts().fields["cidade"].value == "Canoas"
