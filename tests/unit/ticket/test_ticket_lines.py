"""Where sources agree a line has a value, where they differ a choice, and the agent decides."""

from __future__ import annotations

import pytest

from native_host.customer.values.issues import issue
from native_host.protocol.messages import Confidence, CustomerKey, LineSource, PageFact, TicketPrepareParams
from native_host.sop.loader import load_knowledge
from native_host.ticket.prepare import prepare
from tests.support import plans
from tests.support.tickets import candidate, line, name, phone, prepared, questions, step_value, texts

CLIENT = plans.page(cliente=plans.COMPANY, telefone_contato=plans.TWO_PHONES)
MAIL = candidate(CustomerKey.EMAIL, "ana@exemplo.com")


def test_what_the_page_says_stands_in_the_lines_and_in_the_ticket() -> None:
    result = prepared(CLIENT)
    assert texts(result) == {
        "name": "Padaria Aurora Ltda",
        "document": "11.222.333/0001-81",
        "phone_1": "(51) 3333-4444",
        "phone_2": "(51) 99999-8888",
    }
    assert {one.source for one in result.lines if one.text} == {LineSource.PAGE}
    assert step_value(result, "nome") == "Padaria Aurora Ltda"
    assert step_value(result, "telefone") == "(51) 3333-4444 / (51) 99999-8888"


@pytest.mark.parametrize("said", ["PADARIA AURORA LTDA", "Padaria Aurora", "padaria aurora ltda."])
def test_one_name_in_two_spellings_is_one_name(said: str) -> None:
    result = prepared(CLIENT, candidates=[name(said)])
    assert not line(result, "name").open
    assert line(result, "name").text


def test_where_page_and_paste_differ_the_ticket_gets_neither_and_the_card_asks_once() -> None:
    result = prepared(CLIENT, candidates=[name("Helena Prado")])
    shown = line(result, "name")
    assert shown.open
    assert [choice.display for choice in shown.choices] == ["Helena Prado", "Padaria Aurora Ltda"]
    assert step_value(result, "nome") is None
    assert questions(result)["nome"] == "Qual é o valor certo para “Nome”?"


def test_page_certificate_and_paste_that_differ_are_one_question_with_three_answers() -> None:
    result = prepared(CLIENT, plans.operational(), candidates=[name("Helena Prado")], force=True)
    assert len(line(result, "name").choices) == 3
    assert list(questions(result)).count("nome") == 1


def test_who_is_chosen_brings_the_document_along() -> None:
    both = [name("Bruno Lima"), candidate(CustomerKey.CPF, "11144477735", "111.444.777-35")]
    asked = prepared(CLIENT, candidates=both)
    assert line(asked, "document").open
    chosen = prepared(CLIENT, lines={"name": "Bruno Lima"}, candidates=both)
    assert line(chosen, "document").text == "111.444.777-35"
    other = prepared(CLIENT, lines={"name": "Padaria Aurora Ltda"}, candidates=both)
    assert line(other, "document").text == "11.222.333/0001-81"


def test_an_answer_settles_what_was_open() -> None:
    result = prepared(CLIENT, candidates=[name("Helena Prado")], answers={"nome": "Helena Prado"})
    assert step_value(result, "nome") == line(result, "name").text == "Helena Prado"
    assert "nome" not in questions(result)


def test_what_is_unsure_is_shown_and_never_taken() -> None:
    result = prepared(candidates=[name("Ana Souza", confidence=Confidence.UNSURE)])
    assert line(result, "name").text == ""
    assert not line(result, "name").open
    assert [choice.display for choice in line(result, "name").choices] == ["Ana Souza"]
    assert step_value(result, "nome") is None


def test_a_typed_value_goes_before_all_others_and_stays() -> None:
    result = prepared(CLIENT, candidates=[name("Helena Prado")], lines={"name": "Rosa dos Santos"})
    shown = line(result, "name")
    assert (shown.text, shown.source, shown.decided) == ("Rosa dos Santos", LineSource.TYPED, True)
    assert step_value(result, "nome") == "Rosa dos Santos"


def test_a_chosen_value_says_where_it_comes_from() -> None:
    result = prepared(CLIENT, candidates=[name("Helena Prado")], lines={"name": "Helena Prado"})
    assert line(result, "name").source is LineSource.PASTED
    typed = prepared(CLIENT, candidates=[name("Helena Prado")], lines={"name": "helena prado"})
    assert line(typed, "name").source is LineSource.TYPED


