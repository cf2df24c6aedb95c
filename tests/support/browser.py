"""A real Chromium with the real extension: started, its toolbar button pressed, its worker looked into."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import BrowserContext, CDPSession, Page, Playwright, Worker

from tests.support.browser_waiting import UNTIL, wait_for_stored, wait_generously
from tests.support.extension_names import LAST_FILL
from tests.support.paths import EXTENSION_ID, PROGRAMS, ROOT, chromium

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
"""Quiet and without any network but loopback; needed to run as root in a container."""


def build_extension(folder: Path, origins: str = "http://127.0.0.1/*") -> Path:
    """Bundle the extension into `folder` with `origins` beside the default addresses; return `folder`."""
    subprocess.run(
        ["node", "build/extension.mjs", "--out", str(folder), "--origins", origins], cwd=ROOT, check=True
    )
    return folder


def register_host(profile: Path) -> None:
    """Register the host for the browser profile `profile` only."""
    subprocess.run(
        [str(PROGRAMS / "qualitoken"), "register", "--user-data-dir", str(profile)],
        check=True,
        capture_output=True,
    )


READING_OLD_MS = 2_000
"""Twice the age up to which a click takes a reading as it is (`READING_FRESH_MS` of the extension)."""

LANGUAGE = {"LANGUAGE": "pt_BR", "LC_ALL": "C.UTF-8"}
"""The agents' language: on Linux, Chromium takes it from the environment (its package chromium-l10n)."""


_MOVE_CLOCK = """ms => [performance, Date].forEach((clock) => {
  const before = clock.now.bind(clock);
  clock.now = () => before() + ms;
})"""

_HEAR_COMMAND = """() => {
  const send = chrome.tabs.sendMessage;
  globalThis.commandTaken = new Promise((taken) => {
    chrome.tabs.sendMessage = async (...given) => {
      const answer = await send.apply(chrome.tabs, given);
      chrome.tabs.sendMessage = send;
      taken(answer);
      return answer;
    };
  });
}"""


@dataclass
class Browser:
    """A running Chromium with the extension."""

    context: BrowserContext
    cdp: CDPSession
    """Session with the browser itself: for the toolbar button."""

    @property
    def worker(self) -> Worker:
        """The extension's service worker, once it runs."""
        workers = self.context.service_workers
        return workers[0] if workers else self.context.wait_for_event("serviceworker")

    def kill_worker(self) -> None:
        """End the service worker, as the browser may do at any moment."""
        for target in self.cdp.send("Target.getTargets")["targetInfos"]:
            if target["type"] == "service_worker" and EXTENSION_ID in target["url"]:
                self.cdp.send("Target.closeTarget", {"targetId": target["targetId"]})

    def last_fill(self) -> float:
        """Return when the last fill was read back (epoch ms); 0: none was."""
        kept = self.worker.evaluate(f"chrome.storage.session.get('{LAST_FILL}')")
        return float(kept.get(LAST_FILL, {}).get("verifiedAt", 0))

    def wait_for_fill(self, before: float) -> None:
        """Wait until a fill was read back after the one that `last_fill` told of."""
        wait_for_stored(self.worker, "session", f"(kept) => (kept.{LAST_FILL}?.verifiedAt ?? 0) !== {before}")

    def wait_until(self, function: str) -> None:
        """Wait until a JavaScript function in the worker returns something, at once or by a promise.

        Raises:
            AssertionError: it does not.
        """
        assert self.worker.evaluate(f"() => {UNTIL}({function})"), f"it does not come: {function}"

    def move_clock(self, ms: int) -> None:
        """Let `ms` pass at once for the service worker; its timers stay as they are."""
        self.worker.evaluate(_MOVE_CLOCK, ms)

    def outdate_reading(self) -> None:
        """Let the worker's last reading become too old for a click to take it as it is."""
        self.move_clock(READING_OLD_MS)

    @contextmanager
    def expect_command(self) -> Iterator[None]:
        """Wait at the end of the block until a page has taken a command that the worker gives in it."""
        self.worker.evaluate(_HEAR_COMMAND)
        yield
        self.worker.evaluate("commandTaken")

    def press_toolbar_button(self, page: Page) -> None:
        """Press the extension's toolbar button while `page` is the tab in front."""
        page.bring_to_front()
        targets = self.cdp.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
        tabs = [tab for tab in targets if tab["url"] == page.url]
        if not tabs:
            raise LookupError(f"no tab shows {page.url}")
        active = [tab for tab in tabs if tab.get("embedderData", {}).get("tabActive")]
        tab = (active or tabs)[0]
        self.cdp.send("Extensions.triggerAction", {"id": EXTENSION_ID, "targetId": tab["targetId"]})


@dataclass(frozen=True)
class Look:
    """How the browser shows itself.

    Attributes:
        headless: without a window.
        scale: device pixels per CSS pixel: 1.5 is a display at 150 %.
        color_scheme: what `prefers-color-scheme` says.
        width: of the page, in CSS pixels.
        height: of the page, in CSS pixels.
    """

    headless: bool = True
    scale: float = 1
    color_scheme: Literal["light", "dark"] = "light"
    width: int = 1280
    height: int = 900


ORDINARY = Look()
"""A light display at 100 %, without a window."""


def _close_first_run(context: BrowserContext) -> None:
    """Close the page that the extension opens when it is installed: every fresh profile installs it."""
    closed: list[Page] = []

    def close(page: Page) -> None:
        if not closed and page.url.endswith("/first-run.html"):
            closed.append(page)
            page.close()

    context.on("page", close)


@contextmanager
def open_browser(
    playwright: Playwright,
    profile: Path,
    extension: Path,
    *,
    environment: Mapping[str, str],
    look: Look = ORDINARY,
) -> Iterator[Browser]:
    """Start Chromium on `profile` with the unpacked `extension`.

    Args:
        playwright: the running driver; one process can have only one.
        profile: the user-data directory; the host is registered there with `register_host`.
        extension: the bundled extension's folder.
        environment: added to this process's environment for the browser, and so for the host it starts.
        look: how the browser shows itself.
    """
    context = playwright.chromium.launch_persistent_context(
        str(profile),
        executable_path=chromium(),
        headless=look.headless,
        env={**os.environ, **LANGUAGE, **environment},
        args=[f"--load-extension={extension}", f"--disable-extensions-except={extension}", *FLAGS],
        viewport={"width": look.width, "height": look.height},
        device_scale_factor=look.scale,
        color_scheme=look.color_scheme,
        locale="pt-BR",
    )
    wait_generously(context)
    _close_first_run(context)
    try:
        assert context.browser is not None
        yield Browser(context, context.browser.new_browser_cdp_session())
    finally:
        context.close()
