"""Kinds of page that other people's tickets showed: each with neighbours in kind."""

from __future__ import annotations

import pytest

from native_host.protocol.messages import ControlKind
from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import Engine, field, page_map

NOME = field("nome")
EMAIL = field("email", "E-mail")
FONE = field("telefone", "Telefone")
TIPO = field("tipo", control=ControlKind.SELECT)
CIDADE = field("cidade")
TEXTO = field("descricao", "Descrição", control=ControlKind.TEXTAREA)


def where(engine: Engine, key: str) -> str | None:
    """Return the id of the control that a field was found at."""
    found: str | None = engine.world.run(f"ticket.whereIs('{key}')?.id ?? null")
    return found


GRID = "display:grid;grid-template-columns:90px 200px 90px 200px"
MARKED = "<i>*</i>"


@pytest.mark.parametrize("tag", ["b", "span", "em"])
@pytest.mark.parametrize("mark", ["", MARKED, f"<u>{MARKED}</u>"])
def test_labels_side_by_side_in_a_grid_are_read_one_by_one(show: Show, tag: str, mark: str) -> None:
    places = {"Nome": (1, 1), "E-mail": (1, 3), "Cidade": (2, 1)}
    labels = "".join(
        f"<{tag} style='grid-row:{row};grid-column:{column}'>{text}{mark}</{tag}>"
        for text, (row, column) in places.items()
    )
    controls = "".join(
        f"<input id={name} style='grid-row:{row};grid-column:{column}'>"
        for name, row, column in (("c", 2, 2), ("e", 1, 4), ("n", 1, 2))
    )
    engine = show(page_map(NOME, EMAIL, CIDADE), f"<div style='{GRID}'>{labels}{controls}</div>")
    assert [where(engine, key) for key in ("nome", "email", "cidade")] == ["n", "e", "c"]


def aria(header: str, last: str, new: str) -> str:
    """Return a grid whose first row is the last ticket's."""
    row = "<div role=row style='display:grid;grid-template-columns:1fr 1fr'>"
    return f"<div role=grid>{row}{header}</div>{row}{last}</div>{row}{new}</div></div>"


HEADED = [
    aria(
        "<div role=columnheader>Tipo</div><div role=columnheader>Cidade</div>",
        "<div role=gridcell>Dúvida</div><div role=gridcell>Esteio</div>",
        "<div role=gridcell><select id=t><option></select></div><div role=gridcell><input id=c></div>",
    ),
    aria(
        "<div role=columnheader>Tipo</div><div role=columnheader>Cidade</div>",
        "<div role=gridcell aria-colindex=1>Dúvida</div><div role=gridcell aria-colindex=2>Esteio</div>",
        "<div role=gridcell aria-colindex=1><select id=t><option></select></div>"
        "<div role=gridcell aria-colindex=2><input id=c></div>",
    ),
]


@pytest.mark.parametrize("grid", HEADED)
def test_a_row_of_texts_stands_between_headers_and_the_row_that_is_written_in(show: Show, grid: str) -> None:
    engine = show(page_map(TIPO, CIDADE), grid)
    assert [where(engine, key) for key in ("tipo", "cidade")] == ["t", "c"]


FILTERS = [
    "placeholder=filtrar",
    "placeholder='Filtrar…'",
    "aria-label='Filtrar por nome'",
    "title='Filter column'",
]


@pytest.mark.parametrize("says", FILTERS)
def test_what_says_that_it_filters_is_no_field(show: Show, says: str) -> None:
    lists = f"<table><tr><th>Nome<th>Cargo</tr><tr><td><input {says}><td><input {says}></tr></table>"
    engine = show(page_map(NOME), f"{lists}<p>Nome <input id=a></p>")
    assert where(engine, "nome") == "a"


def part(title: str, *labels: str, prefix: str) -> str:
    """Return a part with inputs."""
    rows = "".join(f"<p>{label} <input id={prefix}{at}></p>" for at, label in enumerate(labels))
    return f"<section><h2>{title}</h2>{rows}</section>"


@pytest.mark.parametrize("title", ["Contato alternativo", "Segundo contato (opcional)", "Contatos"])
@pytest.mark.parametrize("first", [True, False])
def test_of_two_parts_the_one_with_more_of_the_fields_is_meant(show: Show, title: str, first: bool) -> None:
    whole = part("Titular", "Nome", "Telefone", "E-mail", "Cidade", prefix="a")
    lesser = part(title, "Nome", "Telefone", prefix="b")
    page = lesser + whole if first else whole + lesser
    engine = show(page_map(NOME, FONE, EMAIL, CIDADE), page)
    assert [where(engine, key) for key in ("nome", "telefone")] == ["a0", "a1"]


def test_of_two_parts_that_hold_the_same_none_is_meant(show: Show) -> None:
    parts = part("Um", "Nome", "Telefone", prefix="a") + part("Dois", "Nome", "Telefone", prefix="b")
    engine = show(page_map(NOME, FONE), parts)
    assert [where(engine, key) for key in ("nome", "telefone")] == [None, None]


@pytest.mark.parametrize("attribute", ["data-placeholder", "aria-placeholder"])
@pytest.mark.parametrize("text", ["Descrição", "Descrição *"])
def test_an_editor_is_named_by_what_it_shows_while_empty(show: Show, attribute: str, text: str) -> None:
    editor = f"<div id=a style='height:60px' contenteditable=true {attribute}='{text}'></div>"
    assert where(show(page_map(TEXTO), editor), "descricao") == "a"


def test_an_editor_that_only_asks_is_named_by_its_label(show: Show) -> None:
    editor = "<div id=a style='height:60px' contenteditable=true data-placeholder='Escreva aqui…'></div>"
    assert where(show(page_map(TEXTO), f"<h5>Descrição *</h5>{editor}"), "descricao") == "a"


NUMBERS = [
    "<label id=l>Telefone</label><div><span>1º</span><input id=a {0}><span>2º</span><input {0}></div>",
    "<label id=l>Telefone</label><div>1. <input id=a {0}> 2. <input {0}></div>",
    "<label id=l>Telefone</label><div><b>(1)</b> <input id=a {0}> <b>(2)</b> <input {0}></div>",
]


@pytest.mark.parametrize("markup", NUMBERS)
@pytest.mark.parametrize("name", ["aria-labelledby=l", "aria-label=Telefone"])
def test_counted_controls_of_one_name_are_one_field(show: Show, markup: str, name: str) -> None:
    assert where(show(page_map(FONE), markup.format(name)), "telefone") == "a"
