"""Fields that the page builds only after another one was chosen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import plan, statuses, steps_of
from tests.browser.engine.ticket import BEHAVIOURS, FILLED, MAP, choose, procedure
from tests.support.page_timers import wait_for_timers


@pytest.mark.parametrize("how", BEHAVIOURS)
def test_every_level_of_a_cascade_is_filled_whatever_the_page_does_in_between(
    show: Show, page: Page, how: str
) -> None:
    engine = show(MAP, fixture="ticket.html")
    page.evaluate(f"Object.assign(behaviour, {BEHAVIOURS[how]})")
    report = engine.fill(plan(MAP, procedure()))
    assert report.stopped is None
    assert statuses(report) == FILLED
    assert page.input_value("#dsacaocorretiva") == "Mídia verificada.\nEm branco."
    chosen = page.evaluate(
        "['cdtipochamado', 'cdcategoria1', 'cdcategoria2', 'cdcategoria3', 'cdseveridade']"
        ".map((id) => document.getElementById(id).selectedOptions[0].text)"
    )
    assert chosen == ["Suporte Técnico", "SUP - Certificado Digital", "Cartão", "Em branco", "Baixa"]
    assert page.evaluate("document.getElementById('v26_n').checked")
    assert page.evaluate("log") == ["level 1", "level 2", "level 3", "level 4"]


@pytest.mark.parametrize("how", BEHAVIOURS)
def test_a_classification_that_the_agent_had_made_is_replaced_from_the_top(
    show: Show, page: Page, how: str
) -> None:
    engine = show(MAP, fixture="ticket.html")
    choose(page, "Suporte Técnico", "SUP - Certificado Digital", "Token", "Em branco")
    page.evaluate(f"Object.assign(behaviour, {BEHAVIOURS[how]})")
    report = engine.fill(plan(MAP, procedure()))
    assert statuses(report) == FILLED | {"tipo": "already_right", "categoria_1": "already_right"}
    wait_for_timers(page)
    chosen = page.evaluate(
        "['cdcategoria2', 'cdcategoria3', 'cdseveridade']"
        ".map((id) => document.getElementById(id).selectedOptions[0].text)"
    )
    assert chosen == ["Cartão", "Em branco", "Baixa"]


def test_what_the_agent_typed_into_a_field_that_the_page_builds_anew_is_not_lost(
    show: Show, page: Page
) -> None:
    engine = show(MAP, fixture="ticket.html")
    choose(page, "Suporte Técnico", "SUP - Certificado Digital", "Token", "Expirado")
    page.fill("#vlinformacaoadicional21", "Ana Souza")
    report = steps_of(engine.fill(plan(MAP, procedure())))
    assert (report["nome"].status.value, report["nome"].now) == ("kept", "Ana Souza")
    assert report["telefone"].status.value == "filled"


def test_a_missing_option_stops_what_is_built_after_it_and_nothing_that_stands_there(show: Show) -> None:
    engine = show(MAP, fixture="ticket.html")
    report = engine.fill(plan(MAP, procedure("Mídia vazia")))
    after = dict.fromkeys(("nome", "telefone", "midia"), "not_reached")
    assert statuses(report) == FILLED | {"categoria_3": "no_such_option", "prioridade": "filled"} | after
    assert steps_of(report)["categoria_2"].now == "Cartão"
    assert report.stopped is None
