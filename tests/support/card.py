"""The card as a person meets it: its text is read and its buttons are pressed with the real mouse.

The card lives in a closed shadow root, which no script of the page can open; the DevTools protocol can.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import CDPSession, Error, Page

from tests.support.browser_waiting import UNTIL, page_went
from tests.support.extension_names import CARD_ELEMENT_ID


class Card:
    """The card in one document of a page."""

    def __init__(self, page: Page, document: str = "document") -> None:
        """Args:
        page: the page (for a click the card must be in its viewport).
        document: a JavaScript expression for the document that holds the card, e.g. a frame's.
        """
        self._page = page
        self._host = f"{document}?.getElementById('{CARD_ELEMENT_ID}')"
        self._cdp: CDPSession = page.context.new_cdp_session(page)

    def exists(self) -> bool:
        """Whether the page has the card's element."""
        return self._root() is not None

    def text(self) -> str:
        """Return all text of the card as it is shown, or an empty string without a card."""
        return str(self._in_card(_VISIBLE_TEXT) or "")

    def buttons(self) -> list[str]:
        """Return the names of the card's visible buttons."""
        return list(self._in_card(_BUTTONS) or [])

    def wait_for(self, *texts: str) -> str:
        """Wait until the card shows all `texts`; return everything it shows.

        Raises:
            AssertionError: it did not come; the message holds what the card shows instead.
        """
        shown = self.wait_until(_SHOWS, *texts)
        if shown is None:
            raise AssertionError(f"the card does not show {texts!r} but:\n{self.text()}")
        return str(shown["text"])

    def wait_until_gone(self, text: str) -> None:
        """Wait until the card does not show `text` any more.

        Raises:
            AssertionError: it stays.
        """
        assert self.wait_until(_SHOWS_NO, text), f"the card still shows {text!r}:\n{self.text()}"

    def wait_for_element(self, selector: str) -> None:
        """Wait until an element of the card matches `selector`.

        Raises:
            AssertionError: none does.
        """
        found = self.wait_until("function (selector) { return !!this.querySelector(selector) }", selector)
        assert found, f"the card has no {selector}, but:\n{self.text()}"

    def wait_until(self, function: str, *arguments: object) -> Any:  # noqa: ANN401 - whatever JavaScript returns
        """Wait until the JavaScript `function`, called with the shadow root as `this`, returns something.

        The page itself looks: nothing can come and go between two questions to it. A card that goes is waited
        for again, for the page may load another document, or the card be put up anew.

        Returns:
            What it returned; None: nothing up to the limit.
        """
        waiting = f"""function (...given) {{
          const look = {function};
          return {UNTIL}(() => ({_IF_THERE}).call(this, look, given));
        }}"""
        while self._comes():
            root = self._root()
            found = self._call(root, waiting, arguments) if root else _GONE
            if found != _GONE:
                return found and found["value"]
        return None

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
        """Return where something is once two drawings in a row have left it there; None: it does not come."""
        spot: dict[str, float] | None = self.wait_until(_STILL % spot_of, name)
        return spot

    def _comes(self) -> bool:
        """Wait until the page has the card's element; whether it came."""
        there = f"() => {{ try {{ return !!{self._host} }} catch {{ return false }} }}"
        asked = {"expression": f"{UNTIL}({there})", "awaitPromise": True, "returnByValue": True}
        while (came := self._send("Runtime.evaluate", asked)) is None:
            pass
        return bool(came["result"]["value"])

    def _root(self) -> str | None:
        """Return the handle of the card's shadow root; None: there is no card."""
        found = self._send("Runtime.evaluate", {"expression": self._host}) or {"result": {}}
        element = found["result"].get("objectId")
        asked = {"objectId": element, "depth": 1, "pierce": True}
        described = self._send("DOM.describeNode", asked) if element else None
        roots = described["node"].get("shadowRoots", []) if described else []
        if not roots:
            return None
        resolved = self._send("DOM.resolveNode", {"backendNodeId": roots[0]["backendNodeId"]})
        return str(resolved["object"]["objectId"]) if resolved else None

    def _in_card(self, function: str, *arguments: object) -> Any:  # noqa: ANN401
        root = self._root()
        found = self._call(root, function, arguments) if root else None
        return None if found == _GONE else found

    def _call(self, root: str, function: str, arguments: Sequence[object]) -> Any:  # noqa: ANN401
        """Call `function` with the shadow root as `this`; return what it returns, or `_GONE`."""
        asked = {
            "objectId": root,
            "functionDeclaration": function,
            "arguments": [{"value": value} for value in arguments],
            "awaitPromise": True,
            "returnByValue": True,
        }
        called = self._send("Runtime.callFunctionOn", asked)
        if called is None:
            return _GONE
        if "exceptionDetails" in called:
            raise AssertionError(called["exceptionDetails"]["exception"]["description"])
        return called["result"].get("value")

    def _send(self, method: str, asked: dict[str, Any]) -> dict[str, Any] | None:
        """Ask the page; None: its document went before it answered."""
        try:
            answer: dict[str, Any] = self._cdp.send(method, asked)
        except Error as error:
            if self._page.is_closed() or not page_went(error):
                raise
            return None
        return answer


_GONE = {"gone": True}
"""The card, or the document it was in, is not there any more."""

_IF_THERE = """function (look, given) {
  if (!this.host.isConnected || !this.ownerDocument.defaultView) return { gone: true };
  const value = look.apply(this, given);
  return value ? { value } : null;
}"""

_STILL = """(() => {
  let before = "";
  let drawn = 0;
  const count = () => { drawn += 1; requestAnimationFrame(count) };
  count();
  return function (...given) {
    const spot = (%s).apply(this, given);
    const now = JSON.stringify(spot);
    if (now !== before) drawn = 0;
    before = now;
    return spot && drawn >= 2 ? spot : null;
  };
})()"""

_VISIBLE_TEXT = """function () {
  const shown = [...this.children].filter((child) => child.tagName !== "STYLE");
  return shown.map((child) => child.innerText).join("\\n");
}"""

_SHOWS = f"""function (...texts) {{
  const text = ({_VISIBLE_TEXT}).call(this);
  return texts.every((one) => text.includes(one)) && {{ text }};
}}"""

_SHOWS_NO = f"function (text) {{ return !({_VISIBLE_TEXT}).call(this).includes(text) }}"

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
