"""What the agent does in a widget's own list, or in an editor's body, wins over the plan as typing does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from native_host.protocol.messages import Policy
from tests.browser.engine.harness import plan, step, steps_of
from tests.browser.widgets.conftest import CIDADE, Form, Show
from tests.browser.widgets.test_combos import COMBOS, open_combo, text
from tests.browser.widgets.test_editors import EDITORS, open_editor
from tests.browser.widgets.test_masks import JQUERY, LIBRARIES, METHOD
from tests.browser.widgets.test_select_widgets import WIDGETS, open_widget

FACES = {
    "select2 3": (".select2-choice", ".select2-result-label >> text=Torres"),
    "select2 4": (".select2-selection", ".select2-results__option[role=option] >> text=Torres"),
    "chosen": (".chosen-single", ".active-result >> text=Torres"),
    "bootstrap-select": (".dropdown-toggle", ".dropdown-menu li a >> text=Torres"),
}
"""What opens each widget's list, and the option in it."""


def by_pointer(page: Page, opens: str, option: str) -> None:
    page.click(opens)
    page.click(option)


def by_key(page: Page, opens: str, option: str) -> None:
    page.click(opens)
    page.wait_for_selector(option)
    page.keyboard.type("Torres")
    page.keyboard.press("Enter")


@pytest.mark.parametrize("choose", [by_pointer, by_key])
@pytest.mark.parametrize("name", WIDGETS)
def test_a_choice_in_a_widgets_own_list_wins(
    show: Show, name: str, choose: Callable[[Page, str, str], None]
) -> None:
    form, widget = open_widget(show, name)
    assert form.status("Porto Alegre") == "filled"
    choose(form.page, *FACES[name])
    assert form.js("a.value") == "1"
    assert_left(form, "Porto Alegre")
    assert form.js("a.value") == "1"
    assert form.page.inner_text(widget.caption) == "Torres"


@pytest.mark.parametrize("name", WIDGETS)
def test_a_list_that_was_only_looked_at_changes_nothing(show: Show, name: str) -> None:
    form, _ = open_widget(show, name)
    assert form.status("Porto Alegre") == "filled"
    opens, option = FACES[name]
    form.page.click(opens)
    form.page.wait_for_selector(option)
    form.page.keyboard.press("Escape")
    report = form.fill("Torres")
    assert (report.status.value, report.changed_by_agent) == ("filled", False)


def assert_left(form: Form, wanted: str) -> None:
    """Fill and undo once more: the field is left both times, and both say so."""
    report = form.fill(wanted)
    assert (report.status.value, report.changed_by_agent) == ("kept", True)
    assert form.undo() == [{"title": "Cidade", "reason": "changed_by_agent"}]


OPENERS = {
    "ext": (".x-form-arrow-trigger", ".x-combo-list-item >> text=Canoas"),
    "devextreme": (".dx-dropdowneditor-button", ".dx-list-item >> text=Canoas"),
    "devextreme without search": (".dx-dropdowneditor-button", ".dx-list-item >> text=Canoas"),
    "aria": ("#a", "[role=option] >> text=Canoas"),
}


@pytest.mark.parametrize("name", OPENERS)
def test_a_choice_in_a_combo_boxs_list_wins(show: Show, name: str) -> None:
    form, combo = open_combo(show, name)
    assert form.status("Porto Alegre") == "filled"
    by_pointer(form.page, *OPENERS[name])
    assert text(form, combo) == "Canoas"
    assert_left(form, "Porto Alegre")
    assert text(form, combo) == "Canoas"
    assert form.js("new FormData(f).get('cidade')") == "1"


@pytest.mark.parametrize("by", ["pointer", "key"])
def test_a_choice_among_suggestions_wins(show: Show, by: str) -> None:
    form, combo = open_combo(show, "jquery ui")
    assert form.status("Porto Alegre") == "filled"
    form.page.focus("#a")
    form.page.keyboard.press("Control+A")
    form.page.keyboard.type("can")
    form.page.wait_for_selector(".ui-menu-item >> text=Canoas")
    if by == "pointer":
        form.page.click(".ui-menu-item >> text=Canoas")
    else:
        form.page.keyboard.press("ArrowDown")
        form.page.keyboard.press("Enter")
    assert_left(form, "Porto Alegre")
    assert text(form, combo) == "Canoas"


BODIES = {"ckeditor 4": "iframe", "ckeditor 5": ".ck-editor__editable", "tinymce": "iframe"}


@pytest.mark.parametrize("name", EDITORS)
def test_what_is_typed_into_an_editor_wins(show: Show, name: str) -> None:
    form, editor = open_editor(show, name)
    assert form.status("Em branco.") == "filled"
    form.page.click(BODIES[name])
    form.page.keyboard.press("Control+End")
    form.page.keyboard.type(" Conferido")
    held = form.js(editor.data)
    assert "Conferido" in held
    assert_left(form, "Em branco.")
    assert form.js(editor.data) == held


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("policy", [Policy.SET, Policy.IF_EMPTY])
def test_what_is_typed_into_a_masked_input_wins(show: Show, library: str, policy: Policy) -> None:
    source, masks = LIBRARIES[library]
    form = show("<input id=a>", JQUERY, source, script=f"$('#a').{METHOD[library]}('{masks['cpf']}')")
    form.engine.world.run("ticket.attend()")
    form.page.click("#a")
    form.page.keyboard.type("11122233344")
    held = form.js("a.value")
    report = form.fill("52998224725", policy=policy)
    assert (report.status.value, report.changed_by_agent) == ("kept", True)
    assert form.js("a.value") == held


@pytest.mark.parametrize("ends", ["cancelled", "no answer"])
def test_what_is_typed_into_a_list_that_we_are_searching_stays(show: Show, ends: str) -> None:
    search = """$('#a').autocomplete({ minLength: 2, source: () => {} });
    a.addEventListener('input', (event) => { if (event.isTrusted) return;
      f.insertAdjacentHTML('afterend', '<div id=divLoading>Carregando</div>') })"""
    form = show("<input id=a>", *COMBOS["jquery ui"].assets, script=search)
    form.engine.start(plan(form.engine.map, [step(CIDADE, "Porto Alegre")]))
    form.page.wait_for_selector("#divLoading")
    assert form.js("a.value") == "Porto Alegre"
    form.page.focus("#a")
    form.page.keyboard.press("End")
    form.page.keyboard.type(", centro")
    if ends == "cancelled":
        form.engine.cancel()
    else:
        form.js("document.querySelector('#divLoading').remove()")
    report = steps_of(form.engine.finish())["cidade"]
    assert (report.status.value, report.changed_by_agent) == ("kept", True)
    assert form.js("a.value") == "Porto Alegre, centro"
