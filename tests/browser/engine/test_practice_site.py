"""The real page map and procedure on the practice Qualitor, in both looks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone

import pytest
from playwright.sync_api import Page, Request

from native_host.protocol.messages import EscalationPlanParams, FillPlan, PageFacts, PageMap
from native_host.sop.loader import Knowledge, load_knowledge
from native_host.ticket.prepare import plan_for
from tests.browser.engine.harness import Engine, state, statuses, steps_of
from tests.practice_qualitor.server import PracticeServer
from tests.support.agent import CONTROLS, PADARIA, VINICOLA, Caller, Ticket
from tests.support.page_timers import wait_for_timers
from tests.support.plans import medium
from tests.support.procedure import ASKED_OF_CUSTOMER, CLASSIFICATION, DESCRIPTION

LOOKS = ("classic", "9")
COPIED = ("nome", "telefone", "cpf_cnpj")


@pytest.fixture(scope="module")
def running() -> Iterator[PracticeServer]:
    """The practice site."""
    with PracticeServer() as site:
        yield site


@pytest.fixture
def site(running: PracticeServer) -> PracticeServer:
    """The practice site, well-behaved."""
    running.settings.reset()
    return running


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The procedures and maps that ship."""
    return load_knowledge()


@pytest.fixture
def real_map(knowledge: Knowledge) -> PageMap:
    """The page map that ships."""
    return knowledge.pages.items()["qualitor"]


def open_ticket(
    page: Page, site: PracticeServer, real_map: PageMap, skin: str, caller: Caller = PADARIA
) -> tuple[Engine, Ticket]:
    """Open a new ticket for a customer."""
    site.settings.skin = skin
    page.goto(site.ticket_url)
    ticket = Ticket(page)
    ticket.name_customer(caller)
    return Engine(page, real_map), ticket


def real_plan(knowledge: Knowledge, facts: PageFacts) -> FillPlan:
    """Return the host's plan for a blank token and this page."""
    params = EscalationPlanParams(token=medium(), page=facts)
    return plan_for(params, knowledge, datetime.now(timezone.utc))


@pytest.mark.parametrize("skin", LOOKS)
def test_the_page_is_recognised(page: Page, site: PracticeServer, real_map: PageMap, skin: str) -> None:
    engine, _ = open_ticket(page, site, real_map, skin)
    assert engine.detect() == "qualitor"


@pytest.mark.parametrize("path", ["/login.php", "/html/hd/hdchamado/grid_chamado.php", "/html/index.php"])
def test_other_pages_of_the_product_are_none(
    page: Page, site: PracticeServer, real_map: PageMap, path: str
) -> None:
    page.goto(site.url + path)
    assert Engine(page, real_map).detect() is None


@pytest.mark.parametrize("skin", LOOKS)
@pytest.mark.parametrize("caller", [PADARIA, VINICOLA])
def test_everything_the_page_knows_of_the_customer_is_read(
    page: Page, site: PracticeServer, real_map: PageMap, skin: str, caller: Caller
) -> None:
    engine, _ = open_ticket(page, site, real_map, skin, caller)
    facts = engine.facts().fields
    assert facts["cliente"].value == caller.client
    assert caller.name in facts["cliente"].display
    assert caller.document in facts["cliente"].display
    assert facts["telefone_contato"].value == caller.phones
    assert facts["departamento"].value == caller.department
    assert facts["unidade_de_negocio"].display == "Certificação Digital"
    assert all(facts[key].read_only for key in ("departamento", "telefone_contato", "unidade_de_negocio"))
    assert not facts["tipo"].read_only
    assert not {"nome", "telefone", "email", "cpf_cnpj", "protocolo"} & set(facts)


@pytest.mark.parametrize("skin", LOOKS)
def test_the_whole_procedure_is_filled_and_undone_to_the_byte(
    page: Page, site: PracticeServer, real_map: PageMap, knowledge: Knowledge, skin: str
) -> None:
    engine, ticket = open_ticket(page, site, real_map, skin)
    plan = real_plan(knowledge, engine.facts())
    before = state(page)
    report = engine.fill(plan)
    assert report.stopped is None
    ended = statuses(report)
    assert {ended[key] for key in (*CLASSIFICATION, *COPIED, "descricao", "solucao")} == {"filled"}
    assert {ended[key] for key in ASKED_OF_CUSTOMER} == {"empty"}
    shown = ticket.all_shown()
    assert {key: shown[key] for key in CLASSIFICATION} == CLASSIFICATION
    assert shown["descricao"] == DESCRIPTION
    assert [shown[key] for key in COPIED] == [PADARIA.name, PADARIA.phones, PADARIA.document]
    assert {entry.key for entry in report.missing} == set(ASKED_OF_CUSTOMER)
    assert page.evaluate("nmsolicitante.value") == "Marina Alves Teixeira"
    assert engine.undo()["failed"] == []
    assert state(page) == before


@pytest.mark.parametrize("skin", LOOKS)
def test_the_agents_own_classification_and_texts_are_undone_to_the_byte(
    page: Page, site: PracticeServer, real_map: PageMap, knowledge: Knowledge, skin: str
) -> None:
    engine, ticket = open_ticket(page, site, real_map, skin)
    for key, caption in (("tipo", "Suporte Técnico"), ("categoria_1", "SUP - Certificado Digital")):
        ticket.choose(key, caption)
    ticket.choose("categoria_2", "Token")
    page.fill("#nmtitulochamado", "Não consegue emitir nota")
    page.fill("#dschamado", "Texto do atendente.\nCom duas linhas.")
    ticket.choose("animo", ticket.frame.locator("#cdanimo option").nth(1).inner_text())
    before = state(page)
    report = statuses(engine.fill(real_plan(knowledge, engine.facts())))
    assert (report["descricao"], report["categoria_1"]) == ("kept", "already_right")
    assert ticket.shown("categoria_3") == "Em branco"
    assert engine.undo()["failed"] == []
    assert state(page) == before


