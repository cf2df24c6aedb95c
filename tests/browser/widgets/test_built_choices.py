"""Choices that say by no role what they are, and lists that are searched in an input of their own."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.browser.widgets.conftest import Show

CITIES = "['Canoas', 'Porto Alegre', 'Torres']"
STYLE = """<style>.list { position: absolute; background: #fff }
.box { width: 200px; min-height: 20px; border: 1px solid }</style>"""


@dataclass(frozen=True)
class Built:
    """A choice as a page builds it: its markup, its script, what is submitted and what is shown."""

    markup: str
    script: str
    sent: str
    shown: str


BUILT = {
    "an input in front of a transparent select": Built(
        """<div class='select-wrapper'><input id=i readonly value='Escolha'>
        <ul id=l style='display:none'></ul>
        <select id=s style='position:absolute;opacity:0;pointer-events:none'>
        <option value='' disabled selected>Escolha<option>Canoas<option>Porto Alegre
        <option>Torres</select></div>""",
        """for (const text of CITIES) { const li = document.createElement('li');
        li.textContent = text; l.append(li);
        li.onclick = () => { s.value = text;
        s.dispatchEvent(new Event('change', { bubbles: true })) } }
        i.onclick = () => { l.style.display = 'block' };
        s.onchange = () => { i.value = s.selectedOptions[0].text.trim(); l.style.display = 'none' };""",
        "s.value",
        "i.value",
    ),
    "a box around a hidden input": Built(
        f"""{STYLE}<div class='box ui dropdown' id=b><input type=hidden name=c id=c>
        <span id=t>Selecione...</span></div>""",
        """b.onclick = (event) => { if (document.querySelector('.list')) return;
        const list = document.createElement('div'); list.className = 'list menu'; b.append(list);
        for (const text of CITIES) { const div = document.createElement('div'); div.textContent = text;
        list.append(div);
        div.onclick = (press) => { press.stopPropagation(); c.value = text; t.textContent = text;
        list.remove() } } }""",
        "c.value",
        "t.textContent",
    ),
    "a list that knows only what is sought": Built(
        f"""{STYLE}<div class='box' id=b role=combobox tabindex=0 aria-haspopup=listbox>
        <span id=t>Selecione</span></div>
        <input type=hidden name=c id=c>""",
        """b.onclick = () => { const list = document.createElement('div'); list.className = 'list';
        list.innerHTML = '<input id=q><ul role=listbox style="min-height:20px"></ul>';
        document.body.append(list);
        q.oninput = () => setTimeout(() => { list.lastChild.innerHTML = '';
        for (const text of CITIES.filter((one) => one.startsWith(q.value))) {
        const li = document.createElement('li'); li.setAttribute('role', 'option'); li.textContent = text;
        list.lastChild.append(li);
        li.onclick = () => { c.value = text; t.textContent = text; list.remove() } } }) }""",
        "c.value",
        "t.textContent",
    ),
}


@pytest.mark.parametrize("name", BUILT)
def test_a_choice_without_a_role_is_made_as_a_person_makes_it(show: Show, name: str) -> None:
    built = BUILT[name]
    form = show(built.markup, script=built.script.replace("CITIES", CITIES))
    assert form.status("Porto Alegre") == "filled"
    assert form.js(f"[{built.sent}, {built.shown}]") == ["Porto Alegre", "Porto Alegre"]


def test_a_choice_that_follows_its_select_goes_back_to_nothing(show: Show) -> None:
    built = BUILT["an input in front of a transparent select"]
    form = show(built.markup, script=built.script.replace("CITIES", CITIES))
    form.status("Porto Alegre")
    assert form.undo() == []
    assert form.js("[s.value, i.value]") == ["", "Escolha"]


def test_a_field_locked_until_it_has_the_focus_is_filled(show: Show) -> None:
    form = show("<input id=a readonly onfocus='this.readOnly = false'>")
    assert form.status("Porto Alegre") == "filled"
    assert form.js("a.value") == "Porto Alegre"


NUMBERS = "(51) 3333-4444 / (51) 99812-3344"


def test_two_numbers_go_one_into_each_of_two_inputs_and_back(show: Show) -> None:
    form = show("<input id=a maxlength=15> <input id=b maxlength=15>")
    assert form.status(NUMBERS) == "filled"
    assert form.js("[a.value, b.value]") == ["(51) 3333-4444", "(51) 99812-3344"]
    assert form.undo() == []
    assert form.js("[a.value, b.value]") == ["", ""]


def test_a_tree_whose_own_top_changes_is_filled(show: Show) -> None:
    form = show(
        "<x-a></x-a>",
        script="""customElements.define('x-a', class extends HTMLElement { connectedCallback() {
        const root = this.attachShadow({ mode: 'open' });
        root.innerHTML = '<label for=a>Cidade</label><input id=a>';
        root.getElementById('a').addEventListener('change', () => root.append('visto')) } })""",
    )
    assert form.status("Porto Alegre") == "filled"
