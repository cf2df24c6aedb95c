"""Other procedures than the package's: several fields of one kind, options, none that applies."""

from __future__ import annotations

from pathlib import Path

import pytest

from native_host.protocol.messages import CustomerKey, State, TicketPrepareParams
from native_host.sop.loader import load_knowledge
from native_host.ticket.prepare import prepare
from tests.support import plans
from tests.support.tickets import (
    candidate,
    line,
    name,
    prepared,
    procedure_asking,
    questions,
    step_value,
    texts,
)

TWO_NAMES = (
    '[fields.nome]\nsources = ["customer.name", "page.cliente.name"]\nquestion = "Nome?"\n'
    '[fields.contato]\nsources = ["customer.name"]\nquestion = "Contato?"\n'
)
FALLBACK = '[fields.nome]\nsources = ["customer.name", "page.contato.name", "page.cliente.name"]\n'


def test_two_fields_of_one_kind_have_one_line_one_value_and_one_question(tmp_path: Path) -> None:
    procedure_asking(tmp_path, TWO_NAMES)
    assert questions(prepared(sop_dirs=[tmp_path])) == {"nome": "Nome?"}
    client = plans.page(cliente="Padaria Aurora Ltda")
    open_ = prepared(client, sop_dirs=[tmp_path], candidates=[name("Helena Prado")])
    assert list(questions(open_)) == ["nome"]
    answered = prepared(client, sop_dirs=[tmp_path], answers={"nome": "Helena Prado"})
    assert step_value(answered, "nome") == step_value(answered, "contato") == "Helena Prado"


def test_where_one_of_them_is_filled_already_the_other_is_asked_for(tmp_path: Path) -> None:
    procedure_asking(tmp_path, TWO_NAMES)
    assert list(questions(prepared(plans.page(nome="Rosa"), sop_dirs=[tmp_path]))) == ["contato"]


def test_of_two_answers_the_latest_counts(tmp_path: Path) -> None:
    procedure_asking(tmp_path, TWO_NAMES)
    both = {"nome": "Ana Prado", "contato": "Rosa Melo"}
    result = prepared(sop_dirs=[tmp_path], answers=both, answered="contato")
    assert line(result, "name").text == "Rosa Melo"


def test_a_second_place_of_the_page_is_for_where_the_first_says_nothing(tmp_path: Path) -> None:
    procedure_asking(tmp_path, FALLBACK)
    both = plans.page(cliente="Padaria Aurora Ltda", contato="Helena Prado")
    assert texts(prepared(both, sop_dirs=[tmp_path])) == {"name": "Helena Prado"}
    client = plans.page(cliente="Padaria Aurora Ltda")
    assert texts(prepared(client, sop_dirs=[tmp_path])) == {"name": "Padaria Aurora Ltda"}


def test_only_an_option_is_an_answer_where_the_procedure_names_them(tmp_path: Path) -> None:
    procedure_asking(
        tmp_path,
        '[fields.nome]\nsources = ["customer.name"]\noptions = ["Ana Sul", "Rio Sul"]\nquestion = "Quem?"\n',
    )
    asked = prepared(sop_dirs=[tmp_path], answers={"nome": "Outro Nome"})
    assert asked.plan is not None
    assert [(one.key, one.options) for one in asked.plan.missing] == [("nome", ["Ana Sul", "Rio Sul"])]
    assert step_value(prepared(sop_dirs=[tmp_path], answers={"nome": "ana sul"}), "nome") == "Ana Sul"


@pytest.mark.parametrize("force", [False, True])
def test_lines_are_the_same_whether_the_procedure_is_forced_or_not(force: bool) -> None:
    client = plans.page(cliente=plans.COMPANY)
    result = prepared(client, plans.medium(State.EXPIRED), force=force)
    assert texts(result)["document"] == "11.222.333/0001-81"
    assert result.plan is not None
    assert bool(result.plan.steps) is force


def test_without_a_token_the_named_procedure_says_which_lines_there_are(tmp_path: Path) -> None:
    procedure_asking(tmp_path, '[fields.telefone]\nphones = 3\nsources = ["customer.phones"]\n')
    request = TicketPrepareParams(page=plans.page(), sop="proprio")
    result = prepare(request, load_knowledge([tmp_path], []), plans.NOW)
    assert [one.key for one in result.lines if one.key.startswith("phone")] == [
        "phone_1",
        "phone_2",
        "phone_3",
    ]


def test_a_protocol_with_its_signs_is_the_one_without() -> None:
    dotted = candidate(CustomerKey.PROTOCOL, "2026.1122/417")
    result = prepared(candidates=[dotted])
    assert step_value(result, "protocolo") == line(result, "protocol").text == "20261122417"
