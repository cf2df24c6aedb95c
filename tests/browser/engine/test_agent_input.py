"""From the press of the button on, what the agent does in a field wins until the ticket is saved."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from native_host.protocol.messages import PageField, Policy, StepReport
from tests.browser.engine.conftest import Show
from tests.browser.engine.gate import begin, open_gate, steps
from tests.browser.engine.harness import (
    Engine,
    bundle,
    page_map,
    plan,
    state,
    step,
    steps_of,
    with_short_pieces,
)
from tests.browser.engine.one_field import CELL, CHOSEN, CIDADE, RADIOS
from tests.browser.engine.one_field import UF as STATE

SELECT = (
    "<select id=a><option value=''>Selecione</option><option>Canoas</option><option>Torres</option></select>"
)
MASK = """<input id=a onkeydown="if (event.key.length > 1) return; event.preventDefault();
if (/[0-9]/.test(event.key)) this.value += event.key">"""
ARIA_RADIOS = """<div role=radiogroup id=a aria-label=Cidade><span role=radio aria-checked=false
tabindex=0>Sim</span><span role=radio aria-checked=false tabindex=0>Não</span></div><script>
document.querySelectorAll('[role=radio]').forEach((one, _, all) => one.onclick = () =>
all.forEach((other) => other.setAttribute('aria-checked', String(other === one))))</script>"""
PICKER = """<input id=a><div id=days><b>01/02/2026</b></div><script>
document.querySelector('#days b').onmousedown = (event) => { event.preventDefault();
a.value = event.target.textContent; a.dispatchEvent(new Event('change', { bubbles: true })) }</script>"""


def typed(page: Page) -> None:
    page.click("#a")
    page.keyboard.type("Torres")


def pasted(page: Page) -> None:
    page.click("#source")
    for keys in ("Control+A", "Control+C"):
        page.keyboard.press(keys)
    page.click("#a")
    page.keyboard.press("Control+V")


def dropped(page: Page) -> None:
    page.dblclick("#source")
    page.mouse.down()
    box = page.locator("#a").bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + 5, steps=4)
    page.mouse.up()


def composed(page: Page) -> None:
    page.click("#a")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "Torr", "selectionStart": 4, "selectionEnd": 4})


def taken_back(page: Page) -> None:
    typed(page)
    page.keyboard.press("Control+Z")
    page.keyboard.type("T")


def chosen_by_key(page: Page) -> None:
    page.focus("#a")
    page.keyboard.type("Torres")


def ticked(page: Page) -> None:
    page.click("#a")


def ticked_by_key(page: Page) -> None:
    page.focus("#a")
    page.keyboard.press("Space")


def ticked_by_label(page: Page) -> None:
    page.click("label[for=a]")


def chose_radio(page: Page) -> None:
    page.click("label[for=s]")


def chose_radio_by_key(page: Page) -> None:
    page.focus("#s")
    page.keyboard.press("Space")


def chose_aria_radio(page: Page) -> None:
    page.click("[role=radio] >> nth=0")


def spun(page: Page) -> None:
    page.focus("#a")
    page.keyboard.press("ArrowUp")


def dated(page: Page) -> None:
    page.focus("#a")
    page.keyboard.type("02022026")  # whatever the order of day and month


def picked(page: Page) -> None:
    page.click("#a")
    page.click("#days b")


def digits(page: Page) -> None:
    page.click("#a")
    page.keyboard.type("51")


INPUT = "<input id=a>"
EDITABLE = "<div id=a contenteditable></div>"
TICK = "<input type=checkbox id=a>"
LABELLED = f"{TICK}<label for=a>Cidade</label>"
SOURCE = "<input id=a><input id=source value=Torres>"
VALUE = "a.value"
KINDS: dict[str, tuple[str, PageField, str, Callable[[Page], None], str, object]] = {
    "typed": (INPUT, CIDADE, "Canoas", typed, VALUE, "Torres"),
    "typed into a text area": ("<textarea id=a></textarea>", CIDADE, "Canoas", typed, VALUE, "Torres"),
    "typed into a mask": (MASK, CIDADE, "99", digits, VALUE, "51"),
    "typed into an editor": (EDITABLE, CIDADE, "Canoas", typed, "a.innerText", "Torres"),
    "pasted": (SOURCE, CIDADE, "Canoas", pasted, VALUE, "Torres"),
    "dropped": (SOURCE, CIDADE, "Canoas", dropped, VALUE, "Torres"),
    "being composed": (INPUT, CIDADE, "Canoas", composed, VALUE, "Torr"),
    "typed and taken back": (INPUT, CIDADE, "Canoas", taken_back, VALUE, "T"),
    "chosen by key": (SELECT, CIDADE, "Canoas", chosen_by_key, VALUE, "Torres"),
    "ticked": (TICK, CHOSEN, "Não", ticked, "a.checked", True),
    "ticked by key": (TICK, CHOSEN, "Não", ticked_by_key, "a.checked", True),
    "ticked by its label": (LABELLED, CHOSEN, "Não", ticked_by_label, "a.checked", True),
    "a radio button": (RADIOS, CHOSEN, "Não", chose_radio, "s.checked", True),
    "a radio button by key": (RADIOS, CHOSEN, "Não", chose_radio_by_key, "s.checked", True),
    "an ARIA radio button": (
        ARIA_RADIOS, CHOSEN, "Não", chose_aria_radio,
        "document.querySelector('[aria-checked=true]').textContent", "Sim",
    ),
    "spun": ("<input type=number id=a>", CIDADE, "7", spun, VALUE, "1"),
    "a date by key": ("<input type=date id=a>", CIDADE, "05/06/2026", dated, VALUE, "2026-02-02"),
    "a date picked": (PICKER, CIDADE, "05/06/2026", picked, VALUE, "01/02/2026"),
}  # fmt: skip


