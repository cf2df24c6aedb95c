"""Whatever page, certificate, pasted texts, typed lines and answers say: card and ticket say the same."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from native_host.customer.check import check_customer
from native_host.customer.values import phone
from native_host.protocol.messages import (
    CheckedValue,
    Confidence,
    CustomerKey,
    Line,
    Medium,
    PageFact,
    PageFacts,
    PreparedCandidate,
    TicketPrepareParams,
    TicketPrepareResult,
    TypedCustomer,
)
from native_host.sop.loader import load_knowledge
from native_host.ticket.prepare import prepare
from tests.support import plans
from tests.support.tickets import line, questions, step_value

KNOWLEDGE = load_knowledge([], [])
FIELDS = {"name": "nome", "document": "cpf_cnpj", "email": "email", "protocol": "protocolo"}
WHICH = "Qual é o valor certo"
CASES = 80
"""Of each test here."""

NAMES = [
    "Ana Souza",
    "ANA SOUZA",
    "Ana",
    "Aqui é a Ana Souza",
    "Padaria Aurora Ltda",
    "padaria aurora",
    "x",
    "@",
    "Łucja “Lu” 李",
]
DOCUMENTS = [
    "529.982.247-25",
    "52998224725",
    "529.982.247-26",
    "11.222.333/0001-81",
    "9998224725",
    "111",
    "529.98Z.247-25",
]
PHONES = [
    "(51) 3333-4444",
    "51 33334444",
    "99999-8888",
    "(20) 3333-4444",
    "+1 650 253 0000",
    "(51) 99999-8888",
    "(51) 98888-7777",
    "0800 123 4567",
    "(51) 3333-4445 ramal 22",
    "não tem",
    "(51) 9999-8888",
]
EMAILS = ["ana@exemplo.com", "Ana@EXEMPLO.com", "ana@gmial.com", "ana@", "ana exemplo"]
PROTOCOLS = ["20261122", "2026-11.22", "sem", "77", "A-771"]
OF_LINES = {"name": NAMES, "document": DOCUMENTS, "email": EMAILS, "protocol": PROTOCOLS}


def _candidates() -> st.SearchStrategy[PreparedCandidate]:
    """Return what a parser may say, and what none should: values that their readers refuse, called sure."""
    values = {
        CustomerKey.NAME: NAMES,
        CustomerKey.CPF: DOCUMENTS,
        CustomerKey.CNPJ: DOCUMENTS,
        CustomerKey.PHONE: PHONES,
        CustomerKey.EMAIL: EMAILS,
        CustomerKey.PROTOCOL: PROTOCOLS,
    }
    return st.sampled_from(CustomerKey).flatmap(
        lambda key: st.builds(
            _candidate,
            st.just(key),
            st.sampled_from(values[key]),
            st.booleans(),
            st.sampled_from(Confidence),
            st.integers(0, 2),
            st.integers(0, 1),
        )
    )


def _candidate(
    key: CustomerKey, written: str, canonical: bool, confidence: Confidence, paste: int, person: int
) -> PreparedCandidate:
    value = phone.parse(written).value if key is CustomerKey.PHONE else "".join(filter(str.isalnum, written))
    return PreparedCandidate(
        key=key,
        value=(value if canonical and key not in (CustomerKey.NAME, CustomerKey.EMAIL) else written)
        or written,
        display=written,
        confidence=confidence,
        paste=paste,
        person=person,
    )


def _texts(of: list[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.sampled_from(["", " ", *of]), st.text(max_size=20))


def _page() -> st.SearchStrategy[PageFacts]:
    clients = st.builds(
        lambda name, number: f"{name} - CPF {number}", st.sampled_from(NAMES), st.sampled_from(DOCUMENTS)
    )
    several = st.lists(st.sampled_from(PHONES), max_size=4).map(" / ".join)
    facts = {
        "cliente": st.one_of(clients, _texts(NAMES)),
        "telefone_contato": st.one_of(several, _texts(PHONES)),
        "telefone": several,
        "nome": st.sampled_from(["", "Rosa"]),
        "cpf_cnpj": st.sampled_from(["", "529.982.247-25"]),
        "email": st.sampled_from(["", "velho@exemplo.com"]),
    }
    fields = st.fixed_dictionaries({}, optional={key: texts.map(_fact) for key, texts in facts.items()})
    number = st.sampled_from([None, "4711"])
    return st.builds(
        lambda of, ticket: PageFacts(map="qualitor", fields=of, ticket_number=ticket), fields, number
    )


def _fact(value: str) -> PageFact:
    return PageFact(value=value)


def _typed() -> st.SearchStrategy[dict[str, str]]:
    phones = {f"phone_{number}": _texts(PHONES) for number in (1, 2, 3)}
    return st.fixed_dictionaries({}, optional={key: _texts(of) for key, of in OF_LINES.items()} | phones)


def _answers() -> st.SearchStrategy[dict[str, str]]:
    fields = {FIELDS[key]: st.sampled_from(of) for key, of in OF_LINES.items()}
    phones = st.lists(st.sampled_from(PHONES), min_size=1, max_size=3).map(" / ".join)
    return st.fixed_dictionaries({}, optional=fields | {"telefone": phones})


def _tokens() -> st.SearchStrategy[Medium]:
    holders = st.builds(
        lambda holder, cpf: plans.operational(holder=holder, cpf=cpf),
        st.sampled_from(["ANA SOUZA", "BRUNO LIMA"]),
        st.sampled_from(["52998224725", "11144477735"]),
    )
    return st.one_of(st.just(plans.medium()), holders)


def _filled(page: PageFacts) -> st.SearchStrategy[dict[str, str] | None]:
    """Return that a fill has put some of what stands there."""
    put = {key: st.just(fact.value) for key, fact in page.fields.items()}
    return st.one_of(st.none(), st.fixed_dictionaries({}, optional=put))


@st.composite
def _requests(draw: st.DrawFn) -> TicketPrepareParams:
    page = draw(_page())
    return TicketPrepareParams(
        token=draw(_tokens()),
        page=page,
        candidates=draw(st.lists(_candidates(), max_size=8)),
        lines=draw(_typed()),
        answers=draw(_answers()),
        force=True,
        filled=draw(_filled(page)),
        answered=draw(st.sampled_from([None, *FIELDS.values(), "telefone"])),
    )


def _phones(result: TicketPrepareResult) -> list[Line]:
    return [one for one in result.lines if one.key.startswith("phone_")]


def _checked(key: str, text: str) -> CheckedValue:
    """Return what the typed check says of a text."""
    name = "phone_1" if key.startswith("phone_") else key
    value: CheckedValue = getattr(check_customer(TypedCustomer(**{name: text})), name)
    return value


@settings(max_examples=CASES, deadline=None)
@given(_requests())
def test_the_line_shown_is_the_value_of_its_step(request: TicketPrepareParams) -> None:
    result = prepare(request, KNOWLEDGE, plans.NOW)
    for key, field in FIELDS.items():
        shown = line(result, key)
        assert step_value(result, field) == (shown.text if shown.usable else None)
        assert shown.usable or shown.open or not shown.text or shown.issues
    usable = [one.text for one in _phones(result) if one.usable]
    fact, value = request.page.fields.get("telefone"), step_value(result, "telefone")
    standing = fact.value.strip() if fact else ""
    # A field that holds a text keeps it, and what was answered is added behind.
    assert value == (" / ".join(usable) or None) or (
        standing and value and value.startswith(f"{standing} / ")
    )
    assert len(set(usable)) == len(usable)


@settings(max_examples=CASES, deadline=None)
@given(_requests())
def test_what_the_typed_check_refuses_never_stands_in_a_step(request: TicketPrepareParams) -> None:
    result = prepare(request, KNOWLEDGE, plans.NOW)
    for one in result.lines:
        checked = _checked(one.key, one.text)
        assert not one.usable or checked.value is not None
        if not one.usable and one.text and [issue.code for issue in one.issues] != ["phone_same"]:
            assert [issue.code for issue in checked.issues] == [issue.code for issue in one.issues]


@settings(max_examples=CASES, deadline=None)
@given(_requests())
def test_nothing_unsure_stands_in_a_line_unless_the_agent_has_decided_it(
    request: TicketPrepareParams,
) -> None:
    result = prepare(request, KNOWLEDGE, plans.NOW)
    for one in result.lines:
        assert one.decided or not one.usable or one.confidence in (Confidence.SURE, Confidence.LIKELY)
        assert one.usable or one.confidence is None


@settings(max_examples=CASES, deadline=None)
@given(_requests())
def test_what_sources_contradict_is_asked_once_and_what_is_known_never(request: TicketPrepareParams) -> None:
    result = prepare(request, KNOWLEDGE, plans.NOW)
    assert result.plan is not None
    asked = [one.key for one in result.plan.missing]
    assert len(asked) == len(set(asked))
    for key, field in FIELDS.items():
        shown, fact = line(result, key), request.page.fields.get(field)
        stands = fact is not None and fact.value.strip() != ""
        assert (field in asked) is not (shown.usable or stands)
        assert (WHICH in questions(result).get(field, "")) is (shown.open and not stands)


@settings(max_examples=CASES, deadline=None)
@given(_requests())
def test_what_the_agent_decided_stays(request: TicketPrepareParams) -> None:
    result = prepare(request, KNOWLEDGE, plans.NOW)
    for key, text in request.lines.items():
        shown = next((one for one in result.lines if one.key == key), None)
        answered = request.answers.get(FIELDS.get(key, "telefone"), "")
        if answered:
            continue
        if shown is None:
            assert not text.strip(), key
            continue
        assert shown.decided
        if [issue.code for issue in shown.issues] != ["phone_same"]:
            assert shown.usable is (_checked(key, text).value is not None)
            assert shown.usable or shown.text == text.strip()


@settings(max_examples=CASES, deadline=None)
@given(_requests())
def test_preparing_twice_gives_the_same(request: TicketPrepareParams) -> None:
    assert prepare(request, KNOWLEDGE, plans.NOW) == prepare(request, KNOWLEDGE, plans.NOW)


@settings(max_examples=CASES, deadline=None)
@given(_requests())
def test_what_is_shown_and_then_decided_as_it_is_changes_nothing(request: TicketPrepareParams) -> None:
    """As the agent sees it: who confirms each line by typing what it says has the same ticket."""
    first = prepare(request, KNOWLEDGE, plans.NOW)
    typed = {one.key: one.text for one in first.lines if one.usable}
    second = prepare(request.model_copy(update={"lines": typed, "answers": {}}), KNOWLEDGE, plans.NOW)
    for one in first.lines:
        if one.usable:
            assert line(second, one.key).text == one.text


@settings(max_examples=CASES, deadline=None)
@given(_requests(), st.data())
def test_whatever_is_chosen_stands_in_the_line_or_says_why_not(
    request: TicketPrepareParams, data: st.DataObject
) -> None:
    offered = [
        (one, choice) for one in prepare(request, KNOWLEDGE, plans.NOW).lines for choice in one.choices
    ]
    if not offered:
        return
    one, choice = data.draw(st.sampled_from(offered))
    typed: Mapping[str, str] = {**request.lines, one.key: choice.display}
    changed = request.model_copy(update={"lines": typed, "answers": {}})
    shown = line(prepare(changed, KNOWLEDGE, plans.NOW), one.key)
    assert shown.decided
    assert shown.issues or shown.text == choice.display
    assert shown.usable or shown.issues
