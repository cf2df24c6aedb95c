"""Options that a person cannot choose are not chosen, whatever hides or locks them; a choosable twin is."""

from __future__ import annotations

import pytest

from tests.browser.widgets.conftest import Show
from tests.browser.widgets.test_combos import LISTS, OPEN
from tests.browser.widgets.test_select_widgets import WIDGETS

STYLE = "<style>.fora { display: none } .invisivel { visibility: hidden }</style>"
WITHHELD = {
    "hidden": "<option {} hidden>Torres</option>",
    "not displayed by its style": "<option {} style='display: none'>Torres</option>",
    "not displayed by its class": "<option {} class=fora>Torres</option>",
    "invisible": "<option {} class=invisivel>Torres</option>",
    "disabled": "<option {} disabled>Torres</option>",
    "disabled for assistive technology": "<option {} aria-disabled=true>Torres</option>",
    "hidden from assistive technology": "<option {} aria-hidden=true>Torres</option>",
    "in a hidden group": "<optgroup label=L hidden><option {}>Torres</option></optgroup>",
    "in a group not displayed": "<optgroup label=L class=fora><option {}>Torres</option></optgroup>",
    "in an invisible group": "<optgroup label=L class=invisivel><option {}>Torres</option></optgroup>",
    "in a disabled group": "<optgroup label=L disabled><option {}>Torres</option></optgroup>",
}
FIRST = "<option value=''>Selecione</option>"
OTHERS = "<option value=8>Canoas</option><option value=9>Torres Altas</option>"


def select(options: str) -> str:
    """Return a native select, and the page's styles."""
    return f"{STYLE}<select id=a name=cidade>{options}</select>"


@pytest.mark.parametrize("name", WITHHELD)
def test_the_only_option_of_the_text_is_not_chosen_if_nobody_could(show: Show, name: str) -> None:
    form = show(select(FIRST + WITHHELD[name].format("value=1") + OTHERS))
    report = form.fill("Torres")
    assert (report.status.value, report.nearest) == ("no_such_option", ["Torres Altas"])
    assert form.page.input_value("#a") == ""


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("name", WITHHELD)
def test_of_two_options_of_the_text_the_one_that_can_be_chosen_is(show: Show, name: str, first: bool) -> None:
    twins = [WITHHELD[name].format("value=1"), "<option value=2>Torres</option>"]
    form = show(select(FIRST + "".join(twins if first else reversed(twins)) + OTHERS))
    assert form.status("Torres") == "filled"
    assert form.page.input_value("#a") == "2"
    assert form.undo() == []
    assert form.page.input_value("#a") == ""


def test_of_two_options_that_read_alike_the_one_that_can_be_chosen_is(show: Show) -> None:
    form = show(select(FIRST + "<option value=1 hidden>TORRES</option><option value=2>Tôrres</option>"))
    assert [form.status("Torres"), form.status("Torres")] == ["filled", "already_right"]
    assert form.page.input_value("#a") == "2"


def test_an_option_that_is_chosen_already_reads_as_before_though_hidden(show: Show) -> None:
    chosen = "<option value=1 hidden selected>TORRES</option>"
    form = show(select(chosen + OTHERS))
    report = form.fill("Torres")
    assert (report.status.value, report.now) == ("already_right", "TORRES")
    assert form.status("Canoas") == "filled"
    assert form.undo() == []
    assert form.page.input_value("#a") == "1"


@pytest.mark.parametrize("name", WIDGETS)
@pytest.mark.parametrize("hiding", ["hidden", "style='display: none'", "disabled"])
def test_behind_a_widget_the_option_counts_and_not_the_hidden_select(
    show: Show, name: str, hiding: str
) -> None:
    widget = WIDGETS[name]
    options = f"{FIRST}<option value=1 {hiding}>Torres</option>{OTHERS}"
    control = f"<select id=a name=cidade style='width: 200px'>{options}</select>"
    form = show(control, *widget.assets, script=widget.script)
    assert form.status("Torres") == "no_such_option"
    assert form.js("new FormData(f).get('cidade')") == ""
    assert form.status("Canoas") == "filled"
    assert form.page.inner_text(widget.caption) == "Canoas"


def test_an_option_that_bootstrap_select_leaves_out_is_not_chosen(show: Show) -> None:
    widget = WIDGETS["bootstrap-select"]
    options = f"{FIRST}<option value=1 data-hidden=true>Torres</option>{OTHERS}"
    form = show(f"<select id=a name=cidade>{options}</select>", *widget.assets, script=widget.script)
    assert form.status("Torres") == "no_such_option"


@pytest.mark.parametrize("hiding", ["hidden", "style='display: none'", "style='visibility: hidden'"])
def test_a_select_that_is_hidden_itself_hides_none_of_its_options(show: Show, hiding: str) -> None:
    face = "<span class='chosen-container'>Selecione</span>"
    form = show(f"{face}<select id=a {hiding}>{FIRST}{OTHERS}</select>")
    assert form.status("Canoas") == "filled"


@pytest.mark.parametrize(
    ("hiding", "showing"),
    [
        ("hidden", "hidden = false"),
        ("style='display: none'", "style.display = ''"),
        ("class=fora", "className = ''"),
        ("disabled", "disabled = false"),
    ],
)
def test_an_option_that_only_waits_for_something_is_waited_for(show: Show, hiding: str, showing: str) -> None:
    option = f"<option id=o value=1 {hiding}>Torres</option>"
    form = show(select(FIRST + option), script=f"setTimeout(() => {{ o.{showing} }}, 150)")
    assert form.status("Torres") == "filled"


