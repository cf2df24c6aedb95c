"""What an agent does in a control, by every kind of control and every way that a person has with it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from native_host.protocol.messages import PageField
from tests.browser.engine.one_field import CHOSEN, CIDADE, RADIOS

SELECT = (
    "<select id=a><option value=''>Selecione</option><option>Canoas</option><option>Torres</option></select>"
)
MASK = """<input id=a onkeydown="if (event.key.length > 1) return; event.preventDefault();
if (/[0-9]/.test(event.key)) this.value += event.key">"""
ARIA_RADIOS = """<div role=radiogroup id=a aria-label=Cidade><span role=radio aria-checked=false
tabindex=0>Sim</span><span role=radio aria-checked=false tabindex=0>Não</span></div><script>
document.querySelectorAll('[role=radio]').forEach((one, _, all) => one.onclick = () =>
all.forEach((other) => other.setAttribute('aria-checked', String(other === one))))</script>"""
PICKER = """<input id=a><div id=days><b>01/02/2026</b></div><script>
document.querySelector('#days b').onmousedown = (event) => { event.preventDefault();
a.value = event.target.textContent; a.dispatchEvent(new Event('change', { bubbles: true })) }</script>"""


def typed(page: Page) -> None:
    page.click("#a")
    page.keyboard.type("Torres")


def pasted(page: Page) -> None:
    page.click("#source")
    for keys in ("Control+A", "Control+C"):
        page.keyboard.press(keys)
    page.click("#a")
    page.keyboard.press("Control+V")


def dropped(page: Page) -> None:
    page.dblclick("#source")
    page.mouse.down()
    box = page.locator("#a").bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + 5, steps=4)
    page.mouse.up()


def composed(page: Page) -> None:
    page.click("#a")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "Torr", "selectionStart": 4, "selectionEnd": 4})


def taken_back(page: Page) -> None:
    typed(page)
    page.keyboard.press("Control+Z")
    page.keyboard.type("T")


def chosen_by_key(page: Page) -> None:
    page.focus("#a")
    page.keyboard.type("Torres")


def ticked(page: Page) -> None:
    page.click("#a")


def ticked_by_key(page: Page) -> None:
    page.focus("#a")
    page.keyboard.press("Space")


def ticked_by_label(page: Page) -> None:
    page.click("label[for=a]")


def chose_radio(page: Page) -> None:
    page.click("label[for=s]")


def chose_radio_by_key(page: Page) -> None:
    page.focus("#s")
    page.keyboard.press("Space")


def chose_aria_radio(page: Page) -> None:
    page.click("[role=radio] >> nth=0")


def spun(page: Page) -> None:
    page.focus("#a")
    page.keyboard.press("ArrowUp")


def dated(page: Page) -> None:
    page.focus("#a")
    page.keyboard.type("02022026")  # whatever the order of day and month


def picked(page: Page) -> None:
    page.click("#a")
    page.click("#days b")


def digits(page: Page) -> None:
    page.click("#a")
    page.keyboard.type("51")


INPUT = "<input id=a>"
EDITABLE = "<div id=a contenteditable></div>"
TICK = "<input type=checkbox id=a>"
LABELLED = f"{TICK}<label for=a>Cidade</label>"
SOURCE = "<input id=a><input id=source value=Torres>"
VALUE = "a.value"
KINDS: dict[str, tuple[str, PageField, str, Callable[[Page], None], str, object]] = {
    "typed": (INPUT, CIDADE, "Canoas", typed, VALUE, "Torres"),
    "typed into a text area": ("<textarea id=a></textarea>", CIDADE, "Canoas", typed, VALUE, "Torres"),
    "typed into a mask": (MASK, CIDADE, "99", digits, VALUE, "51"),
    "typed into an editor": (EDITABLE, CIDADE, "Canoas", typed, "a.innerText", "Torres"),
    "pasted": (SOURCE, CIDADE, "Canoas", pasted, VALUE, "Torres"),
    "dropped": (SOURCE, CIDADE, "Canoas", dropped, VALUE, "Torres"),
    "being composed": (INPUT, CIDADE, "Canoas", composed, VALUE, "Torr"),
    "typed and taken back": (INPUT, CIDADE, "Canoas", taken_back, VALUE, "T"),
    "chosen by key": (SELECT, CIDADE, "Canoas", chosen_by_key, VALUE, "Torres"),
    "ticked": (TICK, CHOSEN, "Não", ticked, "a.checked", True),
    "ticked by key": (TICK, CHOSEN, "Não", ticked_by_key, "a.checked", True),
    "ticked by its label": (LABELLED, CHOSEN, "Não", ticked_by_label, "a.checked", True),
    "a radio button": (RADIOS, CHOSEN, "Não", chose_radio, "s.checked", True),
    "a radio button by key": (RADIOS, CHOSEN, "Não", chose_radio_by_key, "s.checked", True),
    "an ARIA radio button": (
        ARIA_RADIOS, CHOSEN, "Não", chose_aria_radio,
        "document.querySelector('[aria-checked=true]').textContent", "Sim",
    ),
    "spun": ("<input type=number id=a>", CIDADE, "7", spun, VALUE, "1"),
    "a date by key": ("<input type=date id=a>", CIDADE, "05/06/2026", dated, VALUE, "2026-02-02"),
    "a date picked": (PICKER, CIDADE, "05/06/2026", picked, VALUE, "01/02/2026"),
}  # fmt: skip
"""Kind → control, its field, the plan's value, what the agent does, what is shown, what has come of it."""
