"""What the real extension asks and shows, held against the recordings: a change is a difference to read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.support.agent import ANSWERS, PADARIA, Ticket
from tests.support.card import Card
from tests.support.clipboard import Clipboard
from tests.support.recorded.agent_stage import AgentStage
from tests.support.recorded.kept import AGENT, read
from tests.support.recorded.pasted import REPORT
from tests.support.recorded.scene import Scene

MESSAGE = """Bom dia! Aqui é da Padaria Aurora Ltda, CNPJ 11.222.333/0001-81.
Meus telefones são (51) 3333-4444 e (51) 99999-8888.
E-mail: contato.atual@padariaaurora.example.com
Protocolo: 2026112200417
Obrigado"""
SEVERAL_PEOPLE = """Nome: Helena Prado Teste
CPF: 529.982.247-25

Nome: Bruno Teste de Souza
CPF: 111.444.777-35
Telefone: 3333-4444"""
SMALL_MAP = """id = "qualitor"
title = "Chamado"
detection = { threshold = 20, kinds = 2, signals = [
  { kind = "title", value = "^Qualitor", weight = 10 },
  { kind = "label", value = "Localidade", weight = 10 },
] }
sections = [{ id = "dados", captions = ["Dados"] }]

[[fields]]
key = "localidade"
title = "Localidade"
labels = ["Localidade"]
section = "dados"
control = "select"
taught = { label = "Praça :", section = "Dados", id = "campo_77", type = "select", position = 1, among = 2 }
"""


def whole(page: Page) -> Callable[[], str]:
    """Return what the page of our own shows."""
    return lambda: page.locator("main").inner_text()


def open_panel(scene: Scene) -> Page:
    panel = scene.open("panel")
    scene.see("panel", whole(panel))
    return panel


def a_card_is_put_in(scene: Scene) -> None:
    panel = open_panel(scene)
    scene.happen("a card is put in")
    scene.see("a card is put in", whole(panel))


def paste_reports(scene: Scene) -> None:
    panel = open_panel(scene)
    for name, text in (("cut", "QT1:400:AAAA"), ("whole", scene.texts[REPORT])):
        if name == "cut":
            panel.get_by_role("button", name="Colar relatório").click()
        panel.get_by_role("textbox", name="Colar relatório").fill(text)
        panel.get_by_role("button", name="Ler o texto").click()
        scene.see(f"a report that is {name}", whole(panel))
    panel.get_by_role("button", name="Usar o token deste computador").click()
    scene.see("the medium here again", whole(panel))


def open_ticket(scene: Scene) -> tuple[Page, Ticket, Card]:
    page = scene.stage.browser.context.new_page()
    page.goto(scene.site.ticket_url)
    card = Card(page)
    scene.see("the ticket's card", card.text)
    ticket = Ticket(page)
    ticket.name_customer(PADARIA)
    return page, ticket, card


def fill_a_ticket(scene: Scene) -> None:
    _, ticket, card = open_ticket(scene)
    scene.time_passes()
    card.press("Preencher chamado")
    card.wait_for("Desfazer")
    scene.see("filled", card.text)
    scene.see("the ticket's fields", lambda: shown_by(ticket))
    for key in ("midia_reaproveitada", "midia_safeweb"):
        question = "foi reaproveitada" if key == "midia_reaproveitada" else "é da Safeweb"
        card.press(f"A mídia {question}? {ANSWERS[key]}")
        scene.see(key, card.text)
    scene.see("the ticket's fields in the end", lambda: shown_by(ticket))


def shown_by(ticket: Ticket) -> str:
    return "\n".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in ticket.all_shown().items()
    )


def paste_a_message(scene: Scene) -> None:
    page, ticket, card = open_ticket(scene)
    clipboard = Clipboard(page, scene.site.url)
    clipboard.paste_into(card, "Colar dados", "bom dia, tudo bem?")
    scene.see("a text without data", card.text)
    page.keyboard.press("Control+A")
    clipboard.write(SEVERAL_PEOPLE)
    page.keyboard.press("Control+V")
    scene.see("several people", card.text)
    card.press("Bruno Teste de Souza")
    scene.see("one of them", card.text)
    clipboard.paste_into(card, "Colar dados", MESSAGE)
    scene.see("a message", card.text)
    scene.stage.browser.press_toolbar_button(page)
    card.wait_for("Desfazer")
    scene.see("filled", card.text)
    scene.see("the ticket's fields", lambda: shown_by(ticket))


def use_the_options(scene: Scene) -> None:
    options = scene.open("options")
    scene.see("options", whole(options))
    options.get_by_role("button", name="Conferir tudo").click()
    scene.see("doctor", whole(options))
    outcome = options.locator("[data-name=outcome]")
    for name, toml in (("a broken page map", 'id = "qualitor"\ntitle = \n'), ("a page map", SMALL_MAP)):
        file = FilePayload(name="mapa.toml", mimeType="application/toml", buffer=toml.encode())
        options.locator("input[type=file]").set_input_files(file)
        scene.see(name, outcome.inner_text)
    with options.expect_download() as saved:
        options.get_by_role("button", name="Exportar mapa").click()
    scene.see("the page map as a file", lambda: saved.value.path().read_text("utf-8"))
    options.locator("[data-key=localidade] button").click()
    expect(options.locator("[data-key=localidade]")).to_have_count(0)


@dataclass(frozen=True)
class Case:
    """One conversation: its computer, what it is about, and what the agent does."""

    of: str
    about: str
    play: Callable[[Scene], object] = open_panel
    language: str | None = None
    """The agent's choice; null: the browser's, Portuguese."""


CASES = {
    "panel.blank": Case("a blank token", "A blank token: provisional, then confirmed."),
    "panel.operational": Case("a certificate in order", "A certificate in order, and what to do."),
    "panel.states": Case("media in every state", "Ten readers: PIN locked, expired, keys, nothing, errors."),
    "panel.no_token": Case("an empty reader", "No medium."),
    "panel.english": Case("a certificate in order", "All of it in English.", language="en"),
    "panel.driver_missing": Case("no drivers", "The configured driver is not there."),
    "panel.driver_crashed": Case("a driver that crashes", "The driver brings its process down."),
    "panel.softhsm": Case("a blank token of SoftHSM2", "SoftHSM2: a blank token and its free slot."),
    "panel.card_put_in": Case(
        "cards that come and go", "A card is put in while the panel is open.", a_card_is_put_in
    ),
    "panel.configuration": Case("a broken configuration", "A configuration with a mistake."),
    "panel.report": Case("an empty reader", "Pasted reports of another computer.", paste_reports),
    "ticket.fill": Case("a blank token", "One click, and both questions answered.", fill_a_ticket),
    "ticket.paste": Case("a blank token", "Pasted texts about the customer, and one click.", paste_a_message),
    "options": Case("files of an organisation", "Doctor, procedures, page maps.", use_the_options),
}


WITH_MORE_FIELDS = ("panel.states", "ticket.fill", "options")
"""Conversations with every method that the extension asks, and with the first words of a blank token."""


@pytest.mark.parametrize("name", CASES)
def test_the_extension_asks_and_shows_what_is_recorded(recorded: AgentStage, name: str) -> None:
    case = CASES[name]
    recorded.converse(name, case.about, case.of, case.play, language=case.language)


def test_every_recording_of_an_agents_work_is_played() -> None:
    assert {file.stem for file in AGENT.glob("*.json")} == set(CASES)


def test_a_request_that_no_recording_knows_is_shown(recorded: AgentStage) -> None:
    known = read(AGENT / "panel.no_token.json")
    asked = [one for one in known["exchanges"] if one["request"]["method"] != "ticket.prepare"]
    with pytest.raises(AssertionError, match=r"no recording knows(.|\n)*ticket\.prepare"):
        recorded.replay({**known, "exchanges": asked}, open_panel)


@pytest.mark.parametrize("name", WITH_MORE_FIELDS)
def test_fields_that_a_later_host_adds_change_nothing_for_the_agent(recorded: AgentStage, name: str) -> None:
    case = CASES[name]
    recorded.converse(name, case.about, case.of, case.play, extra=True)
