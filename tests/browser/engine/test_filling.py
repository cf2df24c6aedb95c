"""What carrying out a plan does on a page, and what its report says."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from native_host.protocol.messages import ControlKind, PageField, Policy
from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import (
    Engine,
    bundle,
    field,
    page_map,
    plan,
    state,
    statuses,
    step,
    steps_of,
    with_short_deadline,
)
from tests.browser.engine.ticket import FILLED, IDS, MAP, MIDIA, NOME, procedure

CIDADE = field("cidade")
CHOSEN = field("cidade", control=ControlKind.CHOICE)
UF = field("uf", "UF", control=ControlKind.SELECT)
CELL = "<table><tr><td>Cidade</td><td>{}</td></tr></table>"


def fill_one(engine: Engine, value: str, *, on: PageField = CIDADE, policy: Policy = Policy.SET) -> str:
    """Fill a single field and return how it ended."""
    return statuses(engine.fill(plan(engine.map, [step(on, value, policy=policy)])))[on.key]


# --- events -------------------------------------------------------------------------------------------------


def test_inline_handlers_and_listeners_see_a_visit_in_the_order_a_person_makes_it(
    show: Show, page: Page
) -> None:
    kinds = ("focus", "input", "change", "blur")
    inline = " ".join(f"on{kind}=\"seen.push('on{kind} ' + this.value)\"" for kind in kinds)
    engine = show(page_map(CIDADE), f"<script>var seen = [];</script>{CELL.format(f'<input id=a {inline}>')}")
    page.evaluate(
        "for (const kind of ['focusin', 'input', 'change', 'focusout'])"
        " document.addEventListener(kind, (event) => seen.push(kind + ' ' + event.target.value))"
    )
    fill_one(engine, "Canoas")
    assert page.evaluate("seen") == [
        "onfocus ",
        "focusin ",
        "oninput Canoas",
        "input Canoas",
        "onchange Canoas",
        "change Canoas",
        "onblur Canoas",
        "focusout Canoas",
    ]


def test_the_agents_focus_and_selection_stay_where_they_were(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), f"<input id='other' value='digitando'>{CELL.format('<input id=a>')}")
    page.focus("#other")
    page.evaluate(
        "() => { window.moved = []; document.getElementById('other').setSelectionRange(2, 5);"
        "for (const kind of ['focus', 'blur']) other.addEventListener(kind, () => moved.push(kind)); }"
    )
    fill_one(engine, "Canoas")
    assert page.evaluate("[document.activeElement.id, other.selectionStart, other.selectionEnd, moved]") == [
        "other",
        2,
        5,
        [],
    ]


def test_a_control_that_is_right_already_is_not_touched(show: Show, page: Page) -> None:
    engine = show(
        page_map(CIDADE), CELL.format("<input id=a value='Canoas' oninput='window.touched = true'>")
    )
    assert fill_one(engine, "Canoas") == "already_right"
    assert page.evaluate("window.touched") is None


def test_a_framework_that_shadows_the_value_property_is_passed_by(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), CELL.format("<input id=a>"))
    page.evaluate(
        "Object.defineProperty(document.getElementById('a'), 'value', { get: () => 'falso', set: () => {} })"
    )
    assert fill_one(engine, "Canoas") == "filled"
    assert page.evaluate("document.getElementById('a').value") == "falso"
    assert engine.world.run("document.getElementById('a').value") == "Canoas"


def test_a_handler_that_throws_spoils_nothing(show: Show) -> None:
    engine = show(
        page_map(CIDADE), CELL.format("<input id=a onchange=\"throw new Error('wanted by the test')\">")
    )
    assert fill_one(engine, "Canoas") == "filled"


# --- kinds of control ---------------------------------------------------------------------------------------


def test_a_mask_may_put_its_marks_into_a_number(show: Show, page: Page) -> None:
    mask = "oninput=\"this.value = this.value.replace(/(\\d{3})(\\d{3})(\\d{3})(\\d{2})/, '$1.$2.$3-$4')\""
    engine = show(page_map(CIDADE), CELL.format(f"<input id=a {mask}>"))
    assert fill_one(engine, "52998224725") == "filled"
    assert page.input_value("#a") == "529.982.247-25"


def test_a_mask_that_loses_a_digit_is_reported(show: Show) -> None:
    mask = "oninput='this.value = this.value.slice(0, 5)'"
    assert (
        fill_one(show(page_map(CIDADE), CELL.format(f"<input {mask}>")), "52998224725") == "reverted_by_page"
    )


@pytest.mark.parametrize("caption", ["Cartão", "  Cartão ", "CARTAO", "cartão:"])
def test_an_option_is_chosen_by_its_text(show: Show, page: Page, caption: str) -> None:
    options = f"<option></option><option value='7'>{caption}</option><option>Cartão novo</option>"
    engine = show(page_map(CIDADE), CELL.format(f"<select id=a>{options}</select>"))
    assert fill_one(engine, "Cartão") == "filled"
    assert page.input_value("#a") == "7"


def test_an_exact_text_goes_before_one_that_reads_alike(show: Show, page: Page) -> None:
    options = "<option value=''></option><option value='1'>CARTAO</option><option value='2'>Cartão</option>"
    engine = show(page_map(CIDADE), CELL.format(f"<select id=a>{options}</select>"))
    assert fill_one(engine, "Cartão") == "filled"
    assert page.input_value("#a") == "2"


def test_of_two_options_that_read_alike_none_is_chosen(show: Show, page: Page) -> None:
    options = "<option value=''></option><option value='1'>CARTAO</option><option value='2'>cartao</option>"
    engine = show(page_map(CIDADE), CELL.format(f"<select id=a>{options}</select>"))
    assert fill_one(engine, "Cartão") == "no_such_option"
    assert page.input_value("#a") == ""


def test_a_missing_option_is_reported_with_the_nearest_ones(show: Show, page: Page) -> None:
    names = ["Bloqueado", "Mídia em branco", "Em brancos", "Senha perdida"]
    options = "".join(f"<option value='{i}'>{name}</option>" for i, name in enumerate(["", *names]))
    engine = show(page_map(CIDADE), CELL.format(f"<select id=a>{options}</select>"))
    report = steps_of(engine.fill(plan(engine.map, [step(CIDADE, "Em branco")])))["cidade"]
    assert report.status == "no_such_option"
    assert report.nearest == ["Em brancos", "Mídia em branco"]
    assert page.evaluate("document.getElementById('a').selectedIndex") == 0


RADIOS = """<fieldset><legend>Cidade</legend>
<input type=radio name=r id=s value=S onclick="clicks.push('S')"><label for=s>Sim</label>
<input type=radio name=r id=n value=N onclick="clicks.push('N')"><label for=n>Não</label></fieldset>
<script>var clicks = [];</script>"""


def test_a_radio_button_is_chosen_by_one_real_click(show: Show, page: Page) -> None:
    engine = show(page_map(CHOSEN), RADIOS)
    assert fill_one(engine, "nao", on=CHOSEN) == "filled"
    assert fill_one(engine, "Não", on=CHOSEN) == "already_right"
    assert page.evaluate("[clicks, document.getElementById('n').checked]") == [["N"], True]


def test_a_check_box_answers_yes_and_no_by_a_click_only_where_the_state_differs(
    show: Show, page: Page
) -> None:
    markup = """<script>var clicks = 0;</script><input type=checkbox id=a onclick="clicks++"> Cidade
    <input type=checkbox id=b> Bairro"""
    engine = show(page_map(CHOSEN), markup)
    assert [fill_one(engine, value, on=CHOSEN) for value in ("Sim", "Sim", "Não")] == [
        "filled",
        "already_right",
        "filled",
    ]
    assert page.evaluate("[clicks, document.getElementById('a').checked]") == [2, False]


def test_a_code_that_the_page_resolves_later_is_verified_after_that(show: Show) -> None:
    resolve = """onblur="const s = document.createElement('i'); s.id = 'divLoading'; s.textContent = '…';
    document.body.append(s); setTimeout(() => { d.value = 'Padaria Aurora'; s.remove() }, 60)" """
    client = field("cliente", control=ControlKind.LOOKUP)
    markup = f"<table><tr><td>Cliente</td><td><input id=c {resolve}><input id=d readonly></td></tr></table>"
    engine = show(page_map(client), markup)
    report = steps_of(engine.fill(plan(engine.map, [step(client, "1042")])))["cliente"]
    assert (report.status.value, report.now) == ("filled", "Padaria Aurora")


