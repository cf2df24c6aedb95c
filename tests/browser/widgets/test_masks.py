"""Masked inputs of the three mask libraries, as Brazilian pages configure them."""

from __future__ import annotations

import pytest

from tests.browser.widgets.conftest import Show

JQUERY = "lib/jquery/dist/jquery.js"
MASK_PLUGIN = "lib/jquery-mask-plugin/dist/jquery.mask.js"
MASKED_INPUT = "lib/jquery.maskedinput/src/jquery.maskedinput.js"
INPUTMASK = "lib/inputmask/dist/jquery.inputmask.js"
CPF = "529.982.247-25"
CNPJ = "11.222.333/0001-81"
PHONE = "(51) 99999-8888"

LIBRARIES = {
    "mask plugin": (
        MASK_PLUGIN,
        {"cpf": "000.000.000-00", "cnpj": "00.000.000/0000-00", "phone": "(00) 00000-0000"},
    ),
    "maskedinput": (
        MASKED_INPUT,
        {"cpf": "999.999.999-99", "cnpj": "99.999.999/9999-99", "phone": "(99) 99999-9999"},
    ),
    "inputmask": (
        INPUTMASK,
        {"cpf": "999.999.999-99", "cnpj": "99.999.999/9999-99", "phone": "(99) 99999-9999"},
    ),
}
VALUES = {"cpf": CPF, "cnpj": CNPJ, "phone": PHONE}
METHOD = {"mask plugin": "mask", "maskedinput": "mask", "inputmask": "inputmask"}


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("kind", VALUES)
@pytest.mark.parametrize("bare", [False, True])
def test_a_masked_number_stands_formatted_and_goes_back(
    show: Show, library: str, kind: str, bare: bool
) -> None:
    source, masks = LIBRARIES[library]
    form = show("<input id=a>", JQUERY, source, script=f"$('#a').{METHOD[library]}('{masks[kind]}')")
    value = VALUES[kind]
    wanted = "".join(filter(str.isdigit, value)) if bare else value
    report = form.fill(wanted)
    assert (report.status.value, report.now) == ("filled", value)
    form.page.focus("#a")
    form.page.focus("#bairro")
    assert form.page.input_value("#a") == value
    assert form.undo() == []
    assert form.page.input_value("#a") == ""
    form.page.focus("#a")
    form.page.focus("#bairro")
    assert form.page.input_value("#a") == "", "the mask still knew the number"


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_value_that_the_mask_does_not_take_is_never_called_filled(show: Show, library: str) -> None:
    source, masks = LIBRARIES[library]
    form = show("<input id=a>", JQUERY, source, script=f"$('#a').{METHOD[library]}('{masks['cpf']}')")
    assert form.status(CNPJ) in ("reverted_by_page", "too_long")


def test_a_phone_mask_that_changes_with_the_length_keeps_both_lengths(show: Show) -> None:
    script = """const of = (v) => v.replace(/\\D/g, '').length === 11 ? '(00) 00000-0000' : '(00) 0000-00009';
    $('#a').mask(of, { onKeyPress: (v, e, field, options) => field.mask(of(v), options) })"""
    for phone in ("(51) 3333-4444", PHONE):
        form = show("<input id=a>", JQUERY, MASK_PLUGIN, script=script)
        assert form.fill(phone).now == phone


def test_a_limit_for_bare_digits_gets_bare_digits(show: Show) -> None:
    form = show("<input id=a maxlength=11>")
    report = form.fill(CPF)
    assert (report.status.value, report.now) == ("filled", "52998224725")


@pytest.mark.parametrize("between", [" e ", " ou ", ", ", ";", " | ", "/", " "])
def test_a_list_of_numbers_may_be_written_with_other_words_and_marks_between_them(
    show: Show, between: str
) -> None:
    form = show(
        f"<input id=a oninput=\"this.value = this.value.replace(/[()]/g, '').replace(/ . /, '{between}')\">"
    )
    report = form.fill(f"(51) 3333-4444 / {PHONE}")
    assert (report.status.value, report.now) == ("filled", f"51 3333-4444{between}51 99999-8888")


@pytest.mark.parametrize(
    "made",
    ["513333444451999998888", "51 3333-4444 e 51 99999-888", "51 3333-44445 / 1 99999-8888", "51 33334444"],
)
def test_a_list_whose_numbers_run_together_or_are_cut_is_refused(show: Show, made: str) -> None:
    form = show(f"<input id=a oninput=\"if (this.value) this.value = '{made}'\">")
    assert form.status(f"(51) 3333-4444 / {PHONE}") == "reverted_by_page"
    assert form.page.input_value("#a") == ""


@pytest.mark.parametrize(("limit", "held"), [(22, "5133334444/51999998888"), (21, "")])
def test_a_limit_never_makes_one_number_of_two(show: Show, limit: int, held: str) -> None:
    form = show(f"<input id=a maxlength={limit}>")
    report = form.fill(f"(51) 3333-4444 / {PHONE}")
    assert (report.status.value, report.now) == ("filled" if held else "too_long", held)