ITEMS = {
    "hidden": "hidden",
    "not displayed": "style='display: none'",
    "invisible": "style='visibility: hidden'",
    "of no size": "style='height: 0; overflow: hidden; padding: 0; border: 0'",
    "disabled for assistive technology": "aria-disabled=true",
    "hidden from assistive technology": "aria-hidden=true",
    "inert": "inert",
    "disabled by its class": "class=disabled",
}


def aria_list(items: str) -> str:
    """Return a button with a list of options."""
    return f"""<button type=button id=a role=combobox aria-controls=l aria-expanded=false>Selecione</button>
    <input type=hidden id=a-code name=cidade><ul id=l role=listbox hidden style='position: absolute'>
    <li role=option>Selecione</li>{items}<li role=option data-value=8>Canoas</li></ul>"""


@pytest.mark.parametrize("twin", [True, False])
@pytest.mark.parametrize("name", ITEMS)
def test_an_item_of_a_list_that_nobody_can_press_is_not_pressed(show: Show, name: str, twin: bool) -> None:
    items = f"<li role=option data-value=1 {ITEMS[name]}>Torres</li>"
    other = "<li role=option data-value=2>Torres</li>" if twin else ""
    form = show(aria_list(items + other), LISTS, script="ariaSelect('a')")
    assert form.status("Torres") == ("filled" if twin else "no_such_option")
    assert form.js("new FormData(f).get('cidade')") == ("2" if twin else "")
    assert form.js(OPEN) == 0


def test_an_item_of_a_list_that_only_waits_for_something_is_waited_for(show: Show) -> None:
    items = "<li role=option data-value=1 id=o style='display: none'>Torres</li>"
    script = (
        "ariaSelect('a'); a.addEventListener('click', () => setTimeout(() => { o.style.display = '' }, 150))"
    )
    form = show(aria_list(items), LISTS, script=script)
    assert form.status("Torres") == "filled"
    assert form.js("new FormData(f).get('cidade')") == "1"


def test_an_item_without_a_box_of_its_own_whose_text_can_be_seen_is_pressed(show: Show) -> None:
    items = "<li role=option data-value=1 style='height: 0'><div style='position: relative'>Torres</div></li>"
    form = show(aria_list(items), LISTS, script="ariaSelect('a')")
    assert form.status("Torres") == "filled"


@pytest.mark.parametrize("hiding", ["disabled", "style='display: none'"])
@pytest.mark.parametrize("twin", [True, False])
def test_a_radio_button_that_nobody_can_press_is_not_pressed(show: Show, hiding: str, twin: bool) -> None:
    label = f"<label for=x {hiding if hiding != 'disabled' else ''}>Torres</label>"
    other = "<input type=radio name=r value=2 id=y><label for=y>Torres</label>" if twin else ""
    form = show(
        f"""<fieldset><legend>Cidade</legend><input type=radio name=r value=1 id=x {hiding}>{label}{other}
        <input type=radio name=r value=8 id=z><label for=z>Canoas</label></fieldset>"""
    )
    assert form.status("Torres") == ("filled" if twin else "no_such_option")
    assert form.js("new FormData(f).get('r')") == ("2" if twin else None)


def test_a_radio_button_that_only_its_label_shows_is_pressed(show: Show) -> None:
    form = show(
        """<fieldset><legend>Cidade</legend>
        <input type=radio name=r value=1 id=x style='display: none'><label for=x>Torres</label>
        <input type=radio name=r value=2 id=y><label for=y>Canoas</label></fieldset>"""
    )
    assert form.status("Torres") == "filled"
    assert form.js("new FormData(f).get('r')") == "1"


DRAWN_BY_LABELS = {
    "beside them": "<input type=radio name=r value={0} id={1} hidden><label for={1}>{2}</label>",
    "around them": "<label><input type=radio name=r value={0} style='display:none'> {2}</label>",
    "around a hidden box": "<label><span hidden><input type=radio name=r value={0}></span> {2}</label>",
}


@pytest.mark.parametrize("labels", DRAWN_BY_LABELS)
def test_a_group_that_only_its_labels_show_is_filled(show: Show, labels: str) -> None:
    one = DRAWN_BY_LABELS[labels]
    buttons = one.format(1, "x", "Torres") + one.format(2, "y", "Canoas")
    form = show(f"<fieldset><legend>Cidade</legend>{buttons}</fieldset>")
    assert form.status("Canoas") == "filled"
    assert form.js("new FormData(f).get('r')") == "2"


def test_a_hidden_copy_of_a_group_takes_no_label_of_the_one_that_is_seen(show: Show) -> None:
    buttons = """<legend>Cidade</legend><input type=radio name=r value=1 id=x><label for=x>Torres</label>
    <input type=radio name=r value=2 id=y><label for=y>Canoas</label>"""
    form = show(f"<fieldset hidden>{buttons}</fieldset><fieldset id=seen>{buttons}</fieldset>")
    assert form.status("Canoas") == "filled"
    assert form.js("[...seen.querySelectorAll('input')].map((one) => one.checked)") == [False, True]
