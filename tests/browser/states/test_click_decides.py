"""A click where no ticket is recognised: what stands on the page decides; look-alikes stay as they are."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route

from tests.browser.corpus.wanted import page_map
from tests.browser.engine.harness import Engine
from tests.pages.corpus import corpus
from tests.pages.data import lookalikes
from tests.pages.model import Fixture
from tests.support.agent import page_state
from tests.support.card import Card
from tests.support.stage import Stage

EXAMINE = "engine.examine(pageMap, new Map(), document)"

WHOLE = [
    one
    for one in corpus()
    if len(one.fields) > 15 and len(one.documents) == 1 and not one.late and not one.popup
]
"""Pages with most of a ticket's fields; the others of the corpus show one trait with a few."""

SAMPLE = WHOLE[::9]
"""Of every way of drawing a page, some: a whole round is the corpus' own test."""

TITLE = re.compile("<title>.*?</title>")
UNKNOWN = "**/sistema/atendimento/*"
"""An address that says nothing of a service desk."""

FRAME = "document.querySelector('iframe').contentDocument"
"""The card stands with the fields; where they are in several documents, in the one around them."""

TOUCHED = ("closed_disabled", "hr_person", "search_saved", "article", "faq")
"""Look-alikes that are clicked in the browser: one of each kind."""


LABELS = ("Tipo", "Categoria 1", "Categoria 2", "Categoria 3", "Localidade", "Prioridade", "Complexidade")
CHOSEN = "".join(f"<tr><td>{label}</td><td><select><option></option></select></td></tr>" for label in LABELS)
UNKNOWN_WIDGETS = "".join(
    f"<tr><td>{label}</td><td><x-list><input hidden><i>▾</i></x-list></td></tr>" for label in LABELS
)
WRITTEN = "".join(
    f"<tr><td>{label}</td><td><{control}></td></tr>"
    for label, control in (
        ("Cliente", "input"),
        ("Contato", "input"),
        ("Título", "input"),
        ("Descrição", "textarea></textarea"),
        ("Solução", "textarea></textarea"),
    )
)
FORM = "<form onsubmit='return false'>{}<button>Salvar</button></form>"
SHUT = "<h4>Mais</h4><div hidden><table>{}</table></div>"

CLOSED_PARTS = {
    "texts in a closed part": FORM.format(
        f"<table>{CHOSEN}<tr><td>Cliente</td><td><input></td></tr></table>{SHUT.format(WRITTEN)}"
    ),
    "choices in a closed part": FORM.format(f"<table>{WRITTEN}</table>{SHUT.format(CHOSEN)}"),
    "no form around it": f"<div><table>{WRITTEN}</table>{SHUT.format(CHOSEN)}<button>Salvar</button></div>",
    "choices that nobody knows": FORM.format(f"<table>{WRITTEN}{UNKNOWN_WIDGETS}</table>"),
}
"""Tickets whose fields are all named, and of which some have no control that could be told."""

PEOPLE = "<tr><td>Cliente</td><td><input></td></tr><tr><td>Contato</td><td><input></td></tr>"
FILTER = FORM.format(f"<table>{CHOSEN}{PEOPLE}</table>")
HIDDEN_FORMS = {
    "a form of its own": FILTER + f"<div hidden>{FORM.format(f'<table>{WRITTEN}</table>')}</div>",
    "a window without a form": (
        f"<div><table>{CHOSEN}{PEOPLE}</table><button>Salvar</button></div>"
        f"<div role='dialog' hidden><table>{WRITTEN}</table></div>"
    ),
}
"""Lists with filters: the new ticket waits in a window that is closed."""


def show(stage: Stage, page: Page, documents: dict[str, str]) -> None:
    """Open `documents` at an address that no map knows, under a title that says nothing either."""
    named = {name: TITLE.sub("<title>Sistema</title>", text) for name, text in documents.items()}

    def answer(route: Route) -> None:
        name = route.request.url.rsplit("/", 1)[1]
        route.fulfill(body=named[name], content_type="text/html; charset=utf-8")

    page.route(UNKNOWN, answer)
    page.goto(f"{stage.site.url}/sistema/atendimento/index.html")


@pytest.mark.parametrize("name", lookalikes())
def test_no_look_alike_is_taken_for_a_ticket(tab: Page, name: str) -> None:
    tab.set_content(lookalikes()[name])
    assert Engine(tab, page_map()).world.run(EXAMINE)["evident"] is False


@pytest.mark.parametrize(
    "fixture", [one for one in SAMPLE if len(one.documents) == 1], ids=lambda one: one.name
)
def test_a_ticket_is_told_by_its_fields_alone(tab: Page, fixture: Fixture) -> None:
    tab.set_content(fixture.documents["index.html"])
    assert Engine(tab, page_map()).world.run(EXAMINE)["evident"] is True


@pytest.mark.parametrize("name", CLOSED_PARTS)
def test_a_ticket_with_closed_parts_or_unknown_widgets_is_one(tab: Page, name: str) -> None:
    tab.set_content(CLOSED_PARTS[name])
    assert Engine(tab, page_map()).world.run(EXAMINE)["evident"] is True


@pytest.mark.parametrize("name", HIDDEN_FORMS)
def test_a_form_in_a_closed_window_is_no_part_of_the_page(tab: Page, name: str) -> None:
    tab.set_content(HIDDEN_FORMS[name])
    assert Engine(tab, page_map()).world.run(EXAMINE)["evident"] is False


@pytest.mark.parametrize("name", TOUCHED)
def test_a_click_on_a_look_alike_changes_nothing_and_says_so(blank: Stage, page: Page, name: str) -> None:
    show(blank, page, {"index.html": lookalikes()[name]})
    before = page_state(page.main_frame)
    blank.browser.press_toolbar_button(page)
    shown = Card(page).wait_for("Esta página não é um chamado", "not_a_ticket_page")
    assert "Desfazer" not in shown
    assert page_state(page.main_frame) == before


def test_of_two_tickets_that_are_alike_none_is_filled_and_that_is_said(blank: Stage, page: Page) -> None:
    whole = f"<section><table>{WRITTEN}{CHOSEN}</table></section>"
    show(blank, page, {"index.html": f"<title>x</title><div>{whole}{whole}</div><button>Salvar</button>"})
    before = page_state(page.main_frame)
    blank.browser.press_toolbar_button(page)
    Card(page).wait_for("Há dois chamados abertos nesta página", "page_two_tickets")
    assert page_state(page.main_frame) == before


@pytest.mark.parametrize(
    ("name", "place"),
    [("td_before_2", "document"), ("grid_flat_2", "document"), ("frame", FRAME), ("frame_split", "document")],
)
def test_one_click_fills_a_ticket_that_is_not_recognised(
    blank: Stage, page: Page, name: str, place: str
) -> None:
    fixture = next(one for one in corpus() if one.name == name)
    show(blank, page, dict(fixture.documents))
    assert not Card(page).exists(), "without a click nothing is shown where nothing is certain"
    blank.browser.press_toolbar_button(page)
    card = Card(page, place)
    shown = card.wait_for("Desfazer", "certos")
    assert "não encontrado" not in shown
