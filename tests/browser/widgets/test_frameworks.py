"""Controlled inputs: what the page's framework keeps in its state is what it submits.

React and Vue are the genuine libraries. Angular's value accessors are written from its documentation:
text on `input`, select on `change`, touched on `blur`, and the view written from the model afterwards.
"""

from __future__ import annotations

import pytest

from tests.browser.widgets.conftest import Show

REACT = ("lib/react/umd/react.development.js", "lib/react-dom/umd/react-dom.development.js")
VUE = ("lib/vue/dist/vue.global.prod.js",)
MASK = "v.replace(/\\D/g, '').replace(/^(\\d{3})(\\d{3})(\\d{3})(\\d{2})$/, '$1.$2.$3-$4')"
ROOT = "<div id=root></div>"


def react(element: str, change: str = "event.target.value") -> str:
    """Return a page's script with one controlled input whose state is `window.state`."""
    return f"""function Field() {{ const [v, set] = React.useState(''); window.state = v;
    const on = {{ id: 'a', value: v, onChange: (event) => set({change}) }};
    return {element} }}
    ReactDOM.createRoot(document.getElementById('root')).render(React.createElement(Field))"""


REACT_SELECT = """React.createElement('select', on, ['', 'Canoas', 'Torres'].map((o) =>
React.createElement('option', { key: o, value: o }, o)))"""


@pytest.mark.parametrize(
    ("element", "value"),
    [
        ("React.createElement('input', on)", "Canoas"),
        ("React.createElement('textarea', on)", "Canoas\nTorres"),
        (REACT_SELECT, "Torres"),
    ],
)
def test_react_keeps_what_was_filled_and_what_was_undone(show: Show, element: str, value: str) -> None:
    form = show(ROOT, *REACT, script=react(element), ready="document.getElementById('a')")
    assert form.status(value) == "filled"
    assert form.js("[state, a.value]") == [value, value]
    assert form.undo() == []
    assert form.js("[state, a.value]") == ["", ""]


def test_a_react_mask_is_followed(show: Show) -> None:
    change = f"((v) => {MASK})(event.target.value)"
    script = react("React.createElement('input', on)", change)
    form = show(ROOT, *REACT, script=script, ready="document.getElementById('a')")
    assert form.fill("52998224725").now == "529.982.247-25"
    assert form.js("state") == "529.982.247-25"


def test_a_react_input_whose_state_refuses_the_value_is_reported(show: Show) -> None:
    script = react("React.createElement('input', on)", "''")
    form = show(ROOT, *REACT, script=script, ready="document.getElementById('a')")
    assert form.status("Canoas") == "reverted_by_page"


@pytest.mark.parametrize("model", ["v-model", "v-model.lazy", "v-model.trim"])
def test_vue_keeps_what_was_filled_and_what_was_undone(show: Show, model: str) -> None:
    script = f"""window.vm = Vue.createApp({{ data: () => ({{ v: '' }}),
    template: '<input id="a" {model}="v">' }}).mount('#root')"""
    form = show(ROOT, *VUE, script=script)
    assert form.status("Canoas") == "filled"
    assert form.js("[vm.v, a.value]") == ["Canoas", "Canoas"]
    assert form.undo() == []
    assert form.js("[vm.v, a.value]") == ["", ""]


def test_vue_selects_and_check_boxes_follow(show: Show) -> None:
    script = """window.vm = Vue.createApp({ data: () => ({ v: '' }), template:
    '<select id="a" v-model="v"><option value="">Selecione</option>' +
    '<option :value="{ id: 7 }">Torres</option></select>'
    }).mount('#root')"""
    form = show(ROOT, *VUE, script=script)
    assert form.status("Torres") == "filled"
    assert form.js("vm.v.id") == 7


ANGULAR = """const accessor = (el, kind) => { let composing = false; window.model = '';
  el.addEventListener('compositionstart', () => { composing = true });
  el.addEventListener(kind, () => { if (!composing) { model = el.value; Promise.resolve().then(() => {
    el.value = model; el.classList.replace('ng-pristine', 'ng-dirty') }) } });
  el.addEventListener('blur', () => el.classList.add('ng-touched')) };
  const el = document.getElementById('a'); el.classList.add('ng-pristine');
  accessor(el, el.localName === 'select' ? 'change' : 'input')"""


@pytest.mark.parametrize(
    "control",
    ["<input id=a>", "<select id=a><option></option><option value='1: Torres'>Torres</option></select>"],
)
def test_an_angular_accessor_writes_the_model(show: Show, control: str) -> None:
    form = show(control, script=ANGULAR)
    assert form.status("Torres") == "filled"
    assert form.js("model === a.value && model.endsWith('Torres')")
    assert form.js("a.className") == "ng-dirty ng-touched"
    assert form.undo() == []
    assert form.js("[model, a.value]") == ["", ""]
