"""More than one ticket on a page: the complete one that is open is filled, and none of two that are alike."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.corpus.wanted import page_map, plan_of_all
from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import statuses

LABELS = {
    "tipo": "Tipo",
    "categoria_1": "Categoria 1",
    "localidade": "Localidade",
    "prioridade": "Prioridade",
    "titulo": "Título",
    "descricao": "Descrição",
    "solucao": "Solução",
    "nome": "Nome",
    "telefone": "Telefone",
    "email": "E-mail",
}
LONG = ("descricao", "solucao")
CHOSEN = ("tipo", "categoria_1", "localidade", "prioridade")
PEOPLE = ("nome", "telefone", "email")
OPTIONS = "<option></option><option>{}</option>"
FILLED = """[...document.querySelectorAll('input, select, textarea')]
  .filter((one) => one.value).map((one) => one.id)"""


def ticket(prefix: str, keys: tuple[str, ...] = tuple(LABELS), lock: str = "") -> str:
    """Return the markup of a ticket whose controls have ids of this prefix."""
    values = {step.key: step.value for step in plan_of_all(cascade=False).steps}
    cells = []
    for key in keys:
        names = f'id="{prefix}_{key}" {lock}'
        if key in LONG:
            control = f"<textarea {names}></textarea>"
        elif key in CHOSEN:
            control = f"<select {names}>{OPTIONS.format(values[key])}</select>"
        else:
            control = f"<input {names}>"
        if key == PEOPLE[0]:
            cells.append("<tr><td colspan='2'><h4>Informações adicionais</h4></td></tr>")
        cells.append(f"<tr><td>{LABELS[key]}</td><td>{control}</td></tr>")
    return f"<section><h3>Chamado</h3><table>{''.join(cells)}</table></section>"


def side_by_side(*parts: str) -> str:
    """Return the markup of a page of these parts."""
    return f"<div style='display:flex'>{''.join(parts)}</div>"


WHOLE = ticket("novo")
BESIDE = {
    "a disabled one before it": [ticket("velho", lock="disabled"), WHOLE],
    "a disabled one behind it": [WHOLE, ticket("velho", lock="disabled")],
    "one whose texts are read-only and whose choices are disabled": [
        ticket("velho", ("titulo", "descricao", "solucao", "nome", "telefone"), "readonly"),
        WHOLE,
        ticket("velho", ("tipo", "categoria_1"), "disabled"),
    ],
    "a contact's form before it": [ticket("contato", PEOPLE), WHOLE],
    "a contact's form and a call's": [ticket("contato", PEOPLE), WHOLE, ticket("retorno", PEOPLE)],
    "one with a few fields": [ticket("rapido", ("titulo", "descricao", "prioridade")), WHOLE],
}


@pytest.mark.parametrize("beside", BESIDE)
def test_the_ticket_that_is_open_and_complete_is_filled(show: Show, page: Page, beside: str) -> None:
    engine = show(page_map(), side_by_side(*BESIDE[beside]))
    report = statuses(engine.fill(plan_of_all(cascade=False)))
    assert {key: report[key] for key in LABELS} == dict.fromkeys(LABELS, "filled")
    filled = page.evaluate(FILLED)
    assert filled
    assert [one for one in filled if not one.startswith("novo_")] == []


ALIKE = {
    "two": [ticket("um"), ticket("dois")],
    "two of which one has a further field": [
        ticket("um").replace("</table>", "<tr><td>Sintomas</td><td><input id='um_s'></td></tr></table>"),
        ticket("dois").replace("</table>", "<tr><td>Protocolo</td><td><input id='dois_p'></td></tr></table>"),
    ],
    "rows of a list": [
        ticket(f"linha{row}", ("titulo", "prioridade", "tipo", "localidade")) for row in range(5)
    ],
}


@pytest.mark.parametrize("alike", ALIKE)
def test_nothing_is_filled_where_two_are_alike(show: Show, page: Page, alike: str) -> None:
    engine = show(page_map(), side_by_side(*ALIKE[alike]))
    report = statuses(engine.fill(plan_of_all(cascade=False)))
    assert page.evaluate(FILLED) == []
    assert report["prioridade"] == "ambiguous"


def test_a_contact_in_a_part_of_the_ticket_is_no_other_ticket(show: Show, page: Page) -> None:
    contact = (
        "<h3>Cliente</h3><label>Contato <input id='contato'></label><label>Telefone <input id='fone'></label>"
    )
    engine = show(page_map(), f"<section>{contact}</section>{WHOLE}")
    report = statuses(engine.fill(plan_of_all(cascade=False)))
    assert report["contato"] == "filled"
    assert page.input_value("#contato") != ""