# --- policy -------------------------------------------------------------------------------------------------


def test_what_the_agent_has_typed_is_kept_until_the_agent_accepts_the_plans_value(
    show: Show, page: Page
) -> None:
    engine = show(page_map(CIDADE), CELL.format("<input id=a value='Canoas'>"))
    report = steps_of(engine.fill(plan(engine.map, [step(CIDADE, "Porto Alegre", policy=Policy.IF_EMPTY)])))
    assert (report["cidade"].status.value, report["cidade"].now) == ("kept", "Canoas")
    accepted = engine.accept("cidade")
    assert (accepted.status.value, accepted.now, accepted.before) == ("filled", "Porto Alegre", "Canoas")
    engine.undo()
    assert page.input_value("#a") == "Canoas"


def test_a_field_to_be_confirmed_is_compared_and_never_set(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), CELL.format("<input id=a value='Canoas'>"))
    assert fill_one(engine, "Porto Alegre", policy=Policy.CONFIRM) == "differs"
    assert fill_one(engine, "CANOAS", policy=Policy.CONFIRM) == "already_right"
    assert page.input_value("#a") == "Canoas"


def test_a_field_without_a_value_is_only_looked_at(show: Show, page: Page) -> None:
    markup = CELL.format("<input id=a value='Canoas'>") + "<label for=u>UF</label><select id=u></select>"
    engine = show(page_map(CIDADE, UF, NOME), markup)
    before = state(page)
    report = engine.fill(plan(engine.map, [step(CIDADE, None), step(UF, None), step(NOME, None)]))
    assert statuses(report) == {"cidade": "kept", "uf": "empty", "nome": "not_found"}
    assert state(page) == before