def test_what_select2_shows_follows_the_fill_and_the_undo(
    page: Page, site: PracticeServer, real_map: PageMap, knowledge: Knowledge
) -> None:
    engine, _ = open_ticket(page, site, real_map, "9")
    shown = """() => Object.fromEntries([...document.querySelectorAll("select")].map((select) =>
      [select.id, document.querySelector(`#s2id_${select.id} .select2-chosen`).textContent.trim()]))"""
    before = page.evaluate(shown)
    engine.fill(real_plan(knowledge, engine.facts()))
    after = page.evaluate(shown)
    assert {key: after[CONTROLS[key]] for key in CLASSIFICATION} == CLASSIFICATION
    engine.undo()
    assert page.evaluate(shown) == before


def test_an_option_renamed_by_the_tenant_is_named_and_what_comes_only_with_it_is_not_reached(
    page: Page, site: PracticeServer, real_map: PageMap, knowledge: Knowledge
) -> None:
    site.settings.renamed_options = {"Em branco": "Em branco ou com defeito"}
    engine, _ = open_ticket(page, site, real_map, "classic")
    report = steps_of(engine.fill(real_plan(knowledge, engine.facts())))
    assert report["categoria_3"].status.value == "no_such_option"
    assert "Em branco ou com defeito" in report["categoria_3"].nearest
    assert report["nome"].status.value == "not_reached"
    assert report["prioridade"].status.value == "filled"
    assert report["categoria_2"].now == "Cartão"


@pytest.mark.parametrize("skin", LOOKS)
@pytest.mark.parametrize(("often", "ends"), [(1, "filled"), (99, "reverted_by_page")])
def test_fields_that_the_site_puts_back_are_set_once_more(
    page: Page,
    site: PracticeServer,
    real_map: PageMap,
    knowledge: Knowledge,
    skin: str,
    often: int,
    ends: str,
) -> None:
    site.settings.revert_fields = {"cdlocalidade": often, "vlinformacaoadicional1821": often}
    engine, ticket = open_ticket(page, site, real_map, skin)
    report = statuses(engine.fill(real_plan(knowledge, engine.facts())))
    wait_for_timers(page)
    assert (report["localidade"], report["nome"]) == (ends, ends)
    assert ticket.shown("localidade") == ("Porto Alegre" if ends == "filled" else "")


def test_locked_fields_are_reported(
    page: Page, site: PracticeServer, real_map: PageMap, knowledge: Knowledge
) -> None:
    site.settings.read_only_fields = ["cdlocalidade", "vlinformacaoadicional1821"]
    engine, _ = open_ticket(page, site, real_map, "classic")
    report = statuses(engine.fill(real_plan(knowledge, engine.facts())))
    assert (report["localidade"], report["nome"], report["telefone"]) == ("read_only", "read_only", "filled")


def test_the_sites_own_message_stops_the_fill(
    page: Page, site: PracticeServer, real_map: PageMap, knowledge: Knowledge
) -> None:
    site.settings.alert_on_category = "Categoria em revisão."
    engine, _ = open_ticket(page, site, real_map, "classic")
    before = state(page)
    report = engine.fill(real_plan(knowledge, engine.facts()))
    assert report.stopped == "Qualitor - Informação Categoria em revisão."
    assert statuses(report)["categoria_3"] == "filled"
    assert statuses(report)["nome"] == "not_reached"
    page.click("#btnOK")
    assert engine.undo()["failed"] == []
    assert state(page) == before


def test_a_saved_ticket_is_read_and_never_written(
    page: Page, site: PracticeServer, real_map: PageMap, knowledge: Knowledge
) -> None:
    page.goto(f"{site.ticket_url}?cdchamado={site.tickets(seeded=True)[0].number}")
    engine = Engine(page, real_map)
    facts = engine.facts()
    assert facts.ticket_number == str(site.tickets(seeded=True)[0].number)
    assert facts.fields["tipo"].read_only
    values = state(page)["controls"]
    report = statuses(engine.fill(real_plan(knowledge, facts)))
    assert report["tipo"] in ("read_only", "already_right")
    opening = [value for value in state(page)["controls"] if value[0] not in ("dsacaocorretiva", "cdacao07")]
    assert opening == [value for value in values if value[0] not in ("dsacaocorretiva", "cdacao07")]


def test_a_slow_server_is_waited_for_and_asked_nothing_twice(
    page: Page, site: PracticeServer, real_map: PageMap, knowledge: Knowledge
) -> None:
    site.settings.latency_ms = 300
    engine, _ = open_ticket(page, site, real_map, "classic")
    plan = real_plan(knowledge, engine.facts())
    asked: list[tuple[str, str | None]] = []

    def note(request: Request) -> None:
        asked.append((request.url, request.post_data))

    page.on("request", note)
    report = engine.fill(plan)
    page.remove_listener("request", note)
    assert statuses(report)["nome"] == "filled"
    assert len(asked) >= 4  # three levels; priority and additional fields are asked for together
    assert len(set(asked)) == len(asked), asked