def report_of(engine: Engine, key: str = "cidade") -> StepReport:
    """Let the page go on and return how the field ended."""
    engine.page.evaluate("release()")
    return steps_of(engine.finish())[key]


def assert_left(report: StepReport) -> None:
    """See that the report says whose the value is."""
    assert (report.status.value, report.changed_by_agent) == ("kept", True)


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_agent_does_in_a_waiting_field_is_not_replaced(show: Show, page: Page, kind: str) -> None:
    control, on, wanted, act, shown, left = KINDS[kind]
    engine = open_gate(show, control, on=on)
    begin(engine, wanted, on=on)
    act(page)
    before = page.evaluate(shown)
    assert_left(report_of(engine))
    assert page.evaluate(shown) == before
    assert before == left


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_agent_did_after_a_fill_wins_when_it_is_filled_again(
    show: Show, page: Page, kind: str
) -> None:
    control, on, wanted, act, shown, _ = KINDS[kind]
    engine = open_gate(show, control, on=on)
    begin(engine, wanted, on=on)
    assert report_of(engine).status.value in ("filled", "already_right")
    filled = page.evaluate(shown)
    if kind in ("being composed", "typed and taken back"):
        page.evaluate("a.value = ''")
    act(page)
    changed = page.evaluate(shown)
    assert changed != filled
    report = steps_of(engine.fill(plan(engine.map, steps(wanted, on=on))))["cidade"]
    assert_left(report)
    assert page.evaluate(shown) == changed
    named = engine.undo()["failed"]
    assert page.evaluate(shown) == changed
    if kind not in ("ticked", "ticked by key", "ticked by its label"):  # an unticked box is right already
        assert named == [{"title": "Cidade", "reason": "changed_by_agent"}]


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


REBUILD = """<script>window.answer = () => { const cell = a.closest('td'); cell.innerHTML =
cell.dataset.markup }; document.querySelectorAll('td').forEach((cell) => {
cell.dataset.markup = cell.innerHTML }) </script>"""


@pytest.mark.parametrize("control", ["<input id=a>", "<input>", SELECT], ids=["input", "nameless", "select"])
def test_what_was_typed_into_a_control_that_the_page_rebuilds_comes_back(
    show: Show, page: Page, control: str
) -> None:
    rebuild = REBUILD.replace("a.closest", "document.querySelectorAll('tr')[1].cells[1].firstChild.closest")
    engine = open_gate(show, control, more=rebuild)
    begin(engine, "Canoas")
    page.focus("tr:nth-child(2) :is(input, select)")
    page.keyboard.type("Torres")
    assert_left(report_of(engine))
    assert page.input_value("tr:nth-child(2) :is(input, select)") == "Torres"


MANY = "<div id=late></div>" + "<input>" * 200
"""More than one piece of a look."""


@pytest.mark.parametrize("is_new", [False, True], ids=["that was there", "that is new"])
def test_what_was_typed_during_a_look_in_pieces_comes_back_when_the_page_rebuilds_the_control(
    show: Show, page: Page, is_new: bool
) -> None:
    engine = open_gate(show, "<input id=a>", more=REBUILD + MANY, script=with_short_pieces(bundle()))
    begin(engine, "Canoas")
    engine.hold_pieces()
    page.evaluate("(all) => { if (all) a.outerHTML = a.outerHTML; late.innerHTML = '<input>' }", is_new)
    engine.wait_for_held_piece()
    page.focus("#a")
    page.keyboard.type("Torres")
    page.evaluate("answer()")
    engine.go_on()
    assert_left(report_of(engine))
    assert page.input_value("#a") == "Torres"


def test_a_rebuilt_control_without_the_chosen_option_does_not_get_the_plans_value(
    show: Show, page: Page
) -> None:
    rebuild = (
        "<script>window.answer = () => { a.innerHTML = '<option></option><option>Canoas</option>' }</script>"
    )
    engine = open_gate(show, SELECT, more=rebuild)
    begin(engine, "Canoas")
    chosen_by_key(page)
    assert_left(report_of(engine))
    assert page.input_value("#a") == ""


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