def test_a_line_that_was_emptied_stays_empty_and_keeps_its_choices() -> None:
    result = prepared(CLIENT, lines={"name": "", "phone_1": " "})
    assert line(result, "name").text == ""
    assert [choice.display for choice in line(result, "name").choices] == ["Padaria Aurora Ltda"]
    assert step_value(result, "nome") is None
    assert texts(result).get("phone_1") is None
    assert "nome" in questions(result)


@pytest.mark.parametrize(
    ("key", "typed", "code", "field"),
    [
        ("document", "529.982.247-26", "check_digits", "cpf_cnpj"),
        ("email", "ana@", "email_syntax", "email"),
        ("phone_1", "(20) 3333-4444", "phone_area_code", "telefone"),
        ("phone_1", "99812-3344", "phone_no_area_code", "telefone"),
        ("protocol", "sem número", "protocol_digits", "protocolo"),
    ],
)
def test_what_the_check_refuses_is_named_stays_in_the_line_and_never_in_the_ticket(
    key: str, typed: str, code: str, field: str
) -> None:
    result = prepared(lines={key: typed})
    shown = line(result, key)
    assert (shown.text, shown.usable) == (typed, False)
    assert [issue.code for issue in shown.issues] == [code]
    assert step_value(result, field) is None
    assert field in questions(result)


@pytest.mark.parametrize("shown", ["(20) 3333-4444 / (51) 0000-0000", "3333-4444", "(51) 1234"])
def test_a_phone_of_the_page_that_would_be_refused_typed_is_refused_too(shown: str) -> None:
    result = prepared(plans.page(telefone_contato=shown))
    assert step_value(result, "telefone") is None
    assert texts(result) == {}
    assert "telefone" in questions(result)


def test_two_numbers_of_the_page_share_their_area_code() -> None:
    result = prepared(plans.page(telefone_contato="(51) 3333-4444 / 99812-3344"))
    assert step_value(result, "telefone") == "(51) 3333-4444 / (51) 99812-3344"


def test_the_record_completes_the_phones_that_the_customer_gave() -> None:
    result = prepared(CLIENT, candidates=[phone("+5551988887777", "(51) 98888-7777")])
    assert (line(result, "phone_1").text, line(result, "phone_2").text) == (
        "(51) 98888-7777",
        "(51) 3333-4444",
    )
    assert [choice.display for choice in line(result, "phone_2").choices] == ["(51) 99999-8888"]
    assert step_value(result, "telefone") == "(51) 98888-7777 / (51) 3333-4444"


def test_of_more_pasted_phones_than_are_asked_for_the_agent_chooses() -> None:
    three = [phone(f"+5551{n}8887777", f"(51) {n}888-7777") for n in (98, 97, 96)]
    result = prepared(candidates=three)
    assert line(result, "phone_1").open
    assert step_value(result, "telefone") is None


def test_the_same_number_twice_is_named_and_used_once() -> None:
    result = prepared(lines={"phone_1": "51 3333 4444", "phone_2": "(51) 3333-4444"})
    assert [issue.code for issue in line(result, "phone_2").issues] == ["phone_same"]
    assert step_value(result, "telefone") == "(51) 3333-4444"


def test_of_a_text_about_several_people_nothing_is_used_until_one_is_chosen() -> None:
    two = [name("Ana Souza"), name("Beatriz Lima", person=1)]
    several = issue("several_people")
    result = prepared(candidates=two)
    assert [(one.paste, one.person, one.name) for one in result.people] == [
        (0, 0, "Ana Souza"),
        (0, 1, "Beatriz Lima"),
    ]
    assert texts(result) == {}
    chosen = prepared(candidates=[one.model_copy(update={"issues": [several]}) for one in two[1:]])
    assert chosen.people == []
    assert line(chosen, "name").issues == [], "who is meant was chosen"
    assert texts(chosen) == {"name": "Beatriz Lima"}


def test_a_second_text_adds_to_the_first() -> None:
    result = prepared(candidates=[name("Ana Souza"), MAIL.model_copy(update={"paste": 1})])
    assert texts(result) == {"name": "Ana Souza", "email": "ana@exemplo.com"}


def test_without_a_token_there_are_lines_and_no_plan() -> None:
    request = TicketPrepareParams(page=CLIENT, candidates=[MAIL])
    result = prepare(request, load_knowledge([], []), plans.NOW)
    assert result.plan is None
    assert texts(result)["name"] == "Padaria Aurora Ltda"
    assert texts(result)["email"] == "ana@exemplo.com"


def test_a_text_of_the_page_that_names_nobody_is_offered_to_nobody() -> None:
    result = prepared(plans.page(cliente=PageFact(value="1042", display="Pesquisar")))
    assert line(result, "name").choices == []
