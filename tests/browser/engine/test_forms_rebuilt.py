"""Pages that answer each choice by building the form anew: what was filled stands, and goes back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from native_host.protocol.messages import ControlKind, Policy
from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import Engine, field, page_map, plan, statuses, step

TIPO = field("tipo", "Tipo", control=ControlKind.SELECT)
LEVELS = [field(f"categoria_{n}", f"Categoria {n}", control=ControlKind.SELECT) for n in (1, 2)]
TITULO = field("titulo", "Título")
DESCRICAO = field("descricao", "Descrição", control=ControlKind.TEXTAREA)
MAP = page_map(TIPO, *LEVELS, TITULO, DESCRICAO)
STEPS = [
    step(TIPO, "Suporte"),
    step(LEVELS[0], "Certificado", after=["tipo"]),
    step(LEVELS[1], "Cartão", after=["categoria_1"]),
    step(TITULO, "Em branco", policy=Policy.IF_EMPTY),
    step(DESCRICAO, "Não lê.", policy=Policy.IF_EMPTY),
]
PAGE = """<div id=at></div><script>
var TREE = { Suporte: { Certificado: ['Cartão', 'Token'], Rede: ['Wifi'] }, Dúvida: { Preço: ['Tabela'] } };
var model = { tipo: '', c1: '', c2: '', titulo: '', texto: '' }, how = HOW, pending = 0;
function options(names, chosen) { return '<option value="">Selecione</option>' + names.map((n) =>
  `<option ${n === chosen ? 'selected' : ''}>${n}</option>`).join('') }
function name(key) { return how.named ? `id="f:${key}" name="f:${key}"` : '' }
function draw() {
  const one = TREE[model.tipo] || {}, two = one[model.c1] || [];
  const list = (key, names) => `<select data-key=${key} ${name(key)}>${options(names, model[key])}</select>`;
  const rows = [['Tipo', list('tipo', Object.keys(TREE))], ['Categoria 1', list('c1', Object.keys(one))],
    ['Categoria 2', list('c2', two)],
    ['Título', `<input data-key=titulo ${name('titulo')} value="${model.titulo}">`],
    ['Descrição', `<textarea data-key=texto ${name('texto')}>${model.texto}</textarea>`]];
  const drawn = rows.map(([label, cell]) => `<tr><td>${label}</td><td>${cell}</td></tr>`).join('');
  at.innerHTML = `<form onsubmit="return false"><table>${drawn}</table></form>`;
  for (const select of at.querySelectorAll('select')) select.onchange = () => post(select.dataset.key);
}
function post(key) {
  for (const control of at.querySelectorAll('[data-key]')) model[control.dataset.key] = control.value;
  if (key === 'tipo') model.c1 = model.c2 = '';
  if (key === 'c1') model.c2 = '';
  if (how.keepsOnly) for (const other of ['titulo', 'texto']) model[other] = '';
  if (how.sign) document.body.insertAdjacentHTML('beforeend', '<i id=divLoading>…</i>');
  pending++;
  setTimeout(() => { pending--; draw(); document.getElementById('divLoading')?.remove() }, how.latency);
}
function held() { return [...at.querySelectorAll('[data-key]')].map((one) => one.value) }
draw();</script>"""
KINDS = {
    "at once": "{ latency: 0, named: true }",
    "with the values of the request": "{ latency: 80, named: true, sign: true }",
    "without a sign": "{ latency: 120, named: true }",
    "with the choices only": "{ latency: 60, named: true, keepsOnly: true, sign: true }",
    "without names": "{ latency: 60, sign: true }",
}
FILLED = ["Suporte", "Certificado", "Cartão", "Em branco", "Não lê."]


def held(page: Page) -> list[str]:
    """Return what the form's controls hold once all requests are answered."""
    page.wait_for_function("pending === 0")
    found: list[str] = page.evaluate("held()")
    return found


def opened(show: Show, kind: str) -> Engine:
    return show(MAP, PAGE.replace("HOW", KINDS[kind]))


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_that_is_built_anew_after_each_choice_is_filled_and_undone(
    show: Show, page: Page, kind: str
) -> None:
    engine = opened(show, kind)
    report = engine.fill(plan(MAP, STEPS))
    assert set(statuses(report).values()) == {"filled"}
    page.wait_for_function(f"JSON.stringify(held()) === JSON.stringify({FILLED})")  # late answers included
    undone = engine.undo()
    assert undone["failed"] == []
    assert held(page) == ["", "", "", "", ""]


@pytest.mark.parametrize("kind", KINDS)
def test_what_stood_in_such_a_form_comes_back(show: Show, page: Page, kind: str) -> None:
    engine = opened(show, kind)
    before = "{ tipo: 'Suporte', c1: 'Rede', c2: 'Wifi', titulo: 'Antes', texto: '' }"
    page.evaluate(f"Object.assign(model, {before}); draw()")
    report = engine.fill(plan(MAP, STEPS))
    assert statuses(report)["categoria_2"] == "filled"
    assert held(page)[:3] == FILLED[:3]
    assert engine.undo()["failed"] == []
    assert held(page) == ["Suporte", "Rede", "Wifi", "Antes", ""]


def test_rows_that_are_drawn_anew_by_themselves_go_back(show: Show, page: Page) -> None:
    engine = opened(show, "without names")
    engine.fill(plan(MAP, STEPS))
    page.evaluate("post('titulo')")
    assert held(page) == FILLED
    assert engine.undo()["failed"] == []
    assert held(page) == ["", "", "", "", ""]