@pytest.mark.parametrize("locked", ["readonly", "disabled"])
def test_a_locked_control_is_left_alone_and_reported(show: Show, page: Page, locked: str) -> None:
    engine = show(page_map(CIDADE), CELL.format(f"<input id=a value='Canoas' {locked}>"))
    assert fill_one(engine, "Porto Alegre") == "read_only"
    assert page.input_value("#a") == "Canoas"


# --- cascades and late fields -------------------------------------------------------------------------------


BEHAVIOURS = {
    "answers at once": "{ latency: 0 }",
    "answers late": "{ latency: 80 }",
    "shows no loading sign": "{ latency: 60, sign: false }",
    "asks in a timer": "{ latency: 30, deferred: true }",
}


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
    page.wait_for_timeout(200)
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


def test_a_missing_option_stops_what_comes_after_it_and_nothing_else(show: Show) -> None:
    engine = show(MAP, fixture="ticket.html")
    report = engine.fill(plan(MAP, procedure("Mídia vazia")))
    after = dict.fromkeys(("prioridade", "nome", "telefone", "midia"), "not_reached")
    assert statuses(report) == FILLED | {"categoria_3": "no_such_option"} | after
    assert steps_of(report)["categoria_2"].now == "Cartão"
    assert report.stopped is None


def test_a_field_that_appears_late_is_awaited(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), "<div id=here></div>")
    engine.start(plan(engine.map, [step(CIDADE, "Canoas")]))
    page.wait_for_timeout(150)
    page.evaluate(f"here.innerHTML = {CELL.format('<input id=a>')!r}")
    assert statuses(engine.finish()) == {"cidade": "filled"}


def test_an_option_that_appears_late_is_awaited(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), CELL.format("<select id=a disabled><option></option></select>"))
    engine.start(plan(engine.map, [step(CIDADE, "Canoas")]))
    page.wait_for_timeout(100)
    page.evaluate("a.disabled = false")
    page.wait_for_timeout(100)
    page.evaluate("a.add(new Option('Canoas'))")
    assert statuses(engine.finish()) == {"cidade": "filled"}


def test_a_page_that_never_stops_loading_is_given_up_with_what_was_awaited(show: Show, page: Page) -> None:
    engine = show(MAP, fixture="ticket.html", script=with_short_deadline(bundle()))
    page.evaluate("behaviour.latency = 600000")
    report = steps_of(engine.fill(plan(MAP, procedure())))
    assert report["tipo"].status.value == "filled"
    assert (report["categoria_1"].status.value, report["categoria_1"].waited_for) == ("not_reached", "busy")
    assert report["descricao"].status.value == "filled"


