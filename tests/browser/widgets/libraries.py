"""Choices as component libraries build them: the genuine ones, each with one field of many options."""

from __future__ import annotations

from dataclasses import dataclass

CITIES = """const CITIES = ['Canoas', 'Porto Alegre', 'Porto Belo', 'Torres',
...Array.from({ length: 300 }, (_, i) => `Vila ${i + 1}`)];
const chosen = (text) => text.trim() === 'Selecione' ? '' : text.trim();"""
HOST = "<div id=root style='width: 300px'></div>"
REACT = ("lib/react/umd/react.development.js", "lib/react-dom/umd/react-dom.development.js")
ANTD = (*REACT, "lib/dayjs/dayjs.min.js", "lib/antd/dist/antd.min.js")
MUI = (*REACT, "lib/@mui/material/umd/material-ui.development.js")
VUE = "lib/vue/dist/vue.global.js"
VUETIFY = ("lib/vuetify/dist/vuetify.min.css", VUE, "lib/vuetify/dist/vuetify.min.js")
ELEMENT = ("lib/element-plus/dist/index.css", VUE, "lib/element-plus/dist/index.full.min.js")
PRIMEVUE = (VUE, "lib/primevue/umd/primevue.min.js")
CHOICES = (
    "lib/choices.js/public/assets/styles/choices.css",
    "lib/choices.js/public/assets/scripts/choices.js",
)
TOM = ("lib/tom-select/dist/css/tom-select.css", "lib/tom-select/dist/js/tom-select.complete.js")
JQUERY_UI = (
    "lib/jquery-ui/dist/themes/base/jquery-ui.css",
    "lib/jquery/dist/jquery.js",
    "lib/jquery-ui/dist/jquery-ui.js",
)


@dataclass(frozen=True)
class Library:
    """A library's choice: what it needs, how it is built, what it shows and what is held of it."""

    assets: tuple[str, ...]
    script: str
    shown: str
    held: str
    control: str = HOST
    clears: bool = True
    """Whether the agent could take a choice back to none."""


def react(element: str) -> str:
    """Return a script that renders a choice with its state in `window.state`."""
    return f"""{CITIES} function Field() {{ const [v, set] = React.useState(undefined);
    window.state = v ?? ''; return {element} }}
    ReactDOM.createRoot(document.getElementById('root')).render(React.createElement(Field))"""


def vue(template: str, use: str) -> str:
    """Return a script that mounts a choice with its state in `window.vm.v`."""
    return f"""{CITIES} window.vm = Vue.createApp({{ data: () => ({{ v: null, cities: CITIES }}),
    template: `{template}` }}){use}.mount('#root')"""


def native(extra: str) -> str:
    """Return a script that fills a native select and builds a widget on it."""
    return f"""{CITIES} for (const [i, c] of CITIES.entries())
    document.getElementById('a').add(new Option(c, i + 1)); {extra}"""


SELECT = "<select id=a name=cidade><option value=''>Selecione</option></select>"
SUBMITTED = "(i => i ? CITIES[i - 1] : '')(new FormData(f).get('cidade'))"
ANT_OPTIONS = "CITIES.map((c) => ({ value: c, label: c }))"
ANT_SHOWN = "document.querySelector('.ant-select-selection-item')?.textContent ?? ''"

