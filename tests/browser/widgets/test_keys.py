"""Pages that hear keys only: a value that is set fires what typing would, and nothing that acts by itself."""

from __future__ import annotations

import pytest

from tests.browser.widgets.conftest import Show
from tests.browser.widgets.test_masks import CPF, JQUERY, LIBRARIES, METHOD

INPUT = "<input id=a {}><input type=hidden id=h><button type=button id=b disabled>Ok</button>"
COPY = "document.getElementById('h').value = this.value"
HEARING = {
    "an inline handler copies on keyup": ('onkeyup="h.value = this.value"', "", "h.value === a.value"),
    "a button is freed by keyup": ("onkeyup='b.disabled = this.value.length < 3'", "", "!b.disabled"),
    "a button is freed by keydown": ("onkeydown='b.disabled = false'", "", "!b.disabled"),
    "a button is freed by keypress": ("onkeypress='b.disabled = false'", "", "!b.disabled"),
    "a counter counts on keyup": ("onkeyup='h.value = 20 - this.value.length'", "", "h.value === '14'"),
    "jQuery listens to keyup": ("", f"$('#a').on('keyup', function () {{ {COPY} }})", "h.value === a.value"),
    "a delegated listener of jQuery": (
        "",
        f"$(document).on('keyup', '#a', function () {{ {COPY} }})",
        "h.value === a.value",
    ),
    "a mask formats after keypress": (
        'onkeypress="setTimeout(() => { this.value = this.value.toUpperCase(); h.value = this.value })"',
        "",
        "h.value === 'CANOAS'",
    ),
    "a capturing listener of the document": (
        "",
        "document.addEventListener('keyup', (event) => { h.value = event.target.value }, true)",
        "h.value === a.value",
    ),
    "beforeinput": (
        "",
        "a.addEventListener('beforeinput', (event) => { h.value = event.data })",
        "h.value === 'Canoas'",
    ),
}


@pytest.mark.parametrize("name", HEARING)
def test_a_page_that_hears_keys_only_hears_the_value(show: Show, name: str) -> None:
    attributes, script, heard = HEARING[name]
    form = show(INPUT.format(attributes), JQUERY, script=script)
    assert form.status("Canoas") == "filled"
    form.page.wait_for_function(heard)


@pytest.mark.parametrize(
    ("control", "value"),
    [
        ("<input id=a {}>", "Canoas"),
        ("<textarea id=a {}></textarea>", "Canoas\nTorres"),
        ("<input id=a type=date {}>", "22/11/2026"),
        ("<input id=a type=number {}>", "42"),
        ("<select id=a {}><option></option><option>Torres</option></select>", "Torres"),
        ("<div id=a contenteditable style='min-height: 2em' {}></div>", "Canoas"),
    ],
)
def test_every_kind_of_control_is_heard_when_it_is_filled_and_when_it_goes_back(
    show: Show, control: str, value: str
) -> None:
    form = show(control.format('onkeyup="window.copied = this.value ?? this.textContent"'))
    assert form.status(value) == "filled"
    assert form.js("copied !== '' && copied === (a.value ?? a.textContent)")
    assert form.undo() == []
    assert form.js("copied") == ""


KINDS = [
    "focus",
    "focusin",
    "keydown",
    "keypress",
    "beforeinput",
    "input",
    "keyup",
    "change",
    "blur",
    "focusout",
]
LISTEN = f"""window.seen = []; for (const kind of {KINDS}) a.addEventListener(kind, (e) => seen.push(
[e.isTrusted, e.type, e.bubbles, e.composed, e.inputType ?? null, e.key ?? null, e.keyCode ?? null]))"""


def heard(show: Show, control: str, value: str) -> list[list[object]]:
    """Return what the control fires while it is filled."""
    form = show(control, script=LISTEN)
    assert form.status(value) == "filled"
    found: list[list[object]] = form.js("seen")
    assert not any(trusted for trusted, *_ in found)
    return [entry[1:] for entry in found]


def typed(show: Show) -> list[list[object]]:
    """Return what the browser itself fires when the last character is typed and the field left."""
    form = show("<input id=a>", script=LISTEN)
    form.page.focus("#a")
    form.page.keyboard.press("5")
    form.page.evaluate("a.blur()")
    found: list[list[object]] = form.js("seen")
    return [entry[1:] for entry in found]


def test_the_events_of_a_text_come_in_the_browsers_own_order_and_travel_as_far(show: Show) -> None:
    ours, real = heard(show, "<input id=a>", CPF), typed(show)
    assert [entry[:3] for entry in ours] == [entry[:3] for entry in real]


@pytest.mark.parametrize(
    ("inline", "pressed"), [("", ["Unidentified", 0]), ("onkeypress='return true'", ["5", ord("5")])]
)
def test_only_a_handler_in_the_page_itself_is_told_the_last_character(
    show: Show, inline: str, pressed: list[object]
) -> None:
    events = heard(show, f"<input id=a {inline}>", CPF)
    assert [entry[4:] for entry in events if entry[0] == "keypress"] == [pressed]
    assert [entry[4:] for entry in events if entry[0] in ("keydown", "keyup")] == [["Unidentified", 0]] * 2


