"""The card as a person meets it: its text is read and its buttons are pressed with the real mouse.

The card lives in a closed shadow root, which no script of the page can open; the DevTools protocol can.
"""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import CDPSession, Page

WAIT_SECONDS = 10.0
"""Longest wait for something that the card should show; a reading of a soft token takes well under one."""

LOOK_EVERY_SECONDS = 0.05
"""How often a waiting test looks again."""


class Card:
    """The card in one document of a page."""

    def __init__(self, page: Page, document: str = "document") -> None:
        """Args:
        page: the page (for a click the card must be in its viewport).
        document: a JavaScript expression for the document that holds the card, e.g. a frame's.
        """
        self._page = page
        self._document = document
        self._cdp: CDPSession = page.context.new_cdp_session(page)

    def exists(self) -> bool:
        """Whether the page has the card's element."""
        return self._element() is not None

    def text(self) -> str:
        """Return all text of the card as it is shown, or an empty string without a card."""
        return str(self._in_card(_VISIBLE_TEXT) or "")

    def buttons(self) -> list[str]:
        """Return the names of the card's visible buttons."""
        return list(self._in_card(_BUTTONS) or [])

    def wait_for(self, *texts: str, seconds: float = WAIT_SECONDS) -> str:
        """Wait until the card shows all `texts`; return everything it shows.

        Raises:
            AssertionError: it did not come; the message holds what the card shows instead.
        """
        end = time.monotonic() + seconds
        while True:
            shown = self.text()
            if all(text in shown for text in texts):
                return shown
            if time.monotonic() > end:
                raise AssertionError(f"the card does not show {texts!r} but:\n{shown}")
            time.sleep(LOOK_EVERY_SECONDS)

    def wait_until_gone(self, text: str) -> None:
        """Wait until the card does not show `text` any more.

        Raises:
            AssertionError: it stays.
        """
        end = time.monotonic() + WAIT_SECONDS
        while text in (shown := self.text()):
            assert time.monotonic() < end, f"the card still shows {text!r}:\n{shown}"
            time.sleep(LOOK_EVERY_SECONDS)

    def wait_for_element(self, selector: str) -> None:
        """Wait until an element of the card matches `selector`.

        Raises:
            AssertionError: none does.
        """
        end = time.monotonic() + WAIT_SECONDS
        while not self._in_card("function (selector) { return !!this.querySelector(selector) }", selector):
            assert time.monotonic() < end, f"the card has no {selector}, but:\n{self.text()}"
            time.sleep(LOOK_EVERY_SECONDS)

    def press(self, name: str) -> None:
        """Click the button whose name contains `name` once it stands still, with the mouse, as a person does.

        Raises:
            AssertionError: no such button is visible.
        """
        spot = self._still(_SPOT, name)
        assert spot, f"the card has no button {name!r}, but {self.buttons()}"
        self._page.mouse.click(spot["x"], spot["y"])

    def type_into(self, label: str, text: str) -> None:
        """Click the field with this label, select what it holds, and type `text` over it.

        Raises:
            AssertionError: no such field is visible.
        """
        spot = self._still(_FIELD_SPOT, label)
        assert spot, f"the card has no field {label!r}"
        self._page.mouse.click(spot["x"], spot["y"])
        self._page.keyboard.press("Control+A")
        self._page.keyboard.type(text)

    def value_of(self, label: str) -> str:
        """Return what the field with this label holds."""
        return str(self._in_card(_FIELD_VALUE, label))

    def evaluate(self, function: str, *arguments: object) -> Any:  # noqa: ANN401 - whatever JavaScript returns
        """Call the JavaScript `function` with the shadow root as `this`."""
        return self._in_card(function, *arguments)

    def _still(self, spot_of: str, name: str) -> dict[str, float] | None:
        """Return where something is when it has been there for two looks; None: it does not come."""
        end = time.monotonic() + WAIT_SECONDS
        before = None
        while True:
            spot: dict[str, float] | None = self._in_card(spot_of, name)
            if (spot and spot == before) or time.monotonic() > end:
                return spot
            before = spot
            time.sleep(LOOK_EVERY_SECONDS)

    def _element(self) -> str | None:
        found = self._cdp.send(
            "Runtime.evaluate", {"expression": f"{self._document}?.getElementById('qualitoken-card')"}
        )
        handle: str | None = found["result"].get("objectId")
        return handle

    def _in_card(self, function: str, *arguments: object) -> Any:  # noqa: ANN401
        element = self._element()
        if element is None:
            return None
        described = self._cdp.send("DOM.describeNode", {"objectId": element, "depth": 1, "pierce": True})
        roots = described["node"].get("shadowRoots", [])
        if not roots:
            return None
        resolved = self._cdp.send("DOM.resolveNode", {"backendNodeId": roots[0]["backendNodeId"]})
        called = self._cdp.send(
            "Runtime.callFunctionOn",
            {
                "objectId": resolved["object"]["objectId"],
                "functionDeclaration": function,
                "arguments": [{"value": value} for value in arguments],
                "returnByValue": True,
            },
        )
        if "exceptionDetails" in called:
            raise AssertionError(called["exceptionDetails"]["exception"]["description"])
        return called["result"].get("value")


_VISIBLE_TEXT = """function () {
  const shown = [...this.children].filter((child) => child.tagName !== "STYLE");
  return shown.map((child) => child.innerText).join("\\n");
}"""

_BUTTONS = """function () {
  return [...this.querySelectorAll("button")]
    .filter((button) => button.checkVisibility())
    .map((button) => (button.getAttribute("aria-label") || button.innerText).trim());
}"""

_FIELD = """const label = [...this.querySelectorAll("label")].find(
    (candidate) => candidate.checkVisibility() && candidate.innerText.trim() === name);
  const field = label && this.getElementById(label.htmlFor);"""

_FIELD_VALUE = f"""function (name) {{
  {_FIELD}
  return field?.value;
}}"""

_FIELD_SPOT = f"""function (name) {{
  {_FIELD}
  if (!field) return null;
  field.scrollIntoView({{ block: "nearest" }});
  const {{ left, top, width, height }} = field.getBoundingClientRect();
  return {{ x: left + width / 2, y: top + height / 2 }};
}}"""

_SPOT = """function (name) {
  const button = [...this.querySelectorAll("button, summary")].find((candidate) =>
    candidate.checkVisibility() &&
    ((candidate.getAttribute("aria-label") || "") + " " + candidate.innerText).includes(name));
  if (!button) return null;
  button.scrollIntoView({ block: "nearest" });
  let { left, top, width, height } = button.getBoundingClientRect();
  for (let view = this.ownerDocument.defaultView; view && view !== view.top; view = view.parent) {
    const frame = view.frameElement.getBoundingClientRect();
    left += frame.left;
    top += frame.top;
  }
  return { x: left + width / 2, y: top + height / 2 };
}"""