def test_a_page_that_churns_is_filled_all_the_same_and_not_hung(show: Show, page: Page) -> None:
    engine = show(MAP, fixture="ticket.html", script=with_short_deadline(bundle()))
    page.evaluate(
        """() => { const box = document.body.appendChild(document.createElement('div'));
        setInterval(() => { box.innerHTML = '<input>'.repeat(20); }, 2); }"""
    )
    report = statuses(engine.fill(plan(MAP, [*procedure(), step(field("outro"), "x")])))
    assert report == FILLED | {"outro": "not_found"}


# --- pages that answer back ---------------------------------------------------------------------------------


REVERTING = """<script>var times = 0;
function back(input, delay) {{ if (times++ >= {often}) return; const undo = () => {{ input.value = 'antes' }};
  delay ? setTimeout(undo, delay) : undo(); }}</script>"""


@pytest.mark.parametrize("delay", [0, 1, 20])
@pytest.mark.parametrize(("often", "ends"), [(1, "filled"), (99, "reverted_by_page")])
def test_a_value_that_the_page_puts_back_is_set_once_more(
    show: Show, page: Page, delay: int, often: int, ends: str
) -> None:
    control = f"<input id=a value='antes' onchange='back(this, {delay})'>"
    engine = show(page_map(CIDADE), REVERTING.format(often=often) + CELL.format(control))
    report = steps_of(engine.fill(plan(engine.map, [step(CIDADE, "Canoas")])))["cidade"]
    assert report.status.value == ends
    assert report.now == page.input_value("#a") == ("Canoas" if ends == "filled" else "antes")
    assert page.evaluate("times") == 2


def test_a_field_reset_by_another_ones_change_is_set_again(show: Show, page: Page) -> None:
    markup = """<table><tr><td>Cidade</td><td><input id=a></td><td>UF</td>
    <td><input id=u onchange="setTimeout(() => { a.value = '' }, 10)"></td></tr></table>"""
    engine = show(page_map(CIDADE, UF), markup)
    report = engine.fill(plan(engine.map, [step(CIDADE, "Canoas"), step(UF, "RS")]))
    assert statuses(report) == {"cidade": "filled", "uf": "filled"}
    assert page.input_value("#a") == "Canoas"


ALERT = """onchange="document.body.insertAdjacentHTML('beforeend', `<div id=divAlert>
<table><tr><td>Qualitor - Alerta</td></tr></table><table><tr><td>CPF inválido.</td></tr>
<tr><td><button id=btnOK onclick='pressed = true'>OK</button></td></tr></table></div>`)" """


def test_a_message_of_the_page_stops_the_fill_and_is_passed_on_unanswered(show: Show, page: Page) -> None:
    markup = f"""<script>var pressed = false;</script><table><tr><td>Cidade</td><td><input id=a></td></tr>
    <tr><td>UF</td><td><input id=u {ALERT}></td></tr><tr><td>Nome</td><td><input id=n></td></tr></table>"""
    name = field("nome")
    engine = show(page_map(CIDADE, UF, name), markup)
    report = engine.fill(plan(engine.map, [step(CIDADE, "Canoas"), step(UF, "RS"), step(name, "Ana")]))
    assert report.stopped == "Qualitor - Alerta CPF inválido."
    assert statuses(report) == {"cidade": "filled", "uf": "filled", "nome": "not_reached"}
    assert page.input_value("#n") == ""
    assert page.evaluate("[pressed, document.querySelectorAll('#divAlert').length]") == [False, 1]


def test_nothing_is_filled_behind_a_message_that_is_open_already(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), CELL.format("<input id=a>") + "<div id=divAlert>Sessão expirada</div>")
    report = engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    assert (report.stopped, statuses(report)) == ("Sessão expirada", {"cidade": "not_reached"})
    assert page.input_value("#a") == ""


def test_a_hidden_message_window_stops_nothing(show: Show) -> None:
    engine = show(page_map(CIDADE), CELL.format("<input id=a>") + "<div id=divAlert hidden>Velha</div>")
    assert fill_one(engine, "Canoas") == "filled"


