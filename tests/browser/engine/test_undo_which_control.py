"""An undo brings back the very controls that were filled: none is taken for another one in its place."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from native_host.protocol.messages import PageField
from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import Engine, field, page_map, plan, statuses, step
from tests.browser.engine.one_field import CHOSEN, CIDADE

EMAIL = field("email", "E-mail")
ROWS = """<table id=t><tr id=one><td>Cidade</td><td>{0}</td></tr>
<tr id=two><td>E-mail</td><td>{1}</td></tr></table>"""
CELLS = "[...document.querySelectorAll('#t :is(input, textarea, select)')]"
HELD = f"{CELLS}.map((one) => one.value)"
UNSURE = [{"title": "Cidade", "reason": "unsure"}]

NAMELESS = "<input>"
TWINS = "<input id=x name=x>"
LIST = "<input name='tel[]'>"
AREAS = "<textarea></textarea>"
SELECTS = "<select><option></option><option>Canoas</option><option>ana@x</option></select>"
KINDS = {
    "nameless": NAMELESS,
    "of the same id and name": TWINS,
    "of the same name": LIST,
    "text areas": AREAS,
    "selects": SELECTS,
}
"""Controls that only their place tells apart."""


def filled(show: Show, control: str, value: str = "Canoas", *, on: PageField = CIDADE) -> Engine:
    """Show two rows, fill the first and let the page itself put something into the second."""
    engine = show(page_map(on, EMAIL), ROWS.format(control, control))
    assert statuses(engine.fill(plan(engine.map, [step(on, value)]))) == {"cidade": "filled"}
    return engine


CHANGES = {
    "one more before it": "one.insertAdjacentHTML('beforebegin', `<tr><td>Novo</td><td>{0}</td></tr>`)",
    "one more outside the table": "t.insertAdjacentHTML('beforebegin', `{0}`)",
    "another order": "one.before(two)",
    "moved to another place": "t.after(one.cells[1].firstChild)",
    "taken out and put in again": "const at = one.cells[1], it = at.firstChild; it.remove(); at.append(it)",
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("kind", KINDS)
def test_an_element_that_still_lives_is_itself(show: Show, page: Page, kind: str, change: str) -> None:
    engine = filled(show, KINDS[kind])
    handles = page.evaluate_handle(f"window.cells = {CELLS}; cells[1].value = 'ana@x'; cells")
    assert handles
    page.evaluate(f"{{ {CHANGES[change].format(KINDS[kind])} }}")
    page.evaluate("cells[1].dispatchEvent(new Event('change'))")
    # The page has changed the e-mail late: like all that the agent did not do, it goes back too.
    assert engine.undo()["failed"] == []
    assert page.evaluate("cells.map((one) => one.value)") == ["", ""]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("kind", KINDS)
def test_what_the_agent_has_in_the_next_control_stays(show: Show, page: Page, kind: str, change: str) -> None:
    engine = show(page_map(CIDADE, EMAIL), ROWS.format(KINDS[kind], KINDS[kind]))
    page.evaluate(f"window.cells = {CELLS}; cells[1].value = 'ana@x'")
    assert statuses(engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))) == {"cidade": "filled"}
    page.evaluate(f"{{ {CHANGES[change].format(KINDS[kind])} }}")
    assert engine.undo() == {"restored": ["Cidade"], "failed": []}
    assert page.evaluate("cells.map((one) => one.value)") == ["", "ana@x"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_control_that_is_gone_takes_no_other_one_with_it(show: Show, page: Page, kind: str) -> None:
    engine = show(page_map(CIDADE, EMAIL), ROWS.format(KINDS[kind], KINDS[kind]))
    page.evaluate(f"window.cells = {CELLS}; cells[1].value = 'ana@x'")
    engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    page.evaluate("one.remove()")
    assert engine.undo() == {"restored": [], "failed": [{"title": "Cidade", "reason": "gone"}]}
    assert page.evaluate(HELD) == ["ana@x"]


REBUILT = f"""{{ const held = {HELD}; t.innerHTML = t.innerHTML;
{CELLS}.forEach((one, at) => {{ one.value = held[at] }}) }}"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_control_built_anew_that_only_its_label_tells_apart_goes_back(
    show: Show, page: Page, kind: str
) -> None:
    engine = show(page_map(CIDADE, EMAIL), ROWS.format(KINDS[kind], KINDS[kind]))
    page.evaluate(f"{CELLS}[1].value = 'ana@x'")
    engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    page.evaluate(REBUILT)
    assert engine.undo() == {"restored": ["Cidade"], "failed": []}
    assert page.evaluate(HELD) == ["", "ana@x"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("made", ["outro", "label"])
def test_a_control_built_anew_that_cannot_be_told_apart_is_left_alone_and_named(
    show: Show, page: Page, kind: str, made: str
) -> None:
    engine = show(page_map(CIDADE, EMAIL), ROWS.format(KINDS[kind], KINDS[kind]))
    page.evaluate(f"{CELLS}[1].value = 'ana@x'")
    engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    if made == "label":
        page.evaluate("one.cells[0].textContent = 'Outra'")
    else:
        page.evaluate(f"{CELLS}[0].value = 'ana@x'")
    held = page.evaluate(HELD)
    page.evaluate(REBUILT)
    undone: dict[str, Any] = engine.undo()
    assert page.evaluate(HELD) == held
    assert (undone["restored"], undone["failed"]) == ([], UNSURE)


def test_rows_that_are_numbered_anew_are_the_same_rows(show: Show, page: Page) -> None:
    rows = "<table id=t><tr id=one><td>Cidade</td><td><input name='tel[0]'></td></tr>"
    rows += "<tr id=two><td>E-mail</td><td><input name='tel[1]'></td></tr></table>"
    engine = show(page_map(CIDADE, EMAIL), rows)
    page.evaluate(f"{CELLS}[1].value = 'ana@x'")
    engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    page.evaluate("one.remove(); two.querySelector('input').name = 'tel[0]'")
    assert engine.undo() == {"restored": [], "failed": [{"title": "Cidade", "reason": "gone"}]}
    assert page.evaluate(HELD) == ["ana@x"]


@pytest.mark.parametrize("control", ["<input id=x>", "<input name=x>"])
def test_a_control_built_anew_is_found_by_its_own_id_or_name(show: Show, page: Page, control: str) -> None:
    engine = show(page_map(CIDADE, EMAIL), ROWS.format(control, "<input id=y>"))
    page.evaluate(f"{CELLS}[1].value = 'ana@x'")
    engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    page.evaluate(f"""t.innerHTML = t.innerHTML; {CELLS}[0].value = 'Canoas'; {CELLS}[1].value = 'ana@x';
    one.before(two)""")
    assert engine.undo() == {"restored": ["Cidade"], "failed": []}
    assert page.evaluate(HELD) == ["ana@x", ""]


def test_a_control_built_anew_beside_a_twin_is_left_alone(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE, EMAIL), ROWS.format("<input id=x>", "<input id=y>"))
    engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    page.evaluate("one.cells[1].innerHTML = '<input id=x value=Canoas><input id=x value=outro>'")
    assert engine.undo()["failed"] == UNSURE
    assert page.evaluate(HELD) == ["Canoas", "outro", ""]


