"""Widgets in front of a native select: the select is set, the face has to follow, both go back."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from native_host.protocol.messages import Policy
from tests.browser.widgets.conftest import Form, Show

JQUERY = "lib/jquery/dist/jquery.js"
OPTIONS = """<option value=''>Selecione</option><optgroup label='Litoral'><option value=1>Torres</option>
<option value=2 disabled>Imbé</option></optgroup><option value=3>Porto Alegre</option>"""
SELECT = f"<select id=a name=cidade style='width: 200px'>{OPTIONS}</select>"


@dataclass(frozen=True)
class Widget:
    """A library: what it needs, how it is put on a select, and where it shows what is chosen."""

    assets: tuple[str, ...]
    script: str
    caption: str


WIDGETS = {
    "select2 3": Widget(
        ("lib/select2/select2.css", JQUERY, "lib/select2/select2.js"), "$('#a').select2()", ".select2-chosen"
    ),
    "select2 4": Widget(
        ("lib/select2-4/dist/css/select2.css", JQUERY, "lib/select2-4/dist/js/select2.full.js"),
        "$('#a').select2()",
        ".select2-selection__rendered",
    ),
    "chosen": Widget(
        ("lib/chosen-js/chosen.css", JQUERY, "lib/chosen-js/chosen.jquery.js"),
        "$('#a').chosen()",
        ".chosen-single > span",
    ),
    "bootstrap-select": Widget(
        (
            "lib/bootstrap/dist/css/bootstrap.css",
            "lib/bootstrap-select/dist/css/bootstrap-select.css",
            JQUERY,
            "lib/bootstrap/dist/js/bootstrap.bundle.js",
            "lib/bootstrap-select/dist/js/bootstrap-select.js",
        ),
        "$('#a').selectpicker({ liveSearch: true })",
        ".filter-option-inner-inner",
    ),
}


def open_widget(show: Show, name: str, select: str = SELECT, extra: str = "") -> tuple[Form, Widget]:
    """Show the widget and listen to what its select fires."""
    widget = WIDGETS[name]
    listen = (
        "var changes = []; document.addEventListener('change', (e) => changes.push(e.target.value), true);"
    )
    return show(select, *widget.assets, script=f"{widget.script}; {listen} {extra}"), widget


@pytest.mark.parametrize("name", WIDGETS)
def test_what_is_chosen_is_submitted_and_shown_and_goes_back(show: Show, name: str) -> None:
    form, widget = open_widget(show, name)
    shown_before = form.page.inner_text(widget.caption)
    report = form.fill("PORTO ALEGRE")
    assert (report.status.value, report.now) == ("filled", "Porto Alegre")
    assert form.js("new FormData(f).get('cidade')") == "3"
    assert form.page.inner_text(widget.caption) == "Porto Alegre"
    assert form.js("changes") == ["3"]
    assert form.undo() == []
    assert form.js("new FormData(f).get('cidade')") == ""
    assert form.page.inner_text(widget.caption) == shown_before


@pytest.mark.parametrize("name", WIDGETS)
def test_the_widgets_own_inputs_and_lists_are_no_fields(show: Show, name: str) -> None:
    form, _ = open_widget(show, name)
    report = form.fill("Torres", other="Centro")
    assert report.status.value == "filled"
    assert form.page.input_value("#bairro") == "Centro"


@pytest.mark.parametrize("name", WIDGETS)
def test_a_disabled_option_is_not_chosen(show: Show, name: str) -> None:
    form, widget = open_widget(show, name)
    before = form.page.inner_text(widget.caption)
    assert form.status("Imbé") == "no_such_option"
    assert form.page.inner_text(widget.caption) == before


@pytest.mark.parametrize("name", WIDGETS)
def test_what_the_agent_chose_with_the_widget_is_kept(show: Show, name: str) -> None:
    form, _ = open_widget(show, name, extra="$('#a').val('1').trigger('change').trigger('chosen:updated');")
    report = form.fill("Porto Alegre", policy=Policy.IF_EMPTY)
    assert (report.status.value, report.now) == ("kept", "Torres")


@pytest.mark.parametrize("name", WIDGETS)
def test_a_face_that_does_not_follow_is_reported(show: Show, name: str) -> None:
    widget = WIDGETS[name]
    freeze = f"""const face = document.querySelector('{widget.caption}'); const frozen = face.cloneNode(true);
    face.replaceWith(frozen);"""
    keep = f"""new MutationObserver(() => {{ const now = document.querySelector('{widget.caption}');
    if (now.textContent !== 'Selecione') now.textContent = 'Selecione'; }})
    .observe(document, {{ childList: true, subtree: true, characterData: true }});"""
    form, _ = open_widget(show, name, extra=freeze + keep)
    assert form.status("Porto Alegre") == "reverted_by_page"
