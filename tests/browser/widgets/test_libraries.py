"""Component libraries that no adapter knows by name: chosen through the list, read back, undone.

With every change a few of them, each opened in another way; all by `make test-libraries`: that takes minutes.
"""

from __future__ import annotations

import os

import pytest

from native_host.protocol.messages import Policy
from tests.browser.widgets.conftest import Form, Show
from tests.browser.widgets.libraries import LIBRARIES

FEW = ("antd select with search", "mui select", "element plus virtual", "tom select")
NAMES = list(LIBRARIES) if os.environ.get("QUALITOKEN_ALL_LIBRARIES") else FEW


def open_library(show: Show, name: str) -> Form:
    """Show a library's choice."""
    library = LIBRARIES[name]
    ready = "document.querySelector('#root')?.firstElementChild !== null"
    return show(library.control, *library.assets, script=library.script, ready=ready)


def assert_holds(form: Form, name: str, value: str) -> None:
    """Wait until the choice shows a value and its state holds it: frameworks draw in their own time."""
    library = LIBRARIES[name]
    form.page.wait_for_function(f"[{library.shown}, {library.held}].every((one) => one === {value!r})")


@pytest.mark.parametrize("wanted", ["Porto Alegre", "Vila 277"])
@pytest.mark.parametrize("name", NAMES)
def test_an_option_is_chosen_and_goes_back(show: Show, name: str, wanted: str) -> None:
    form = open_library(show, name)
    assert_holds(form, name, "")
    form.page.focus("#bairro")
    report = form.fill(wanted, other="Centro")
    assert (report.status.value, report.now) == ("filled", wanted)
    assert_holds(form, name, wanted)
    assert form.page.input_value("#bairro") == "Centro"
    assert form.js("document.activeElement.id") == "bairro"
    failed = form.undo()
    if LIBRARIES[name].clears:
        assert failed == []
        assert_holds(form, name, "")
    else:
        assert_holds(form, name, wanted)
        assert failed == [{"title": "Cidade", "reason": "no_such_option"}]


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_option_changes_nothing(show: Show, name: str) -> None:
    form = open_library(show, name)
    report = form.fill("Porto Seguro", other="Centro")
    assert report.status.value == "no_such_option"
    assert_holds(form, name, "")
    assert form.page.input_value("#bairro") == "Centro"


@pytest.mark.parametrize("name", NAMES)
def test_what_stood_there_is_kept_or_comes_back(show: Show, name: str) -> None:
    form = open_library(show, name)
    assert form.status("Canoas") == "filled"
    kept = form.fill("Porto Alegre", policy=Policy.IF_EMPTY)
    assert (kept.status.value, kept.now) == ("kept", "Canoas")
    assert form.engine.accept("cidade").status.value == "filled"
    assert_holds(form, name, "Porto Alegre")
