"""Rich text: elements edited in place, and the genuine editors with the text area behind them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from native_host.protocol.messages import Policy
from tests.browser.widgets.conftest import Form, Show

TEXT = "Mídia verificada.\nEm branco: 2 < 3 & <b>ok</b>"


@dataclass(frozen=True)
class Editor:
    """An editor: what it needs, how it starts, when it is ready, what it says it holds."""

    asset: str
    script: str
    ready: str
    data: str


EDITORS = {
    "ckeditor 4": Editor(
        "lib/ckeditor4/ckeditor.js",
        "CKEDITOR.replace('a', { versionCheck: false })",
        "CKEDITOR.instances.a && CKEDITOR.instances.a.status === 'ready'",
        "CKEDITOR.instances.a.getData()",
    ),
    "ckeditor 5": Editor(
        "lib/@ckeditor/ckeditor5-build-classic/build/ckeditor.js",
        "ClassicEditor.create(document.getElementById('a')).then((made) => { window.made = made })",
        "window.made",
        "made.getData()",
    ),
    "tinymce": Editor(
        "lib/tinymce/tinymce.js",
        "tinymce.init({ selector: '#a', menubar: false })",
        "tinymce.activeEditor && tinymce.activeEditor.initialized",
        "tinymce.activeEditor.getContent()",
    ),
}
SUBMITTED = """(() => { let sent = null; const catcher = (event) => { sent = new FormData(f).get('a') };
window.addEventListener('submit', catcher, { once: true }); f.requestSubmit();
window.sent = 0; return sent })()"""
"""What a real submit of the form would send, after the editor's own handlers."""


def open_editor(show: Show, name: str, value: str = "") -> tuple[Form, Editor]:
    """Show the editor over a text area."""
    editor = EDITORS[name]
    area = f"<textarea id=a name=a>{value}</textarea>"
    return show(area, editor.asset, script=editor.script, ready=editor.ready), editor


def as_text(markup: str) -> list[str]:
    """Return the paragraphs of the markup that these tests expect."""
    return [
        line for line in markup.replace("\n", "").replace("</p>", "\n").replace("<p>", "").split("\n") if line
    ]


@pytest.mark.parametrize("name", EDITORS)
def test_an_editor_and_the_text_area_behind_it_hold_the_text_and_go_back(show: Show, name: str) -> None:
    form, editor = open_editor(show, name)
    report = form.fill(TEXT)
    assert report.status.value == "filled"
    assert report.now.split("\n") == TEXT.split("\n")
    expected = ["Mídia verificada.", "Em branco: 2 &lt; 3 &amp; &lt;b&gt;ok&lt;/b&gt;"]
    held = form.js(editor.data).replace("&iacute;", "í")
    assert as_text(held) == expected
    assert as_text(form.js("document.getElementById('a').value")) == expected
    assert as_text(form.js(SUBMITTED).replace("&iacute;", "í")) == expected
    assert form.undo() == []
    assert as_text(form.js(editor.data)) == []


@pytest.mark.parametrize("name", EDITORS)
def test_an_editors_old_text_is_replaced_and_comes_back(show: Show, name: str) -> None:
    form, editor = open_editor(show, name, "&lt;p&gt;Antes&lt;/p&gt;")
    kept = form.fill(TEXT, policy=Policy.IF_EMPTY)
    assert (kept.status.value, kept.now) == ("kept", "Antes")
    assert form.engine.accept("cidade").status.value == "filled"
    assert len(as_text(form.js(editor.data))) == 2
    assert form.undo() == []
    assert as_text(form.js(editor.data)) == ["Antes"]


def test_an_element_edited_in_place_takes_paragraphs_and_tells_its_page(show: Show) -> None:
    markup = """<div id=a contenteditable oninput='h.value = this.innerText' style='min-height: 2em'></div>
    <input type=hidden id=h>"""
    form = show(markup)
    form.page.focus("#bairro")
    report = form.fill(TEXT)
    assert (report.status.value, report.now) == ("filled", TEXT)
    assert form.js("h.value").split() == TEXT.split()
    assert form.js("document.activeElement.id") == "bairro"
    assert form.undo() == []
    assert form.js("a.innerHTML") == ""