def test_a_choice_of_a_select_comes_in_the_order_of_the_keyboard(show: Show) -> None:
    select = "<select id=a><option></option><option>Torres</option></select>"
    kinds = [entry[0] for entry in heard(show, select, "Torres")]
    assert kinds == [kind for kind in KINDS if kind != "beforeinput"]


def test_no_key_is_one_of_a_meaning(show: Show) -> None:
    control = "<textarea id=a></textarea>"
    for value in ("Canoas\n", "Canoas\t", "Canoas"):
        keys = {entry[4] for entry in heard(show, control, value) if str(entry[0]).startswith("key")}
        assert keys <= {"Unidentified", "s"}


SHORTCUTS = """for (const kind of ['keydown', 'keypress', 'keyup'])
document.addEventListener(kind, (event) => {
const { key, keyCode, target } = event; if (key === 'Enter' || keyCode === 13) { target.form.requestSubmit() }
if (key === 'Tab' || keyCode === 9) bairro.focus(); if (key === 'Escape' || keyCode === 27) target.value = '';
if (keyCode >= 112 && keyCode <= 123 || event.ctrlKey || event.altKey) window.shortcut = true })"""


@pytest.mark.parametrize("control", ["<input id=a>", "<textarea id=a></textarea>"])
def test_no_key_sends_the_form_moves_the_focus_or_starts_a_shortcut(show: Show, control: str) -> None:
    form = show(control, script=SHORTCUTS)
    form.page.focus("#salvar")
    assert form.status("Canoas") == "filled"
    assert form.undo() == []
    assert form.js("[window.shortcut ?? null, document.activeElement.id]") == [None, "salvar"]


def test_a_page_that_goes_on_to_the_next_field_by_itself_does_not_keep_the_focus(show: Show) -> None:
    form = show("<input id=a maxlength=6 onkeyup='if (this.value.length === 6) bairro.focus()'>")
    form.page.focus("#salvar")
    assert form.status("Canoas") == "filled"
    assert form.js("document.activeElement.id") == "salvar"


FILTERS = {
    "digits by keyCode on keypress": (
        "onkeypress=\"if (event.keyCode < 48 || event.keyCode > 57) { this.value = ''; window.scolded = true;"
        ' return false }"'
    ),
    "digits by charCode on keypress": (
        'onkeypress="if (!/[0-9]/.test(String.fromCharCode(event.which)))'
        ' { window.scolded = true; return false }"'
    ),
    "digits by key on keypress": (
        'onkeypress="if (!/^[0-9]$/.test(event.key)) { window.scolded = true; return false }"'
    ),
    "keys it does not know are taken back on keyup": (
        'onkeyup="if (event.keyCode < 48) this.value = this.value.slice(0, -1)"'
    ),
    "inserts the key it sees on keypress": (
        "onkeypress='this.value += event.key; event.preventDefault()' value=''"
    ),
    "a separator put in by hand on keypress": (
        "onkeypress=\"const i = this.value.length, rest = '###.###.###-##'.substring(i);"
        " if (rest[0] !== '#') this.value += rest[0]\""
    ),
}


def test_a_filter_of_jquery_lets_a_number_pass(show: Show) -> None:
    script = """$('#a').on('keypress', (e) => {
    if (e.which !== 8 && e.which !== 0 && (e.which < 48 || e.which > 57)) {
    window.scolded = true; return false } })"""
    form = show("<input id=a>", JQUERY, script=script)
    assert form.fill(CPF).now == CPF
    assert form.js("window.scolded ?? null") is None


@pytest.mark.parametrize("name", FILTERS)
def test_a_handler_that_looks_at_the_key_spoils_no_number(show: Show, name: str) -> None:
    form = show(f"<input id=a {FILTERS[name]}>")
    report = form.fill(CPF)
    assert (report.status.value, report.now) == ("filled", CPF)
    assert form.js("window.scolded ?? null") is None


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("before", ["", "222.333.444-05"])
def test_a_mask_that_inserts_what_it_sees_inserts_nothing_twice(
    show: Show, library: str, before: str
) -> None:
    source, masks = LIBRARIES[library]
    complete = "(typeof value === 'string' ? value : document.getElementById('a').value)"
    options = ", ".join(
        f"{name}: (value) => {{ done.push({complete}) }}"
        for name in ("completed", "oncomplete", "onComplete")
    )
    script = f"window.done = []; $('#a').{METHOD[library]}('{masks['cpf']}', {{ {options} }})"
    form = show(f"<input id=a value='{before}'>", JQUERY, source, script=script)
    assert form.fill(CPF).now == CPF
    form.page.focus("#a")
    form.page.focus("#bairro")
    assert form.page.input_value("#a") == CPF
    assert form.js("done")[-1] == CPF
