"""Each kind of control is filled its own way: masked text, options, radio buttons, check boxes, codes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from native_host.protocol.messages import ControlKind
from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import field, page_map, plan, step, steps_of
from tests.browser.engine.one_field import CELL, CHOSEN, CIDADE, RADIOS, fill_one


def test_a_mask_may_put_its_marks_into_a_number(show: Show, page: Page) -> None:
    mask = "oninput=\"this.value = this.value.replace(/(\\d{3})(\\d{3})(\\d{3})(\\d{2})/, '$1.$2.$3-$4')\""
    engine = show(page_map(CIDADE), CELL.format(f"<input id=a {mask}>"))
    assert fill_one(engine, "52998224725") == "filled"
    assert page.input_value("#a") == "529.982.247-25"


def test_a_mask_that_loses_a_digit_is_reported(show: Show) -> None:
    mask = "oninput='this.value = this.value.slice(0, 5)'"
    assert (
        fill_one(show(page_map(CIDADE), CELL.format(f"<input {mask}>")), "52998224725") == "reverted_by_page"
    )


@pytest.mark.parametrize("caption", ["Cartão", "  Cartão ", "CARTAO", "cartão:"])
def test_an_option_is_chosen_by_its_text(show: Show, page: Page, caption: str) -> None:
    options = f"<option></option><option value='7'>{caption}</option><option>Cartão novo</option>"
    engine = show(page_map(CIDADE), CELL.format(f"<select id=a>{options}</select>"))
    assert fill_one(engine, "Cartão") == "filled"
    assert page.input_value("#a") == "7"


def test_an_exact_text_goes_before_one_that_reads_alike(show: Show, page: Page) -> None:
    options = "<option value=''></option><option value='1'>CARTAO</option><option value='2'>Cartão</option>"
    engine = show(page_map(CIDADE), CELL.format(f"<select id=a>{options}</select>"))
    assert fill_one(engine, "Cartão") == "filled"
    assert page.input_value("#a") == "2"


def test_of_two_options_that_read_alike_none_is_chosen(show: Show, page: Page) -> None:
    options = "<option value=''></option><option value='1'>CARTAO</option><option value='2'>cartao</option>"
    engine = show(page_map(CIDADE), CELL.format(f"<select id=a>{options}</select>"))
    assert fill_one(engine, "Cartão") == "no_such_option"
    assert page.input_value("#a") == ""


def test_a_missing_option_is_reported_with_the_nearest_ones(show: Show, page: Page) -> None:
    names = ["Bloqueado", "Em branco ou com defeito", "Em brancos", "Senha perdida"]
    options = "".join(f"<option value='{i}'>{name}</option>" for i, name in enumerate(["", *names]))
    engine = show(page_map(CIDADE), CELL.format(f"<select id=a>{options}</select>"))
    report = steps_of(engine.fill(plan(engine.map, [step(CIDADE, "Em branco")])))["cidade"]
    assert report.status == "no_such_option"
    assert report.nearest == ["Em brancos", "Em branco ou com defeito"]
    assert page.evaluate("document.getElementById('a').selectedIndex") == 0


def test_a_radio_button_is_chosen_by_one_real_click(show: Show, page: Page) -> None:
    engine = show(page_map(CHOSEN), RADIOS)
    assert fill_one(engine, "nao", on=CHOSEN) == "filled"
    assert fill_one(engine, "Não", on=CHOSEN) == "already_right"
    assert page.evaluate("[clicks, document.getElementById('n').checked]") == [["N"], True]


def test_a_check_box_answers_yes_and_no_by_a_click_only_where_the_state_differs(
    show: Show, page: Page
) -> None:
    markup = """<script>var clicks = 0;</script><input type=checkbox id=a onclick="clicks++"> Cidade
    <input type=checkbox id=b> Bairro"""
    engine = show(page_map(CHOSEN), markup)
    assert [fill_one(engine, value, on=CHOSEN) for value in ("Sim", "Sim", "Não")] == [
        "filled",
        "already_right",
        "filled",
    ]
    assert page.evaluate("[clicks, document.getElementById('a').checked]") == [2, False]


def test_a_code_that_the_page_resolves_later_is_verified_after_that(show: Show) -> None:
    resolve = """onblur="const s = document.createElement('i'); s.id = 'divLoading'; s.textContent = '…';
    document.body.append(s); setTimeout(() => { d.value = 'Padaria Aurora'; s.remove() }, 60)" """
    client = field("cliente", control=ControlKind.LOOKUP)
    markup = f"<table><tr><td>Cliente</td><td><input id=c {resolve}><input id=d readonly></td></tr></table>"
    engine = show(page_map(client), markup)
    report = steps_of(engine.fill(plan(engine.map, [step(client, "1042")])))["cliente"]
    assert (report.status.value, report.now) == ("filled", "Padaria Aurora")
