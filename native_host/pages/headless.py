"""Shows a fixture page in an installed browser without a window, and reads what the locator wrote into it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from html import unescape
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, TypeAdapter

from native_host.protocol.messages import Taught

_PROGRAMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
    "msedge",
)
_WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
_DEADLINE_S = 60
"""A browser's first start on a slow PC takes tens of seconds."""

_REPORT = r'<script type="application/json" id="qualitoken-%s">(.*?)</script>'


class Located(BaseModel):
    """What became of one field: as `Found` in the extension's `locate-all.ts`."""

    key: str
    status: str
    id: str
    name: str
    label: str
    score: float
    candidates: list[str]
    reason: str = ""
    """Why it was not found: `no_label`, `hidden`, `no_control`; empty if it was."""


class Pointable(BaseModel):
    """A control that a field could be taught to be: as the reports of the extension's `checker.ts`."""

    label: str
    address: Taught
    taken: bool
    """A field was found there."""


class Checked(NamedTuple):
    """What the locator says of a page."""

    located: list[Located]
    controls: list[Pointable]


def find_browser() -> str | None:
    """Return an installed Chromium, Chrome or Edge; QUALITOKEN_CHROMIUM goes before all."""
    named = os.environ.get("QUALITOKEN_CHROMIUM")
    if named:
        return named
    for program in _PROGRAMS:
        found = shutil.which(program)
        if found:
            return found
    roots = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
    files = [Path(root) / end for root in roots if root for end in _WINDOWS]
    return next((str(file) for file in files if file.is_file()), None)


def locate_in_browser(browser: str, page: Path) -> Checked | None:
    """Return what the locator found on a fixture page; None if the browser said nothing that can be read."""
    with tempfile.TemporaryDirectory(prefix="qualitoken-", ignore_cleanup_errors=True) as profile:
        command = [
            browser,
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--disable-extensions",
            "--disable-dev-shm-usage",
            "--window-size=1400,1000",
            f"--user-data-dir={profile}",
            *(["--no-sandbox"] if _is_root() else []),
            "--dump-dom",
            page.resolve().as_uri(),
        ]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_DEADLINE_S, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return None
    shown = done.stdout.decode("utf-8", "replace")
    reports = [re.search(_REPORT % name, shown, re.DOTALL) for name in ("report", "controls")]
    found = [json.loads(unescape(report[1])) for report in reports if report]
    if len(found) < len(reports):
        return None
    located, controls = found
    return Checked(
        TypeAdapter(list[Located]).validate_python(located),
        TypeAdapter(list[Pointable]).validate_python(controls),
    )


def locator_script() -> str:
    """Return the bundled locator: `build/locator.mjs` makes it beside this module.

    Raises:
        OSError: it has not been made.
    """
    return Path(__file__).with_name("locator.js").read_text("utf-8")


def _is_root() -> bool:
    """Chromium refuses its sandbox to root, as in a container."""
    return getattr(os, "geteuid", lambda: 1)() == 0
