"""The page map knows every field of the procedure and tells a ticket page from every other one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from native_host.pages.loader import load_pages
from native_host.protocol.messages import ControlKind, SignalKind
from tests.practice_qualitor.fields import FIELDS
from tests.practice_qualitor.server import PracticeServer
from tests.unit.pages.evidence import Evidence, evidence_of, is_recognised

MAP = load_pages().items()["qualitor"]
TICKET = "/html/hd/hdchamado/cadastro_chamado.php"
KEYS = [
    "cliente",
    "contato",
    "departamento",
    "telefone_contato",
    "centro_de_custo",
    "unidade_de_negocio",
    "tipo",
    "categoria_1",
    "categoria_2",
    "categoria_3",
    "localidade",
    "prioridade",
    "palavra_chave",
    "complexidade",
    "animo",
    "titulo",
    "sintomas",
    "origem",
    "descricao",
    "solucao",
    "encaminhar",
    "nome",
    "telefone",
    "email",
    "cpf_cnpj",
    "protocolo",
    "midia_reaproveitada",
    "midia_safeweb",
]


@pytest.fixture(scope="module")
def site() -> Iterator[PracticeServer]:
    with PracticeServer() as running:
        yield running


def test_every_field_of_the_procedure_is_there_once() -> None:
    assert sorted(field.key for field in MAP.fields) == sorted(KEYS)


def test_public_ids_are_among_the_known_ones() -> None:
    ids = {field.key: field.ids for field in MAP.fields}
    for key, known in {
        "cliente": "cdcliente",
        "contato": "cdcontato",
        "tipo": "cdtipochamado",
        "categoria_3": "cdcategoria3",
        "prioridade": "cdseveridade",
        "titulo": "nmtitulochamado",
        "descricao": "dschamado",
        "solucao": "dsacaocorretiva",
    }.items():
        assert known in ids[key]


def test_one_label_in_one_section_means_one_field() -> None:
    seen = [(field.section, label.casefold()) for field in MAP.fields for label in field.labels]
    assert len(seen) == len(set(seen))


def test_the_two_phones_stand_in_different_sections() -> None:
    sections = {field.key: field.section for field in MAP.fields}
    assert sections["telefone_contato"] == "atendimento"
    assert sections["telefone"] == sections["nome"] == "informacoes_adicionais"


def test_lookups_and_choices_are_told_as_such() -> None:
    kinds = {field.key: field.control for field in MAP.fields}
    assert kinds["cliente"] is kinds["contato"] is ControlKind.LOOKUP
    assert kinds["midia_reaproveitada"] is kinds["midia_safeweb"] is ControlKind.CHOICE


def test_labels_of_the_practice_page_are_known() -> None:
    known = {label for field in MAP.fields for label in field.labels}
    others = {"Nome", "Cargo", "Equipe", "Responsável"}
    assert {field.label for field in FIELDS.values()} - others <= known


@pytest.mark.parametrize("query", ["", "?skin=9", "?cdchamado=48207", "?cdchamado=48207&skin=9"])
def test_the_practice_ticket_is_recognised_in_both_looks(site: PracticeServer, query: str) -> None:
    assert is_recognised(MAP.detection, evidence_of(site.url, TICKET + query))


@pytest.mark.parametrize("query", ["", "?skin=9"])
def test_no_kind_of_evidence_but_labels_and_ids_is_needed(site: PracticeServer, query: str) -> None:
    evidence = evidence_of(site.url, TICKET + query)
    moved = evidence.but(path=f"/8.10.09/{TICKET}")
    assert is_recognised(MAP.detection, moved)
    assert is_recognised(MAP.detection, evidence.but(path="/abrir.php"))
    assert is_recognised(MAP.detection, evidence.but(title="Central de Serviços"))


def test_renamed_labels_do_not_hide_the_page(site: PracticeServer) -> None:
    evidence = evidence_of(site.url, TICKET)
    for label in ("Cliente", "Solução", "Categoria 1", "Prioridade"):
        assert is_recognised(MAP.detection, evidence.but(labels=evidence.labels - {label}))


def test_a_skin_9_page_whose_ids_are_all_hashed_is_recognised(site: PracticeServer) -> None:
    evidence = evidence_of(site.url, f"{TICKET}?skin=9").but(ids=frozenset())
    assert is_recognised(MAP.detection, evidence)
    assert is_recognised(MAP.detection, evidence.but(labels=evidence.labels - {"Cliente", "Prioridade"}))


def test_the_login_page_at_the_tickets_address_is_not_a_ticket() -> None:
    with PracticeServer() as site:
        site.settings.session_expired = True
        evidence = evidence_of(site.url, TICKET)
    assert "cdusuario" in evidence.ids
    assert not is_recognised(MAP.detection, evidence)


@pytest.mark.parametrize("path", ["/html/index.php", "/html/hd/hdchamado/grid_chamado.php", "/login.php"])
def test_shell_list_and_login_are_not_tickets(site: PracticeServer, path: str) -> None:
    assert not is_recognised(MAP.detection, evidence_of(site.url, path))


GLOBALS = frozenset({"pathWeb", "A_nmskin"})


def test_a_list_with_filters_named_like_the_tickets_fields_is_not_a_ticket() -> None:
    filters = {
        "Cliente",
        "Contato",
        "Tipo",
        "Categoria 1",
        "Categoria 2",
        "Categoria 3",
        "Prioridade",
        "Localidade",
    }
    ids = {"cdcliente", "cdcontato", "cdtipochamado", "cdcategoria1", "cdseveridade"}
    evidence = Evidence(
        "/html/hd/hdchamado/lista.php", "Qualitor Web", frozenset(ids), frozenset(filters), GLOBALS
    )
    assert not is_recognised(MAP.detection, evidence)


def test_a_request_form_is_not_a_ticket() -> None:
    labels = {
        "Categoria 2",
        "Categoria 3",
        "Título",
        "Descrição",
        "Nome",
        "Telefone",
        "Prioridade",
        "Localidade",
    }
    path = "/html/ad/adform/request/viewQForm.php"
    evidence = Evidence(path, "Qualitor Web", frozenset({"fieldCategoria2"}), frozenset(labels), GLOBALS)
    assert not is_recognised(MAP.detection, evidence)


def test_a_page_of_somebody_else_with_the_same_labels_is_not_a_ticket() -> None:
    labels = {signal.value for signal in MAP.detection.signals if signal.kind is SignalKind.LABEL}
    evidence = Evidence("/crm/caso.php", "CRM", frozenset({"cdcliente"}), frozenset(labels), frozenset())
    assert not is_recognised(MAP.detection, evidence)


def test_the_hosts_name_is_no_evidence() -> None:
    assert not any(re.search(r"qualitorsoftware|\.com", signal.value) for signal in MAP.detection.signals)