def test_a_fill_can_be_cancelled_and_says_what_was_done(show: Show, page: Page) -> None:
    engine = show(MAP, fixture="ticket.html")
    page.evaluate("behaviour.latency = 2000")
    engine.start(plan(MAP, procedure()))
    page.wait_for_timeout(50)
    engine.cancel()
    report = engine.finish()
    assert report.stopped == "cancelled"
    assert statuses(report)["tipo"] == "filled"
    assert statuses(report)["categoria_1"] == "not_reached"


def test_steps_that_wait_for_one_another_hang_nothing(show: Show) -> None:
    engine = show(page_map(CIDADE, UF), CELL.format("<input id=a>"))
    report = engine.fill(plan(engine.map, [step(CIDADE, "x", after=["uf"]), step(UF, "y", after=["cidade"])]))
    assert statuses(report) == {"cidade": "not_reached", "uf": "not_reached"}


def test_a_second_fill_while_one_is_running_is_refused(show: Show) -> None:
    engine = show(MAP, fixture="ticket.html")
    first, second = (made.model_dump_json() for made in (plan(MAP, procedure()), plan(MAP, [])))
    again = engine.world.run(
        f"globalThis.filling = ticket.fill({first});ticket.fill({second}).catch((error) => error.message)"
    )
    assert again == "fill_running"
    assert engine.finish().stopped is None


# --- the report and what stays missing ----------------------------------------------------------------------


def test_progress_is_told_once_for_each_step(show: Show) -> None:
    engine = show(MAP, fixture="ticket.html")
    steps = procedure()
    engine.fill(plan(MAP, steps))
    told = engine.world.run("told")
    assert sorted(key for key, _, _ in told) == sorted(each.key for each in steps)
    assert {index for _, index, _ in told} == set(range(len(steps)))
    assert {total for _, _, total in told} == {len(steps)}


def test_the_report_names_label_and_what_was_there_before(show: Show, page: Page) -> None:
    engine = show(MAP, fixture="ticket.html")
    page.select_option("#cdseveridade", label="Média")
    report = steps_of(engine.fill(plan(MAP, procedure())))["prioridade"]
    assert (report.label, report.before, report.now, report.wanted) == (
        "Prioridade* :",
        "Média",
        "Baixa",
        "Baixa",
    )


def test_no_button_is_ever_pressed(show: Show, page: Page) -> None:
    engine = show(MAP, fixture="ticket.html")
    page.evaluate("document.addEventListener('submit', () => log.push('submitted'), true)")
    engine.fill(plan(MAP, procedure()))
    engine.undo()
    assert not {"saved", "submitted"} & set(page.evaluate("log"))


def test_what_is_missing_is_read_from_the_page_while_the_agent_types(show: Show, page: Page) -> None:
    engine = show(MAP, fixture="ticket.html")
    engine.world.run(
        "globalThis.heard = [];"
        "ticket.onMissingChanged((missing) => heard.push(missing.map((entry) => entry.key))); 0"
    )
    steps = [each for each in procedure() if each.key not in ("nome", "midia")]
    steps += [step(NOME, None, after=["categoria_3"]), step(MIDIA, None, after=["categoria_3"])]
    report = engine.fill(plan(MAP, steps, missing=["nome", "midia"]))
    assert [entry.key for entry in report.missing] == ["nome", "midia"]
    page.fill("#vlinformacaoadicional21", "Ana")
    page.check("#v26_s")
    assert engine.missing() == []
    page.fill("#vlinformacaoadicional21", "")
    assert engine.world.run("heard") == [["nome", "midia"], ["midia"], [], ["nome"]]


def test_a_value_that_was_not_enough_stays_missing_until_the_agent_adds_to_it(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), CELL.format("<input id=a>"))
    report = engine.fill(plan(engine.map, [step(CIDADE, "(51) 3333-4444")], missing=["cidade"]))
    assert [entry.key for entry in report.missing] == ["cidade"]
    page.fill("#a", "(51) 3333-4444 / (51) 99999-8888")
    assert engine.missing() == []


def choose(page: Page, *captions: str) -> None:
    """Choose a classification by hand."""
    for selector, caption in zip(list(IDS.values())[:4], captions, strict=True):
        page.select_option(selector, label=caption)
        page.wait_for_selector("#divLoading", state="detached")
