"""Everything one run needs, under one folder: practice site, token, configuration, browser profile."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Playwright

from tests.practice_qualitor.server import PracticeServer
from tests.support.browser import ORDINARY, Browser, Look, build_extension, open_browser, register_host


@dataclass(frozen=True)
class Token:
    """What is plugged in: the modules that see it, and what they read from the environment."""

    modules: list[Path]
    environment: Mapping[str, str]


@dataclass
class Stage:
    """The parts of a run, ready to be used together."""

    site: PracticeServer
    browser: Browser


def write_config(folder: Path, modules: list[Path], settings: str = "") -> Path:
    """Write a host configuration that knows only `modules`, with more `settings` (TOML); return the file."""
    file = folder / "qualitoken.toml"
    listed = ", ".join(json.dumps(str(module)) for module in modules)
    log = json.dumps(str(folder / "log"))
    file.write_text(f"modules = [{listed}]\nonly_modules = true\nlog_dir = {log}\n{settings}", "utf-8")
    return file


@contextmanager
def open_stage(
    playwright: Playwright,
    folder: Path,
    token: Token,
    *,
    extension: Path | None = None,
    registered: bool = True,
    settings: str = "",
    look: Look = ORDINARY,
) -> Iterator[Stage]:
    """Set the stage in `folder`; nothing of the user's own is read or written.

    Args:
        playwright: the running driver.
        folder: receives browser profile, configuration, database and log of the practice site.
        token: which PKCS#11 modules the host may load, and what they find.
        extension: a bundled extension; made in `folder` when left out.
        registered: whether the browser profile knows the host.
        settings: more of the host's configuration, as TOML.
        look: how the browser shows itself.
    """
    profile = folder / "profile"
    profile.mkdir(parents=True, exist_ok=True)
    if registered:
        register_host(profile)
    config = write_config(folder, token.modules, settings)
    environment = {**token.environment, "QUALITOKEN_CONFIG": str(config)}
    bundled = extension or build_extension(folder / "extension")
    site = PracticeServer(database=folder / "qualitor.sqlite", log=folder / "saves.jsonl")
    opened = open_browser(playwright, profile, bundled, environment=environment, look=look)
    with site, opened as browser:
        yield Stage(site, browser)
