"""A value of which the page makes another: what stood there before stands again, and the agent is asked."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from native_host.protocol.messages import FillReport, Policy
from tests.browser.engine.harness import plan, statuses, step, steps_of
from tests.browser.widgets.conftest import CIDADE, OUTRO, Form, Show
from tests.browser.widgets.test_combos import ARIA, LISTS, OPEN
from tests.browser.widgets.test_frameworks import REACT, ROOT, react
from tests.browser.widgets.test_masks import CNPJ, CPF, JQUERY, LIBRARIES, METHOD, PHONE

TWO_PHONES = "(51) 3333-4444 / (51) 99999-8888"
LOADING = """const s = document.createElement('i'); s.id = 'divLoading'; s.textContent = '…';
document.body.append(s); setTimeout(() => { this.value = this.value.slice(0, 3); s.remove() }, 60);"""


@dataclass(frozen=True)
class Refusal:
    """A page that alters a value: its control, what is wanted of it, what has to stand there afterwards."""

    control: str
    wanted: str
    before: str
    assets: tuple[str, ...] = ()
    script: str = ""
    ready: str = ""
    held: str = "document.getElementById('a').value"


def masked(library: str, mask: str, wanted: str, before: str) -> Refusal:
    """Return a page with a mask of one of the libraries."""
    source, masks = LIBRARIES[library]
    script = f"$('#a').{METHOD[library]}('{masks[mask]}')"
    return Refusal(f"<input id=a value='{before}'>", wanted, before, (JQUERY, source), script)


def handled(handler: str, wanted: str, before: str, kind: str = "text") -> Refusal:
    """Return a page with handlers of its own on an input."""
    return Refusal(f'<input id=a type={kind} value="{before}" {handler}>', wanted, before)


MASKS = {
    f"{library}: {what}{' over another' if before else ''}": masked(library, mask, wanted, before)
    for library in LIBRARIES
    for what, mask, wanted, befores in (
        ("two phones", "phone", TWO_PHONES, ("", "(51) 98888-7777")),
        ("a CNPJ into a CPF", "cpf", CNPJ, ("", CPF)),
    )
    for before in befores
}
REFUSALS = MASKS | {
    "digits of a mask in the page's own script shift": handled(
        "oninput=\"this.value = this.value.replace(/\\D/g, '').slice(-11)\"", CNPJ, ""
    ),
    "cut while typing": handled("oninput='this.value = this.value.slice(0, 6)'", "Porto Alegre", "Canoas"),
    "rewritten on change": handled("onchange=\"if (this.value) this.value += ' (RS)'\"", "Porto Alegre", ""),
    "rewritten on blur": handled(
        "onblur=\"if (this.value !== 'Canoas') this.value = this.value.slice(0, 9)\"",
        "Porto Alegre",
        "Canoas",
    ),
    "rewritten in a timer": handled(
        "onchange=\"if (this.value) setTimeout(() => { this.value = 'Porto' }, 20)\"", "Porto Alegre", ""
    ),
    "rewritten by an answer of the server": handled(
        f'onchange="if (this.value.length > 6) {{ {LOADING} }}"', "Porto Alegre", "Canoas"
    ),
    "right at first and altered every time it is verified": handled(
        "onchange=\"if (this.value) setTimeout(() => { this.value += '.0' }, 10)\"", "Porto Alegre", ""
    ),
    "altered when it has stood for a round": handled(
        'onchange="if (this.value) setTimeout(() => { this.value = (window.n = (window.n || 0) + 1) > 1'
        " ? 'Porto' : '' }, 15)\"",
        "Porto Alegre",
        "",
    ),
    "a date with its parts exchanged": handled(
        "onblur=\"this.value = this.value.replace(/(22).(11)/, '$2/$1')\"", "22/11/2026", "01/02/2026"
    ),
    "another one completed": handled(
        "onchange=\"if (this.value.startsWith('Porto')) this.value = 'Porto Belo'\"", "Porto Alegre", "Torres"
    ),
    "a number rounded": handled(
        "step=any onchange='this.value = Math.round(this.value)'", "3,5", "7", "number"
    ),
    "a day that does not exist": handled("", "31/02/2026", "2026-01-31", "date"),
    "a text area that cuts": Refusal(
        "<textarea id=a oninput='this.value = this.value.slice(0, 10)'>Antes</textarea>",
        "Mídia verificada.\nEm branco.",
        "Antes",
    ),
    "another option chosen": Refusal(
        """<select id=a onchange="if (this.value === 'Torres') this.value = 'Canoas'"><option>Esteio</option>
        <option>Canoas</option><option>Torres</option></select>""",
        "Torres",
        "Esteio",
    ),
    "another radio button chosen": Refusal(
        """<fieldset><legend>Cidade</legend>
        <input type=radio name=r id=s value=S checked><label for=s>Sim</label>
        <input type=radio name=r value=N id=n onclick="setTimeout(() => { t.checked = true })">
        <label for=n>Não</label>
        <input type=radio name=r value=T id=t><label for=t>Talvez</label></fieldset>""",
        "Não",
        "S",
        held="document.querySelector('[name=r]:checked').value",
    ),
    "a rich text that cuts": Refusal(
        """<div id=a contenteditable style='min-height: 2em'
        oninput="const text = this.textContent; if (text.length > 9) this.textContent = text.slice(0, 9)"
        >Antes</div>""",
        "Mídia verificada.",
        "Antes",
        held="a.innerHTML",
    ),
    "another option of a list taken": Refusal(
        ARIA,
        "Porto Alegre",
        "Selecione",
        (LISTS,),
        """ariaSelect('a'); l.addEventListener('click', (event) => {
        if (event.target.dataset.value !== '2') return;
        a.textContent = 'Canoas'; document.getElementById('a-code').value = 1
        })""",
        held="a.textContent",
    ),
    "a framework's state that cuts": Refusal(
        ROOT,
        "Porto Alegre",
        "",
        REACT,
        react("React.createElement('input', on)", "event.target.value.slice(0, 5)"),
        "document.getElementById('a')",
    ),
}


def open_refusal(show: Show, refusal: Refusal) -> Form:
    """Show the page."""
    return show(refusal.control, *refusal.assets, script=refusal.script, ready=refusal.ready)


def fill(form: Form, wanted: str, policy: Policy = Policy.SET) -> FillReport:
    """Fill the field and one beside it."""
    steps = [step(CIDADE, wanted, policy=policy), step(OUTRO, "Centro")]
    return form.engine.fill(plan(form.engine.map, steps))


def asked(report: FillReport) -> list[str]:
    """Return what the report asks the agent for."""
    return [entry.key for entry in report.missing]


@pytest.mark.parametrize("name", REFUSALS)
def test_what_stood_there_before_stands_again_and_the_agent_is_asked(show: Show, name: str) -> None:
    refusal = REFUSALS[name]
    form = open_refusal(show, refusal)
    report = fill(form, refusal.wanted)
    found = steps_of(report)["cidade"]
    assert form.js(refusal.held) == refusal.before
    assert found.status.value in ("reverted_by_page", "too_long")
    assert (found.now, found.wanted) == (found.before, refusal.wanted)
    assert asked(report) == ["cidade"]
    assert statuses(report)["bairro"] == "filled"
    undone = form.engine.undo()
    assert "Cidade" not in undone["restored"]
    assert undone["failed"] == []
    assert form.js(refusal.held) == refusal.before
    assert form.js(OPEN) == 0


CANONICAL = {
    "a CNPJ": (
        "oninput=\"this.value = this.value.replace(/\\D/g, '')"
        ".replace(/(..)(...)(...)(....)(..)/, '$1.$2.$3/$4-$5')\"",
        "11222333000181",
        CNPJ,
    ),
    "a phone": (
        "onblur=\"this.value = this.value.replace(/\\D/g, '').replace(/(..)(.....)(....)/, '$1 $2.$3')\"",
        PHONE,
        "51 99999.8888",
    ),
    "capital letters": ("onchange='this.value = this.value.toUpperCase()'", "Canoas", "CANOAS"),
    "spaces": ("onblur=\"this.value = this.value.trim() + ' '\"", "Canoas", "Canoas "),
}


@pytest.mark.parametrize("name", CANONICAL)
def test_a_value_written_the_pages_own_way_is_no_refusal(show: Show, name: str) -> None:
    handler, wanted, held = CANONICAL[name]
    form = show(f"<input id=a value=antes {handler}>")
    report = fill(form, wanted)
    assert (statuses(report)["cidade"], asked(report)) == ("filled", [])
    assert form.page.input_value("#a") == held


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("bare", [False, True])
def test_a_masked_number_over_another_is_the_new_one_and_the_old_one_comes_back(
    show: Show, library: str, bare: bool
) -> None:
    refusal = masked(library, "cpf", CPF, "222.333.444-05")
    form = open_refusal(show, refusal)
    wanted = "".join(filter(str.isdigit, CPF)) if bare else CPF
    assert statuses(fill(form, wanted))["cidade"] == "filled"
    assert form.page.input_value("#a") == CPF
    assert form.undo() == []
    assert form.page.input_value("#a") == refusal.before


OLD_PHONE = "(51) 3224-9015"
SHIFT = """this.value = this.value.replace(/\\D/g, '').slice(0, 11)
.replace(/^(..)(.....)(.*)$/, '($1) $2-$3')"""
UNMADE = {
    "shifted while typing": (f'oninput="{SHIFT}"', OLD_PHONE),
    "shifted when the field is left": (f'onblur="{SHIFT}"', OLD_PHONE),
    "cut on change": ("onchange=\"this.value = this.value.slice(0, 3) + '!'\"", "Canoas"),
    "in capitals": ("oninput='this.value = this.value.slice(0, 6).toUpperCase()'", "Canoas"),
}


@pytest.mark.parametrize("name", UNMADE)
def test_an_old_value_that_the_pages_own_mask_would_not_let_in_stands_as_it_was(
    show: Show, name: str
) -> None:
    handler, before = UNMADE[name]
    form = open_refusal(show, handled(handler, TWO_PHONES, before))
    report = fill(form, TWO_PHONES)
    found = steps_of(report)["cidade"]
    assert (found.status.value, found.now) == ("reverted_by_page", before)
    assert form.page.input_value("#a") == before
    assert asked(report) == ["cidade"]


@pytest.mark.parametrize("name", UNMADE)
def test_an_old_value_that_the_pages_own_mask_would_not_let_in_comes_back_when_it_is_undone(
    show: Show, name: str
) -> None:
    handler, before = UNMADE[name]
    form = open_refusal(show, handled(handler, PHONE, before))
    fill(form, PHONE)
    assert form.undo() == []
    assert form.page.input_value("#a") == before


def test_where_not_even_the_old_value_holds_the_report_says_what_stands_there(show: Show) -> None:
    form = show(
        "<input id=a value=Canoas>",
        script="setInterval(() => { if (a.value !== 'Canoas' || window.refused) {"
        " refused = true; a.value = a.value.slice(0, 3) + '!' } })",
    )
    report = fill(form, "Porto Alegre")
    found = steps_of(report)["cidade"]
    assert (found.status.value, found.before) == ("reverted_by_page", "Canoas")
    assert found.now == form.page.input_value("#a") != "Canoas"
    assert asked(report) == ["cidade"]


def test_a_value_that_the_agent_had_kept_and_then_gave_up_comes_back_when_the_new_one_is_refused(
    show: Show,
) -> None:
    refusal = handled("oninput='this.value = this.value.slice(0, 6)'", "Porto Alegre", "Canoas")
    form = open_refusal(show, refusal)
    assert statuses(fill(form, refusal.wanted, Policy.IF_EMPTY))["cidade"] == "kept"
    accepted = form.engine.accept("cidade")
    assert (accepted.status.value, accepted.now) == ("reverted_by_page", "Canoas")
    assert form.page.input_value("#a") == "Canoas"
    assert form.engine.missing() == ["cidade"]


def test_what_the_agent_types_in_answer_is_no_longer_asked_for(show: Show) -> None:
    form = open_refusal(show, REFUSALS["mask plugin: two phones"])
    assert asked(fill(form, TWO_PHONES)) == ["cidade"]
    form.page.fill("#a", PHONE)
    assert form.engine.missing() == []
    assert form.page.input_value("#a") == PHONE


def test_a_message_of_the_page_leaves_no_altered_value_behind_it(show: Show) -> None:
    handler = """oninput='this.value = this.value.slice(0, 6)' onblur="if (this.value !== 'Canoas')
    document.body.insertAdjacentHTML('beforeend', '<div id=divAlert>Telefone inválido.</div>')" """
    form = show(f"<input id=a value=Canoas {handler}>")
    report = fill(form, "Porto Alegre")
    assert report.stopped == "Telefone inválido."
    assert form.page.input_value("#a") == "Canoas"
    assert asked(report) == ["cidade"]


def test_a_fill_that_is_cancelled_leaves_no_altered_value(show: Show) -> None:
    form = show(
        '<input id=a value=Canoas onchange="if (this.value.length > 6) setTimeout(() => {'
        " this.value = 'Porto' })\">"
    )
    steps = [step(CIDADE, "Porto Alegre"), step(OUTRO, "Centro", after=["cidade"])]
    form.js("document.getElementById('bairro').remove()")
    form.engine.start(plan(form.engine.map, steps))
    form.engine.wait_for_step("cidade")
    form.page.wait_for_function("document.getElementById('a').value === 'Porto'")
    form.engine.cancel()
    report = form.engine.finish()
    assert report.stopped == "cancelled"
    assert form.page.input_value("#a") == "Canoas"
    assert asked(report) == ["cidade"]
