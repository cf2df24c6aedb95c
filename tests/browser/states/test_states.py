"""What the card says of each state of a page, and what it offers there."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.support.agent import PADARIA, Ticket, page_state
from tests.support.browser_waiting import wait_for_stored
from tests.support.card import Card
from tests.support.held import CASCADE, held
from tests.support.stage import Stage

FILL = "Preencher chamado"
TOLD = "(kept) => !Object.keys(kept).some((name) => name.startsWith('interrupted.'))"
"""Nothing is remembered of a fill that was interrupted."""


def say(stage: Stage, page: Page, path: str) -> Card:
    """Open a page, press the toolbar button, and return the card."""
    page.goto(f"{stage.site.url}{path}")
    stage.browser.press_toolbar_button(page)
    return Card(page)


@pytest.mark.parametrize(
    ("path", "sentence", "code"),
    [
        ("/login.php", "tela de entrada", "page_login"),
        ("/html/index.php", "lista de chamados", "page_list"),
        ("/html/hd/hdchamado/grid_chamado.php", "lista de chamados", "page_list"),
        ("/html/hd/hdchamado/cadastro_chamado.php?cdchamado=999999", "negou a permissão", "page_denied"),
    ],
)
def test_each_page_that_is_no_ticket_is_named(
    blank: Stage, page: Page, path: str, sentence: str, code: str
) -> None:
    card = say(blank, page, path)
    card.wait_for(sentence, code)
    assert FILL not in card.text()
    assert not any("Tentar" in name for name in card.buttons())


def test_an_expired_session_shows_the_login_at_the_tickets_address(blank: Stage, page: Page) -> None:
    blank.site.settings.session_expired = True
    card = say(blank, page, "/html/hd/hdchamado/cadastro_chamado.php")
    card.wait_for("tela de entrada", "page_login")


def test_something_else_is_said_to_be_no_ticket_and_can_be_tried(blank: Stage, page: Page) -> None:
    card = say(blank, page, "/practice/nothing-here")
    card.wait_for("Esta página não é um chamado", "not_a_ticket_page", "Ensinar campo")
    card.press("Tentar nesta página")
    card.wait_for(FILL)


def test_a_saved_ticket_is_not_offered_as_if_it_were_new(blank: Stage, page: Page) -> None:
    number = str(blank.site.tickets(seeded=True)[0].number)
    page.goto(f"{blank.site.ticket_url}?cdchamado={number}")
    card = Card(page)
    card.wait_for(f"Chamado {number} já aberto", "Preencher o que falta")
    before = page_state(page.main_frame)
    with blank.browser.expect_command():
        blank.browser.press_toolbar_button(page)
    assert "Preencher o que falta" in card.text(), "a fill is under way"
    assert FILL not in card.text()
    assert page_state(page.main_frame) == before


def test_what_a_saved_ticket_holds_is_kept(blank: Stage, page: Page) -> None:
    number = str(blank.site.tickets(seeded=True)[0].number)
    page.goto(f"{blank.site.ticket_url}?cdchamado={number}")
    ticket, card = Ticket(page), Card(page)
    card.wait_for("Preencher o que falta")
    before = {key: value for key, value in ticket.all_shown().items() if value}
    card.press("Preencher o que falta")
    card.wait_for("Preencher de novo")
    after = ticket.all_shown()
    assert {key: after[key] for key in before} == before


def test_the_edit_window_of_a_saved_ticket_is_noticed(blank: Stage, page: Page) -> None:
    number = str(blank.site.tickets(seeded=True)[0].number)
    page.goto(f"{blank.site.ticket_url}?cdchamado={number}")
    card = Card(page)
    card.wait_for("já aberto")
    page.evaluate("document.querySelector('#optChangeData_caption').click()")
    page.wait_for_selector("#nmtitulochamadochange")
    page.click("#nmtitulochamadochange")
    card.wait_for("janela de alteração")


def test_a_session_that_ends_under_a_fill_stops_it_and_leaves_the_report(blank: Stage, page: Page) -> None:
    page.goto(blank.site.ticket_url)
    ticket, card = Ticket(page), Card(page)
    ticket.name_customer(PADARIA)
    card.wait_for(FILL)
    blank.site.settings.session_expired = True
    card.press(FILL)
    card.wait_for("A sessão do Qualitor expirou durante o preenchimento", "nada foi salvo", "session_expired")
    assert "campos certos" in card.text()


def test_a_fill_whose_page_goes_away_is_told_on_the_next_page_of_the_tab(blank: Stage, page: Page) -> None:
    page.goto(blank.site.ticket_url)
    ticket, card = Ticket(page), Card(page)
    ticket.name_customer(PADARIA)
    card.wait_for(FILL)
    with held(page, CASCADE):
        with page.expect_request(CASCADE):
            card.press(FILL)
        page.goto(f"{blank.site.url}/login.php")
    shown = card.wait_for("A sessão do Qualitor expirou durante o preenchimento", "Tipo")
    assert "não foram salvos" in shown
    assert PADARIA.name not in shown
    wait_for_stored(blank.browser.worker, "session", TOLD)
    page.goto(f"{blank.site.url}/login.php")
    blank.browser.press_toolbar_button(page)
    assert "expirou durante" not in card.wait_for("page_login"), "it is told once"


LOGIN_IN_THE_PAGE = """() => document.querySelector('#cdtipochamado').addEventListener('change', () =>
  setTimeout(() => {
    const login = document.createElement('div');
    login.innerHTML = '<input id=cdusuario><input id=cdsenha type=password>';
    document.body.append(login);
  }, 20))"""


def test_a_login_that_appears_inside_the_page_stops_a_fill(blank: Stage, page: Page) -> None:
    page.goto(blank.site.ticket_url)
    ticket, card = Ticket(page), Card(page)
    ticket.name_customer(PADARIA)
    card.wait_for(FILL)
    page.evaluate(LOGIN_IN_THE_PAGE)
    with held(page, CASCADE):
        card.press(FILL)
        card.wait_for("A sessão do Qualitor expirou durante o preenchimento", "session_expired")
        assert ticket.shown("categoria_1") == ""


def test_the_requesters_form_is_named_and_can_be_tried(blank: Stage, page: Page) -> None:
    address = f"{blank.site.url}/html/ad/adform/request/viewQForm.php?{quote('cryptget=abc')}"
    form = "<title>Qualitor Web</title><form><label for=a>Nome</label><input id=a></form>"
    page.route("**/viewQForm.php*", lambda route: route.fulfill(body=form, content_type="text/html"))
    page.goto(address)
    blank.browser.press_toolbar_button(page)
    card = Card(page)
    card.wait_for("formulário do solicitante", "page_qform", "Tentar nesta página")


def test_the_pages_structure_is_copied_without_a_value(blank: Stage, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(blank.site.ticket_url)
    ticket, card = Ticket(page), Card(page)
    ticket.name_customer(PADARIA)
    card.wait_for(FILL)
    card.press("Mais opções")
    card.wait_for("Copiar estrutura da página")
    card.press("Copiar estrutura da página")
    card.wait_for("Estrutura copiada")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "cdtipochamado" in copied
    assert PADARIA.name not in copied
    assert PADARIA.document not in copied


def test_a_ticket_that_is_loaded_again_in_mid_fill_says_what_had_been_filled(
    blank: Stage, page: Page
) -> None:
    page.goto(blank.site.ticket_url)
    ticket, card = Ticket(page), Card(page)
    ticket.name_customer(PADARIA)
    card.wait_for(FILL)
    with held(page, CASCADE):
        with page.expect_request(CASCADE):
            card.press(FILL)
        page.reload()
    shown = card.wait_for("A página mudou durante o preenchimento", "Tipo", FILL)
    assert "clique em “Preencher chamado” de novo" in shown
    assert PADARIA.name not in shown
    wait_for_stored(blank.browser.worker, "session", TOLD)
    ticket.name_customer(PADARIA)
    card.press(FILL)
    assert "mudou durante" not in card.wait_for("Desfazer"), "it is over once it is filled again"
    page.reload()
    assert "mudou durante" not in card.wait_for(FILL), "it is told once"


IN_FRAME = """(address) => {
  document.body.innerHTML = '<iframe name=corpo style="width:1200px;height:860px;border:0"></iframe>';
  document.querySelector('iframe').src = address;
}"""
INNER = "document.querySelector('iframe')?.contentDocument"


def fill_in_frame(stage: Stage, page: Page) -> Card:
    """Open a ticket in a frame of a page that is none, and begin to fill it."""
    page.goto(f"{stage.site.url}/practice/nothing-here")
    page.evaluate(IN_FRAME, stage.site.ticket_url)
    card = Card(page, INNER)
    card.wait_for(FILL)
    frame = page.frame(name="corpo")
    assert frame is not None
    Ticket(page, frame).name_customer(PADARIA)
    card.press(FILL)
    return card


def test_a_frame_that_is_loaded_again_in_mid_fill_says_what_had_been_filled(blank: Stage, page: Page) -> None:
    with held(page, CASCADE):
        with page.expect_request(CASCADE):
            card = fill_in_frame(blank, page)
        page.evaluate("document.querySelector('iframe').contentWindow.location.reload()")
    card.wait_for("A página mudou durante o preenchimento", "Tipo", FILL)


def test_a_frame_that_goes_to_the_login_in_mid_fill_is_told_around_it(blank: Stage, page: Page) -> None:
    with held(page, CASCADE):
        with page.expect_request(CASCADE):
            fill_in_frame(blank, page)
        page.evaluate(
            "address => { document.querySelector('iframe').src = address }", f"{blank.site.url}/login.php"
        )
    Card(page).wait_for("mudou durante o preenchimento", "Tipo")


def test_a_frame_that_is_taken_away_in_mid_fill_is_told_around_it(blank: Stage, page: Page) -> None:
    with held(page, CASCADE):
        with page.expect_request(CASCADE):
            fill_in_frame(blank, page)
        page.evaluate("document.querySelector('iframe').remove()")
    Card(page).wait_for("mudou durante o preenchimento", "Tipo")