NAMELESS_RADIOS = """<fieldset id=g1><legend>Outra</legend><label><input type=radio>Sim</label></fieldset>
<fieldset id=g2><legend>Cidade</legend><label><input type=radio>Sim</label></fieldset>"""


def test_radio_buttons_without_a_name_are_each_themselves(show: Show, page: Page) -> None:
    engine = show(page_map(CHOSEN), NAMELESS_RADIOS)
    page.evaluate("document.querySelector('#g1 input').checked = true")
    engine.fill(plan(engine.map, [step(CHOSEN, "Sim")]))
    page.evaluate("g1.before(g2)")
    engine.undo()
    assert page.evaluate("[...document.querySelectorAll('#g1 input, #g2 input')].map((r) => r.checked)") == [
        False,
        True,
    ]


def test_a_frame_before_it_with_the_same_controls_is_another_one(show: Show, page: Page) -> None:
    form = "<table><tr><td>{1}</td><td><input id=x value='{2}'></td></tr></table>"
    frame = f'<iframe id={{0}} srcdoc="{form}"></iframe>'
    engine = show(page_map(CIDADE), frame.format("second", "Cidade", ""))
    page.frame_locator("#second").locator("#x").wait_for()
    engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    with page.expect_event("framenavigated"):
        page.evaluate(
            "markup => second.insertAdjacentHTML('beforebegin', markup)",
            frame.format("first", "Novo", "ana@x"),
        )
    page.frame_locator("#first").locator("#x").wait_for()
    assert engine.undo() == {"restored": ["Cidade"], "failed": []}
    assert page.frame_locator("#first").locator("#x").input_value() == "ana@x"
    assert page.frame_locator("#second").locator("#x").input_value() == ""


def test_a_late_control_that_is_gone_again_needs_no_undo(show: Show, page: Page) -> None:
    late = "place.innerHTML = this.value && '<label>E-mail <input></label>'"
    engine = show(
        page_map(CIDADE, EMAIL), f'<label>Cidade <input id=a onchange="{late}"></label><div id=place></div>'
    )
    engine.fill(plan(engine.map, [step(CIDADE, "Canoas"), step(EMAIL, "ana@x", after=["cidade"])]))
    assert page.input_value("#place input") == "ana@x"
    assert engine.undo() == {"restored": ["Cidade", "E-mail"], "failed": []}
    assert page.inner_html("#place") == ""


def test_what_the_agent_typed_into_the_next_nameless_control_stays_when_rows_shift(
    show: Show, page: Page
) -> None:
    engine = filled(show, NAMELESS)
    page.focus("#two input")
    page.keyboard.type("ana@x")
    page.evaluate("one.insertAdjacentHTML('beforebegin', '<tr><td>Novo</td><td><input></td></tr>')")
    assert engine.undo() == {"restored": ["Cidade"], "failed": []}
    assert page.evaluate(HELD) == ["", "", "ana@x"]
