"""The extension's service worker, also one that was started anew, which Playwright does not see."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import CDPSession

from tests.support.paths import EXTENSION_ID


class WorkerScript:
    """Runs JavaScript in the worker that runs now."""

    def __init__(self, browser: CDPSession) -> None:
        self._browser = browser
        self._session = ""
        self._asked = 0
        self._answers: dict[int, Any] = {}
        browser.on("Target.receivedMessageFromTarget", self._receive)

    def attach(self) -> None:
        """Speak to the worker that runs now.

        Raises:
            LookupError: none does.
        """
        for target in self._browser.send("Target.getTargets")["targetInfos"]:
            if target["type"] == "service_worker" and EXTENSION_ID in target["url"]:
                # Not flat: Playwright's session of the browser cannot name another session in a command.
                asked = {"targetId": target["targetId"], "flatten": False}
                self._session = self._browser.send("Target.attachToTarget", asked)["sessionId"]
                return
        raise LookupError("the extension's worker does not run")

    def evaluate(self, expression: str) -> None:
        """Run JavaScript there, and wait until it has run."""
        self._asked += 1
        asked = {"id": self._asked, "method": "Runtime.evaluate", "params": {"expression": expression}}
        self._browser.send(
            "Target.sendMessageToTarget", {"sessionId": self._session, "message": json.dumps(asked)}
        )
        while self._asked not in self._answers:
            self._browser.send("Target.getTargets")  # lets events come in
        answer = self._answers.pop(self._asked)
        assert "exceptionDetails" not in answer["result"], answer

    def _receive(self, event: dict[str, Any]) -> None:
        message = json.loads(event["message"])
        if "id" in message:
            self._answers[message["id"]] = message
