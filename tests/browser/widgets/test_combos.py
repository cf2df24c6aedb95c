"""Inputs and buttons with a floating list and no native select behind them.

jQuery UI is the genuine library. Ext JS and DevExtreme are not free: `fixtures/lists.js` behaves as their
public documentation and demonstrations do.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from native_host.protocol.messages import Policy
from tests.browser.engine.harness import plan, step, steps_of
from tests.browser.widgets.conftest import CIDADE, OUTRO, Form, Show

LISTS = "fixtures/lists.js"
OPEN = """[...document.querySelectorAll(
'.x-combo-list, .dx-dropdowneditor-overlay, [role=listbox], .ui-autocomplete')]
.filter((list) => list.checkVisibility()).length"""


@dataclass(frozen=True)
class Combo:
    """A kind of combo box: its markup, what it needs, where its text stands."""

    markup: str
    assets: tuple[str, ...]
    script: str
    text: str


ARIA_LIST = """<ul id=l role=listbox hidden style='position: absolute'><li role=option>Selecione</li>
<li role=option data-value=1>Canoas</li>
<li role=option data-value=2>Porto Alegre</li><li role=option aria-disabled=true>Torres</li></ul>"""
ARIA = f"""<button type=button id=a role=combobox aria-controls=l aria-expanded=false>Selecione</button>
<input type=hidden id=a-code name=cidade>{ARIA_LIST}"""
JQUERY_UI = (
    "lib/jquery-ui/dist/themes/base/jquery-ui.css",
    "lib/jquery/dist/jquery.js",
    "lib/jquery-ui/dist/jquery-ui.js",
)
AUTOCOMPLETE = """$('#a').autocomplete({ minLength: 2,
  source: (request, answer) => setTimeout(() => answer(['Canoas', 'Porto Alegre', 'Porto Belo']
    .filter((t) => t.toLowerCase().startsWith(request.term.toLowerCase()))), 60),
  select: (event, ui) => { document.getElementById('c').value = '2' },
  change: (event, ui) => { if (!ui.item) {
    document.getElementById('c').value = ''; event.target.value = '' } } })"""
COMBOS = {
    "ext": Combo("<input id=a name=cidade>", (LISTS,), "extCombo('a')", "#a"),
    "devextreme": Combo(
        "<div id=a data-name=cidade></div>", (LISTS,), "dxSelect('a')", "#a .dx-texteditor-input"
    ),
    "devextreme without search": Combo(
        "<div id=a data-name=cidade></div>",
        (LISTS,),
        "dxSelect('a', { searchEnabled: false })",
        "#a .dx-texteditor-input",
    ),
    "aria": Combo(ARIA, (LISTS,), "ariaSelect('a')", "#a"),
    "jquery ui": Combo("<input id=a><input type=hidden id=c name=cidade>", JQUERY_UI, AUTOCOMPLETE, "#a"),
}


def open_combo(show: Show, name: str) -> tuple[Form, Combo]:
    """Show a form with this kind of combo box."""
    combo = COMBOS[name]
    return show(combo.markup, *combo.assets, script=combo.script), combo


def text(form: Form, combo: Combo) -> str:
    """Return what the agent sees in the combo box."""
    found: str = form.js(
        f"(({{ value, textContent }}) => value || textContent)(document.querySelector('{combo.text}'))"
    )
    return found.strip()


@pytest.mark.parametrize("name", COMBOS)
def test_an_option_is_chosen_with_its_code_and_the_list_closed_again(show: Show, name: str) -> None:
    form, combo = open_combo(show, name)
    before = text(form, combo)
    form.page.focus("#bairro")
    report = form.fill("Porto Alegre")
    assert (report.status.value, report.now) == ("filled", "Porto Alegre")
    assert form.js("new FormData(f).get('cidade')") == "2"
    assert form.js(OPEN) == 0
    assert form.js("document.activeElement.id") == "bairro"
    assert form.undo() == []
    assert text(form, combo) == before
    assert form.js("new FormData(f).get('cidade')") == ""
    assert form.js(OPEN) == 0


@pytest.mark.parametrize("name", COMBOS)
def test_a_missing_option_leaves_text_and_list_as_they_were(show: Show, name: str) -> None:
    form, combo = open_combo(show, name)
    before = text(form, combo)
    report = form.fill("Porto Seguro", other="Centro")
    assert report.status.value == "no_such_option"
    assert text(form, combo) == before
    assert form.js("new FormData(f).get('cidade')") == ""
    assert form.js(OPEN) == 0
    assert form.page.input_value("#bairro") == "Centro"


@pytest.mark.parametrize("name", COMBOS)
def test_what_the_agent_chose_is_kept_and_comes_back_after_an_overruled_fill(show: Show, name: str) -> None:
    form, combo = open_combo(show, name)
    assert form.status("Canoas") == "filled"
    kept = form.fill("Porto Alegre", policy=Policy.IF_EMPTY)
    assert (kept.status.value, kept.now) == ("kept", "Canoas")
    assert form.engine.accept("cidade").status.value == "filled"
    assert text(form, combo) == "Porto Alegre"


def test_a_choice_comes_back_through_the_list(show: Show) -> None:
    form = show("<input id=a name=cidade>", LISTS, script="extCombo('a')")
    form.js("const t = document.querySelector('.x-form-trigger'); t.click()")
    form.page.click("text=Torres")
    form.js("document.activeElement.blur()")
    assert form.status("Canoas") == "filled"
    assert form.undo() == []
    assert form.js("[a.value, new FormData(f).get('cidade')]") == ["Torres", "4"]


def test_an_option_beyond_the_first_page_is_found_by_searching(show: Show) -> None:
    form, _ = open_combo(show, "devextreme")
    assert form.status("Vila 33") == "filled"
    form, _ = open_combo(show, "ext")
    assert form.status("Vila 33") == "filled"


def test_two_combo_boxes_are_opened_one_after_the_other(show: Show) -> None:
    form = show("<input id=a name=cidade>", LISTS, script="extCombo('a'); extCombo('bairro')")
    report = form.engine.fill(plan(form.engine.map, [step(CIDADE, "Canoas"), step(OUTRO, "Torres")]))
    assert [found.status.value for found in steps_of(report).values()] == ["filled", "filled"]
    assert form.js("[a.value, bairro.value]") == ["Canoas", "Torres"]


def test_a_cancelled_fill_closes_the_list(show: Show) -> None:
    form = show("<input id=a name=cidade>", LISTS, script="extCombo('a', { delay: 5000 })")
    form.engine.start(plan(form.engine.map, [step(CIDADE, "Canoas")]))
    form.page.wait_for_selector(".x-combo-list")
    form.engine.cancel()
    assert form.engine.finish().stopped == "cancelled"
    assert form.js(OPEN) == 0


def test_a_button_that_could_send_the_form_is_not_pressed(show: Show) -> None:
    form = show(ARIA.replace("type=button ", ""), LISTS, script="ariaSelect('a')")
    assert form.status("Canoas") == "no_such_option"


def test_an_aria_radio_group_is_chosen_by_a_click(show: Show) -> None:
    markup = """<div role=radiogroup aria-label=Cidade>
    <span role=radio aria-checked=false tabindex=0>Canoas</span>
    <span role=radio aria-checked=false tabindex=0>Torres</span></div>"""
    script = """document.querySelectorAll('[role=radio]').forEach((radio, _, all) => radio.onclick = () =>
    all.forEach((other) => other.setAttribute('aria-checked', String(other === radio))))"""
    form = show(markup, script=script)
    assert form.status("torres") == "filled"
    assert form.js("document.querySelector('[aria-checked=true]').textContent") == "Torres"