LIBRARIES = {
    "antd select": Library(
        ANTD,
        react(
            f"React.createElement(antd.Select, {{ value: v, onChange: set, placeholder: 'Selecione', "
            f"style: {{ width: 250 }}, options: {ANT_OPTIONS} }})"
        ),
        ANT_SHOWN,
        "state",
        clears=False,
    ),
    "antd select with search": Library(
        ANTD,
        react(
            "React.createElement(antd.Select, { value: v, onChange: set, showSearch: true, "
            "allowClear: true, "
            f"placeholder: 'Selecione', style: {{ width: 250 }}, options: {ANT_OPTIONS} }})"
        ),
        ANT_SHOWN,
        "state",
    ),
    "mui select": Library(
        MUI,
        react(
            "React.createElement(MaterialUI.Select, { value: v ?? '', displayEmpty: true, name: 'cidade', "
            "onChange: (e) => set(e.target.value) }, "
            "React.createElement(MaterialUI.MenuItem, { value: '' }, 'Selecione'), "
            "CITIES.map((c) => React.createElement(MaterialUI.MenuItem, { key: c, value: c }, c)))"
        ),
        "document.querySelector('[role=combobox]').textContent.replace('Selecione', '')",
        "new FormData(f).get('cidade')",
    ),
    "mui select without an empty entry": Library(
        MUI,
        react(
            "React.createElement(MaterialUI.Select, { value: v ?? '', name: 'cidade', "
            "onChange: (e) => set(e.target.value) }, "
            "CITIES.map((c) => React.createElement(MaterialUI.MenuItem, { key: c, value: c }, c)))"
        ),
        "document.querySelector('[role=combobox]').textContent.replace('\\u200b', '')",
        "new FormData(f).get('cidade')",
        clears=False,
    ),
    "mui autocomplete": Library(
        MUI,
        react(
            "React.createElement(MaterialUI.Autocomplete, { value: v ?? null, options: CITIES, "
            "onChange: (e, c) => set(c ?? undefined), "
            "renderInput: (p) => React.createElement(MaterialUI.TextField, { ...p }) })"
        ),
        "document.querySelector('input').value",
        "state",
    ),
    "vuetify select": Library(
        VUETIFY,
        vue(
            '<v-app><v-select v-model="v" :items="cities" name="cidade"></v-select></v-app>',
            ".use(Vuetify.createVuetify())",
        ),
        "document.querySelector('.v-select__selection-text')?.textContent ?? ''",
        "vm.v ?? ''",
        clears=False,
    ),
    "vuetify autocomplete": Library(
        VUETIFY,
        vue(
            '<v-app><v-autocomplete v-model="v" :items="cities" clearable></v-autocomplete></v-app>',
            ".use(Vuetify.createVuetify())",
        ),
        "document.querySelector('.v-autocomplete__selection-text')?.textContent ?? ''",
        "vm.v ?? ''",
    ),
    "element plus": Library(
        ELEMENT,
        vue(
            '<el-select v-model="v" placeholder="Selecione" clearable style="width: 250px">'
            '<el-option v-for="c in cities" :key="c" :label="c" :value="c" /></el-select>',
            ".use(ElementPlus)",
        ),
        "chosen(document.querySelector('.el-select__placeholder').textContent.trim())",
        "vm.v ?? ''",
    ),
    "element plus virtual": Library(
        ELEMENT,
        vue(
            '<el-select-v2 v-model="v" placeholder="Selecione" filterable style="width: 250px" '
            ':options="cities.map((c) => ({ value: c, label: c }))" />',
            ".use(ElementPlus)",
        ),
        "chosen(document.querySelector('.el-select__placeholder').textContent.trim())",
        "vm.v ?? ''",
        clears=False,
    ),
    "primevue select": Library(
        PRIMEVUE,
        vue(
            '<p-select v-model="v" :options="cities" placeholder="Selecione" show-clear />',
            ".use(PrimeVue.Config, { unstyled: true }).component('p-select', PrimeVue.Select)",
        ),
        "chosen(document.querySelector('[role=combobox]').textContent.trim())",
        "vm.v ?? ''",
    ),
    "choices": Library(
        CHOICES,
        native("new Choices('#a', { searchEnabled: true, shouldSort: false })"),
        "chosen(document.querySelector('.choices__list--single').textContent.trim())",
        SUBMITTED,
        SELECT,
    ),
    "tom select": Library(
        TOM,
        native("new TomSelect('#a', { maxOptions: 50 })"),
        "document.querySelector('.ts-control .item')?.textContent ?? ''",
        SUBMITTED,
        SELECT,
    ),
    "jquery ui selectmenu": Library(
        JQUERY_UI,
        native("$('#a').selectmenu()"),
        "chosen(document.querySelector('.ui-selectmenu-text').textContent)",
        SUBMITTED,
        SELECT,
    ),
}
