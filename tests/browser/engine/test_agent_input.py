"""From the press of the button on, what the agent does in a field wins until the ticket is saved."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from native_host.protocol.messages import Policy
from tests.browser.engine.agent_acts import MASK, typed
from tests.browser.engine.conftest import Show
from tests.browser.engine.gate import assert_left, begin, open_gate, report_of, steps
from tests.browser.engine.harness import page_map, plan, state, step, steps_of
from tests.browser.engine.one_field import CELL, CHOSEN, CIDADE, RADIOS
from tests.browser.engine.one_field import UF as STATE


def test_what_is_typed_into_a_filled_field_while_others_wait_stays(show: Show, page: Page) -> None:
    engine = open_gate(show, "<input id=a>")
    begin(engine, "Canoas")
    page.focus("#u")
    page.keyboard.press("End")
    page.keyboard.type("!")
    assert_left(report_of(engine, "uf"))
    assert page.evaluate("[u.value, a.value]") == ["RS!", "Canoas"]


def test_an_emptied_field_stays_empty(show: Show, page: Page) -> None:
    engine = open_gate(show, "<input id=a>")
    begin(engine, "Canoas", policy=Policy.IF_EMPTY)
    page.focus("#u")
    for keys in ("Control+A", "Delete"):
        page.keyboard.press(keys)
    assert_left(report_of(engine, "uf"))
    assert page.input_value("#u") == ""
    again = engine.fill(plan(engine.map, [step(CIDADE, "Canoas"), *steps("Canoas")[:1]]))
    assert_left(steps_of(again)["uf"])
    assert page.input_value("#u") == ""


def test_a_cut_text_stays_cut(show: Show, page: Page) -> None:
    engine = open_gate(show, "<input id=a>")
    begin(engine, "Canoas")
    page.evaluate("release()")
    engine.finish()
    page.focus("#a")
    for keys in ("Control+A", "Control+X"):
        page.keyboard.press(keys)
    assert_left(steps_of(engine.fill(plan(engine.map, [step(CIDADE, "Canoas")])))["cidade"])
    assert page.input_value("#a") == ""


def test_what_stood_there_before_the_press_follows_the_procedure(show: Show, page: Page) -> None:
    engine = open_gate(show, "<input id=a>")
    page.click("#a")
    page.keyboard.type("Torres")
    begin(engine, "Canoas")
    report = report_of(engine)
    assert (report.status.value, report.changed_by_agent) == ("filled", False)
    assert page.input_value("#a") == "Canoas"


def test_what_is_typed_between_the_press_and_the_fill_wins(show: Show, page: Page) -> None:
    engine = open_gate(show, "<input id=a>")
    engine.world.run("ticket.attend()")
    page.click("#a")
    page.keyboard.type("Torres")
    begin(engine, "Canoas")
    assert_left(report_of(engine))
    assert page.input_value("#a") == "Torres"


def test_a_value_as_the_plan_wants_it_is_right_whoever_typed_it(show: Show, page: Page) -> None:
    engine = open_gate(show, "<input id=a>")
    begin(engine, "Torres")
    typed(page)
    assert report_of(engine).status.value == "already_right"


def press(page: Page, selector: str, *keys: str) -> None:
    page.focus(selector)
    for key in keys:
        page.keyboard.press(key)


NOTHING: dict[str, Callable[[Page], None]] = {
    "a click into it": lambda page: page.click("#a"),
    "Tab through it": lambda page: press(page, "#u", "Tab", "Tab"),
    "an arrow key": lambda page: press(page, "#a", "ArrowLeft"),
    "a letter that its mask refuses": lambda page: press(page, "#a", "x"),
    "an event of a script": lambda page: page.evaluate(
        "a.value = '3'; a.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));"
        "a.dispatchEvent(new KeyboardEvent('keydown', { key: '3', bubbles: true }))"
    ),
    "a press on something else": lambda page: page.click("#other"),
}  # fmt: skip


@pytest.mark.parametrize("what", NOTHING)
def test_what_changes_nothing_is_not_input(show: Show, page: Page, what: str) -> None:
    engine = open_gate(show, MASK)
    begin(engine, "99")
    NOTHING[what](page)
    report = report_of(engine)
    assert (report.status.value, report.changed_by_agent) == ("filled", False)
    assert page.input_value("#a") == "99"


def test_a_box_that_a_script_has_ticked_is_not_the_agents(show: Show, page: Page) -> None:
    engine = open_gate(show, "<input type=checkbox id=a>", on=CHOSEN)
    begin(engine, "Não", on=CHOSEN)
    page.evaluate("a.click()")
    report = report_of(engine)
    assert (report.status.value, page.is_checked("#a")) == ("filled", False)


def test_our_own_clicks_are_not_the_agents(show: Show, page: Page) -> None:
    engine = show(page_map(CHOSEN), RADIOS)
    for value in ("Sim", "Não", "Sim"):
        report = steps_of(engine.fill(plan(engine.map, [step(CHOSEN, value)])))["cidade"]
        assert (report.status.value, report.changed_by_agent) == ("filled", False)
    assert engine.undo()["failed"] == []
    assert page.evaluate("[s.checked, n.checked]") == [False, False]


def test_what_the_page_resets_in_answer_to_the_agent_is_filled(show: Show, page: Page) -> None:
    more = "<label for=b>Bairro</label><input id=b oninput=\"a.value = ''\">"
    engine = open_gate(show, "<input id=a value=Torres>", more=more)
    begin(engine, "Canoas")
    page.click("#b")
    page.keyboard.type("x")
    assert report_of(engine).status.value == "filled"
    assert page.input_value("#a") == "Canoas"


def test_the_plans_value_replaces_it_when_the_agent_asks_for_it_and_undo_brings_it_back(
    show: Show, page: Page
) -> None:
    engine = open_gate(show, "<input id=a value=antes>")
    begin(engine, "Canoas")
    page.focus("#a")
    page.keyboard.press("Control+A")
    page.keyboard.type("Torres")
    assert_left(report_of(engine))
    accepted = engine.accept("cidade")
    assert (accepted.status.value, accepted.changed_by_agent) == ("filled", False)
    assert page.input_value("#a") == "Canoas"
    assert engine.undo()["failed"] == []
    assert page.input_value("#a") == "Torres"


def test_what_is_typed_after_that_wins_again(show: Show, page: Page) -> None:
    engine = open_gate(show, "<input id=a>")
    begin(engine, "Canoas")
    typed(page)
    assert_left(report_of(engine))
    engine.accept("cidade")
    page.focus("#a")
    page.keyboard.press("End")
    page.keyboard.type("!")
    assert_left(steps_of(engine.fill(plan(engine.map, steps("Canoas"))))["cidade"])
    assert page.input_value("#a") == "Canoas!"


def test_an_answer_given_for_a_field_replaces_what_was_done_in_it(show: Show, page: Page) -> None:
    engine = open_gate(show, "<input id=a>")
    begin(engine, None)
    typed(page)
    report_of(engine)
    engine.world.run("ticket.preferPlan('cidade')")
    assert steps_of(engine.fill(plan(engine.map, steps("Canoas"))))["cidade"].status.value == "filled"
    assert page.input_value("#a") == "Canoas"


def test_the_memory_ends_when_the_ticket_is_saved(show: Show, page: Page) -> None:
    engine = open_gate(show, "<input id=a>")
    begin(engine, "Canoas")
    typed(page)
    assert_left(report_of(engine))
    engine.world.run("ticket.forgetAgent()")
    page.focus("#a")
    page.keyboard.type("!")
    assert steps_of(engine.fill(plan(engine.map, steps("Canoas"))))["cidade"].status.value == "filled"


@pytest.mark.parametrize("policy", [Policy.SET, Policy.IF_EMPTY])
def test_undo_leaves_what_was_typed_during_the_fill(show: Show, page: Page, policy: Policy) -> None:
    engine = open_gate(show, "<input id=a value=antes>", more="<input id=free value=x>")
    begin(engine, "Canoas", policy=policy)
    for selector in ("#a", "#free"):
        page.focus(selector)
        page.keyboard.press("End")
        page.keyboard.type("!")
    report_of(engine)
    assert engine.undo() == {"restored": ["UF"], "failed": []}
    assert page.evaluate("[u.value, a.value, free.value]") == ["", "antes!", "x!"]


def test_undo_leaves_what_was_typed_while_it_runs(show: Show, page: Page) -> None:
    engine = open_gate(show, "<input id=a>")
    begin(engine, "Canoas")
    report_of(engine)
    page.evaluate("u.onchange = () => { u.onchange = null; ask() }")
    engine.world.run("globalThis.undoing = ticket.undo(); 0")
    page.wait_for_selector("#divLoading", state="attached")
    page.focus("#a")
    page.keyboard.press("End")
    page.keyboard.type("!")
    page.evaluate("release()")
    assert engine.world.run("undoing")["failed"] == [{"title": "Cidade", "reason": "changed_by_agent"}]
    assert page.input_value("#a") == "Canoas!"


def test_after_an_undo_it_still_wins_and_the_rest_is_filled_again(show: Show, page: Page) -> None:
    engine = open_gate(show, "<input id=a>")
    begin(engine, "Canoas")
    typed(page)
    report_of(engine)
    before = state(page)
    engine.undo()
    assert page.evaluate("[u.value, a.value]") == ["", "Torres"]
    begin(engine, "Canoas")
    assert_left(report_of(engine))
    assert state(page) == before


FRAME = """<iframe id=frame srcdoc="<table><tr><td>Cidade</td><td><input id=a></td></tr></table>"></iframe>"""
SHADOW = """<div id=host></div><script>host.attachShadow({ mode: 'open' }).innerHTML =
'<table><tr><td>Cidade</td><td><input id=a></td></tr></table>'</script>"""


@pytest.mark.parametrize("inside", ["frame", "shadow tree", "frame that comes later"])
def test_it_is_heard_inside_frames_and_shadow_trees(show: Show, page: Page, inside: str) -> None:
    markup = {"frame": FRAME, "shadow tree": SHADOW, "frame that comes later": "<div id=place></div>"}[inside]
    form = "<label for=u>UF</label><input id=u onchange='ask()'>"
    script = """<script>function ask() { const sign = document.createElement('div'); sign.id = 'divLoading';
    document.body.append(sign); window.release = () => sign.remove() }</script>"""
    engine = show(page_map(STATE, CIDADE), script + form + markup)
    plain = [step(STATE, "RS"), step(CIDADE, "Canoas", after=["uf"])]
    engine.start(plan(engine.map, plain))
    engine.wait_for_step("uf")
    if inside == "frame that comes later":
        page.evaluate("place.innerHTML = arguments[0]".replace("arguments[0]", repr(FRAME)))
    scope = page.locator("#a") if inside == "shadow tree" else page.frame_locator("#frame").locator("#a")
    scope.click()
    page.keyboard.type("Torres")
    assert_left(report_of(engine))
    assert scope.input_value() == "Torres"


def test_nothing_is_heard_before_the_first_press(show: Show) -> None:
    engine = show(page_map(CIDADE), CELL.format("<input id=a>"))
    engine.world.run("""globalThis.heard = []; const add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (type, ...rest) { heard.push(type);
      return add.call(this, type, ...rest) }; 0""")
    engine.facts()
    assert engine.world.run("heard.filter((type) => type !== 'load')") == []
    engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))
    assert "compositionstart" in engine.world.run("heard")
