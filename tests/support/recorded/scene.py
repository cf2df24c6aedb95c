"""What an agent does and sees in one conversation."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import Page

from tests.support.paths import EXTENSION_ID
from tests.support.recorded.computers import Computer
from tests.support.recorded.kept import RECORDING
from tests.support.recorded.marks import marked
from tests.support.recorded.replay_host import ERROR, HAPPENS, SENT
from tests.support.recorded.tee_host import exchanges
from tests.support.recorded.wire import Json, append_line, lines_of
from tests.support.recorded.worker_script import WorkerScript
from tests.support.stage import Stage
from tests.support.waiting import until

ORIGIN = f"chrome-extension://{EXTENSION_ID}"

SAME_LOOKS = 60
"""When recording: so many looks that show the same are what the agent sees in the end."""


class Scene:
    """One conversation in the browser, at the agent's hands."""

    def __init__(
        self,
        stage: Stage,
        folder: Path,
        worker: WorkerScript,
        texts: Mapping[str, str],
        shown: Mapping[str, Json] | None = None,
    ) -> None:
        """Begin.

        Args:
            stage: the browser and the practice site.
            folder: where the host writes down what it is asked.
            worker: the extension's.
            texts: mark → what stands for it in this run, e.g. for a text to be pasted.
            shown: what is to be seen, as it is recorded.
        """
        self.stage = stage
        self.site = stage.site
        self.shown: dict[str, Json] = {}
        self.texts = texts
        self.live: Computer | None = None
        """The computer, when recording beside the real host."""
        self._folder = folder
        self._worker = worker
        self._expected = shown or {}

    def open(self, name: str) -> Page:
        """Open a page of the extension's own in a new tab."""
        page = self.stage.browser.context.new_page()
        page.goto(f"{ORIGIN}/{name}.html")
        return page

    def happen(self, name: str) -> None:
        """Let something happen to the computer."""
        if self.live:
            append_line(self._folder / SENT, {"happens": name})
            self.live.happenings[name]()
        else:
            with (self._folder / HAPPENS).open("w", encoding="ascii") as file:
                file.write(name)

    def time_passes(self) -> None:
        """Move the worker's clock on by a minute: what was read before is old."""
        self._worker.evaluate("globalThis.stopped += 60_000")

    def see(self, name: str, shown: Callable[[], str]) -> None:
        """Wait until the agent sees what is recorded and as much was asked; keep what it is in the end."""
        wanted, same = self._expected.get(name), 0

        def is_there() -> bool:
            nonlocal same
            asked, is_answered = self._asked()
            now = {"asked": asked, "text": _lines(shown())}
            same = same + 1 if now == self.shown.get(name) and is_answered else 0
            self.shown[name] = now
            settled = same >= SAME_LOOKS if RECORDING else now == wanted
            return settled or (self._folder / ERROR).exists()

        with contextlib.suppress(TimeoutError):  # what is seen instead is in the difference
            until(is_there)

    def _asked(self) -> tuple[int, bool]:
        """Return how many requests were made, and whether all of them are answered."""
        if self.live:
            _, said = exchanges(self._folder)
            asked = [one for one in said if "request" in one]
            return len(asked), bool(asked) and all("reply" in one for one in asked)
        return len(lines_of(self._folder / SENT)), True


def _lines(text: str) -> list[str]:
    lines = (line.strip() for line in str(marked(text)).splitlines())
    return [line for line in lines if line]
