"""Choices as libraries build them that are not free or have no name: opened, pressed, read back."""

from __future__ import annotations

import pytest

from tests.browser.widgets.conftest import Form, Show

FIXTURE = "fixtures/choices.js"
HOST = "<div id=root></div>"
SUBMITTED = "new FormData(f).get({!r})"
OPEN = "[...document.querySelectorAll('[role=listbox]')].filter((list) => list.checkVisibility()).length"

CHOICES = {
    "primefaces": ("primeFaces('a')", "document.getElementById('a_label').textContent", "a_input"),
    "kendo": ("kendo('a')", "document.querySelector('.k-input-value-text').textContent", "cidade"),
    "lightning button": ("lightning('a')", "a.firstElementChild.textContent", "cidade"),
    "lightning input": ("lightning('a', { button: false })", "a.value || 'Selecione'", "cidade"),
    "headless button": ("lightning('a', { aria: false })", "a.firstElementChild.textContent", "cidade"),
    "headless tiles": (
        "lightning('a', { aria: false, tiles: true })",
        "a.firstElementChild.textContent",
        "cidade",
    ),
    "options that come late": ("lightning('a', { delay: 700 })", "a.firstElementChild.textContent", "cidade"),
}


def state(form: Form, name: str) -> list[str]:
    """Return what the choice shows and what is submitted of it."""
    _, shown, field = CHOICES[name]
    found: list[str] = form.js(f"[{shown}, {SUBMITTED.format(field)}]")
    return found


@pytest.mark.parametrize("name", CHOICES)
def test_an_option_is_chosen_with_what_is_submitted_and_goes_back(show: Show, name: str) -> None:
    form = show(HOST, FIXTURE, script=CHOICES[name][0])
    form.page.focus("#bairro")
    report = form.fill("Porto Alegre", other="Centro")
    assert (report.status.value, report.now, report.before) == ("filled", "Porto Alegre", "")
    assert state(form, name) == ["Porto Alegre", "2"]
    assert form.page.input_value("#bairro") == "Centro"
    assert form.js("document.activeElement.id") == "bairro"
    assert form.undo() == []
    assert state(form, name) == ["Selecione", ""]
    assert form.js(OPEN) == 0


@pytest.mark.parametrize("name", CHOICES)
def test_a_missing_option_changes_nothing(show: Show, name: str) -> None:
    form = show(HOST, FIXTURE, script=CHOICES[name][0])
    assert form.status("Porto Seguro") == "no_such_option"
    assert state(form, name) == ["Selecione", ""]
    assert form.js(OPEN) == 0


@pytest.mark.parametrize("name", CHOICES)
def test_another_choice_comes_back(show: Show, name: str) -> None:
    form = show(HOST, FIXTURE, script=CHOICES[name][0])
    assert form.status("Torres") == "filled"
    form.engine.world.run("ticket.close(); globalThis.ticket = engine.openTicketPage(pageMap, document); 0")
    assert form.status("Porto Belo") == "filled"
    assert form.undo() == []
    assert state(form, name) == ["Torres", "4"]


ASKED_FOR = """a.addEventListener('{event}', () => {{ if (a.length > 1 || window.asked) return; asked = true;
setTimeout(() => ['Canoas', 'Torres'].forEach((t, i) => a.add(new Option(t, i + 1))), 600) }})"""


@pytest.mark.parametrize("event", ["focus", "mousedown", "pointerdown", "focusin"])
def test_a_native_select_that_is_filled_when_it_is_opened(show: Show, event: str) -> None:
    select = "<select id=a name=cidade><option value=''>Selecione</option></select>"
    form = show(select, script=ASKED_FOR.format(event=event))
    assert form.status("Torres") == "filled"
    assert form.js("new FormData(f).get('cidade')") == "2"
    assert form.undo() == []
    assert form.js("new FormData(f).get('cidade')") == ""
