"""Pages too large, pages that defend themselves, pages that mean ill: little work, nothing else touched."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import bundle, field, page_map, plan, statuses, step

CIDADE = field("cidade")
FORM = "<label>Cidade <input id='a'></label>"
COUNTING = """globalThis.named = globalThis.folded = 0;
const { get } = Object.getOwnPropertyDescriptor(Element.prototype, "localName");
Object.defineProperty(Element.prototype, "localName", { get() { named += 1; return get.call(this) } });
const { toLowerCase } = String.prototype;
String.prototype.toLowerCase = function () { folded += this.length; return toLowerCase.call(this) };
"""
"""Counts, for the engine that comes behind it: names of elements asked for, characters folded."""


def test_fifty_thousand_controls_are_not_gone_through(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), FORM, script=COUNTING + bundle())
    page.evaluate(
        "document.body.append(...Array.from({length: 50000}, () => document.createElement('input')))"
    )
    assert engine.facts().fields == {}, "what was not seen could be the field's second candidate"
    assert 0 < engine.world.run("named") < 50_000


def test_labels_of_a_megabyte_are_prose(show: Show, page: Page) -> None:
    markup = FORM + "<label id='big'></label><input id='b' placeholder=''>"
    engine = show(page_map(CIDADE), markup, script=COUNTING + bundle())
    page.evaluate(
        """() => { big.textContent = "Cidade ".repeat(150000); b.placeholder = "Cidade ".repeat(150000);
        b.setAttribute("aria-label", "x".repeat(1000000)); }"""
    )
    assert statuses(engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))) == {"cidade": "filled"}
    assert 0 < engine.world.run("folded") < 100_000
    assert page.input_value("#b") == ""


def test_markup_in_labels_is_text(show: Show, page: Page) -> None:
    label = "&lt;img src=x onerror=&quot;window.ran = true&quot;&gt;Cidade"
    engine = show(page_map(CIDADE), f"<label>{label} <input id='b'></label>" + FORM)
    assert statuses(engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))) == {"cidade": "filled"}
    assert page.evaluate("[b.value, a.value, window.ran ?? null]") == ["", "Canoas", None]


def test_a_frame_that_embeds_its_parent_has_an_end(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), FORM)
    page.evaluate(
        """() => { let inner = document; for (let i = 0; i < 20; i++) {
        const frame = inner.createElement("iframe");
        inner.body.append(frame); inner = frame.contentDocument; } }"""
    )
    assert engine.facts().fields == {}


def test_a_control_that_leaves_when_it_is_focused_costs_itself_only(show: Show, page: Page) -> None:
    engine = show(
        page_map(CIDADE, field("nome")), FORM + "<p>Nome: <input id='n' onfocus='this.remove()'></p>"
    )
    report = engine.fill(plan(engine.map, [step(field("nome"), "Ana"), step(CIDADE, "Canoas")]))
    assert statuses(report)["cidade"] == "filled"
    assert page.input_value("#a") == "Canoas"


def test_getters_and_setters_of_the_page_are_not_met(show: Show, page: Page) -> None:
    engine = show(page_map(CIDADE), FORM)
    page.evaluate(
        """() => { for (const name of ["value", "shadowRoot", "parentElement", "id", "form"])
        Object.defineProperty(a, name,
          { get() { throw new Error("no"); }, set() { throw new Error("no"); } }); }"""
    )
    assert statuses(engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))) == {"cidade": "filled"}


def test_a_form_whose_properties_are_its_inputs_is_a_form(show: Show, page: Page) -> None:
    names = [
        "elements",
        "parentNode",
        "querySelectorAll",
        "value",
        "getAttribute",
        "hasAttribute",
        "attributes",
    ]
    names += ["shadowRoot", "ownerDocument", "getRootNode", "nodeType", "scrollLeft", "getBoundingClientRect"]
    traps = "".join(f"<input name='{name}'>" for name in names)
    markup = f"<img name='body'><form name='defaultView'>{traps}{FORM}</form>"
    engine = show(page_map(CIDADE), markup)
    assert statuses(engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))) == {"cidade": "filled"}
    assert page.input_value("#a") == "Canoas"


def test_what_the_page_says_of_itself_is_not_believed(show: Show, page: Page) -> None:
    fake = "<div id='qualitoken-card'><label>Cidade <input id='fake'></label></div>"
    engine = show(page_map(CIDADE), fake + FORM)
    page.evaluate("window.heard = []; addEventListener('message', (event) => heard.push(event.data))")
    page.evaluate("postMessage({ type: 'fill', value: 'x', steps: [] }, '*')")
    assert statuses(engine.fill(plan(engine.map, [step(CIDADE, "Canoas")]))) == {"cidade": "filled"}
    assert page.evaluate("[fake.value, a.value, heard.length]") == ["", "Canoas", 1]
