"""Native controls with rules of their own, and lookups."""

from __future__ import annotations

import pytest

from tests.browser.widgets.conftest import Show


@pytest.mark.parametrize("wanted", ["22/11/2026", "2026-11-22"])
def test_a_date_input_takes_a_date_as_people_write_it(show: Show, wanted: str) -> None:
    form = show("<input id=a type=date>")
    report = form.fill(wanted)
    assert (report.status.value, report.now) == ("filled", "22/11/2026")
    assert form.page.input_value("#a") == "2026-11-22"
    assert form.undo() == []
    assert form.page.input_value("#a") == ""


@pytest.mark.parametrize("wanted", ["31/02/2026", "amanhã"])
def test_a_day_that_does_not_exist_is_never_called_filled(show: Show, wanted: str) -> None:
    form = show("<input id=a type=date>")
    assert form.status(wanted) in ("reverted_by_page", "no_such_option")
    assert form.page.input_value("#a") == ""


def test_a_text_date_stays_as_written(show: Show) -> None:
    assert show("<input id=a placeholder='dd/mm/aaaa' maxlength=10>").fill("22/11/2026").now == "22/11/2026"


@pytest.mark.parametrize(
    ("wanted", "held"),
    [
        ("1.234,50", "1234.50"),
        ("1234,567", "1234.567"),
        ("3,5", "3.5"),
        ("42", "42"),
        ("529.982.247-25", "52998224725"),
    ],
)
def test_a_number_input_takes_a_number_as_people_write_it(show: Show, wanted: str, held: str) -> None:
    form = show("<input id=a type=number step=any>")
    assert form.status(wanted) == "filled"
    assert form.page.input_value("#a") == held
    assert form.undo() == []


@pytest.mark.parametrize("wanted", ["(51) 3333-4444 / (51) 99999-8888", "5133334444, 51999998888"])
def test_a_number_input_does_not_make_one_number_of_two(show: Show, wanted: str) -> None:
    form = show("<input id=a type=number value=5132249015>")
    assert form.status(wanted) == "too_long"
    assert form.page.input_value("#a") == "5132249015"
    assert form.engine.missing() == ["cidade"]


@pytest.mark.parametrize(
    ("wanted", "held"), [("000431002", "431002"), ("90071992547409931", "9007199254740993e1")]
)
def test_a_number_that_the_page_counts_with_is_another_one(show: Show, wanted: str, held: str) -> None:
    form = show(
        f"<input id=a type=number value=7 onchange=\"if (this.value.length > 1) this.value = '{held}'\">"
    )
    assert form.status(wanted) == "reverted_by_page"
    assert form.page.input_value("#a") == "7"


def test_a_number_input_takes_no_words(show: Show) -> None:
    form = show("<input id=a type=number value=3>")
    assert form.status("três") == "no_such_option"
    assert form.page.input_value("#a") == "3"


@pytest.mark.parametrize("control", ["<textarea id=a maxlength=10></textarea>", "<input id=a maxlength=10>"])
def test_a_value_longer_than_the_field_is_not_cut(show: Show, control: str) -> None:
    form = show(control)
    report = form.fill("Mídia em branco")
    assert (report.status.value, report.now) == ("too_long", "")
    assert form.status("Em branco") == "filled"


def test_a_data_list_only_proposes(show: Show) -> None:
    form = show("<input id=a list=l><datalist id=l><option value=Canoas></datalist>")
    assert form.status("Torres") == "filled"


def test_a_check_box_with_a_hidden_value_field_is_clicked_once(show: Show) -> None:
    markup = """<input type=checkbox id=a onclick="v.value += this.checked ? '1<SEPARE_INFO>' : ''">
    <label for=a>Cidade</label><input type=hidden id=v>"""
    form = show(markup)
    assert [form.status("Sim"), form.status("Sim")] == ["filled", "already_right"]
    assert form.js("v.value") == "1<SEPARE_INFO>"
    assert form.undo() == []
    assert form.js("[a.checked, v.value]") == [False, ""]


def test_a_lookup_that_only_opens_a_search_window_is_left_to_the_agent(show: Show) -> None:
    markup = "<input id=a readonly><a href='#' id=lupa onclick='window.opened = true'><img alt=Pesquisar></a>"
    form = show(markup)
    assert form.status("Canoas") == "read_only"
    assert form.js("window.opened") is None
    assert form.page.input_value("#a") == ""
