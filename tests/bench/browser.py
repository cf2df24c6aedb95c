"""One Chromium per product: its extension and host, the empty extension, the practice site in both names.

On `127.0.0.1` the product's extension is at work, on `localhost` only the empty one: the same pages of the
same site in the same browser, so that both meet the same machine at the same moment.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, Worker

from native_host.registration.browsers import PROFILE_FOLDER
from native_host.registration.manifest import write_manifest
from tests.bench.floors.echo import echo_host
from tests.bench.floors.empty import FOLDER, empty_extension_id
from tests.bench.products.product import Product
from tests.bench.wire import QUIET
from tests.practice_qualitor.server import PracticeServer
from tests.support.browser import FLAGS, LANGUAGE, Browser
from tests.support.paths import EXTENSION_ID, chromium
from tests.support.softhsm import blank_token, softhsm_module
from tests.support.stage import write_config

ECHO = "br.com.qualitoken.echo"
"""Name under which the browser knows the echo host."""


@dataclass(frozen=True)
class Stage:
    """A browser with everything in it."""

    product: Product
    site: PracticeServer
    context: BrowserContext
    browser: Browser

    @property
    def worker(self) -> Worker:
        """Our extension's service worker."""
        return self._worker(EXTENSION_ID)

    @property
    def empty_worker(self) -> Worker:
        """The empty extension's."""
        return self._worker(empty_extension_id())

    def ticket(self) -> Page:
        """Open a new ticket where our extension is at work."""
        return self._open(self.site.ticket_url)

    def ticket_without_us(self) -> Page:
        """Open a new ticket where only the empty extension is."""
        return self._open(self.site.ticket_url.replace("127.0.0.1", "localhost"))

    def _open(self, url: str) -> Page:
        page = self.context.new_page()
        page.goto(url)
        return page

    def _worker(self, extension: str) -> Worker:
        while True:
            for worker in self.context.service_workers:
                if extension in worker.url:
                    return worker
            self.context.wait_for_event("serviceworker")


@contextmanager
def open_stage(
    playwright: Playwright, product: Product, folder: Path, extension: Path | None = None
) -> Iterator[Stage]:
    """Start the browser with a blank token plugged in, and with the product's extension or the one named."""
    profile = folder / "profile"
    profile.mkdir(parents=True)
    manifests = profile / PROFILE_FOLDER
    write_manifest(manifests, product.host)
    _register_echo(manifests)
    token = blank_token(folder / "tokens")
    config = write_config(folder, [softhsm_module()])
    extensions = f"{extension or product.extension},{FOLDER}"
    site = PracticeServer(database=folder / "qualitor.sqlite", log=folder / "saves.jsonl")
    context = playwright.chromium.launch_persistent_context(
        str(profile),
        executable_path=chromium(),
        headless=True,
        env={**os.environ, **LANGUAGE, **QUIET, **token, "QUALITOKEN_CONFIG": str(config)},
        args=[f"--load-extension={extensions}", f"--disable-extensions-except={extensions}", *FLAGS],
        viewport={"width": 1280, "height": 900},
        locale="pt-BR",
    )
    try:
        assert context.browser is not None
        browser = Browser(context, context.browser.new_browser_cdp_session())
        with site:
            stage = Stage(product, site, context, browser)
            _settle(stage)
            yield stage
    finally:
        context.close()


def _settle(stage: Stage) -> None:
    """Wait for both extensions and close the page that ours opens when it is installed."""
    _ = (stage.worker, stage.empty_worker)
    while not any(page.url.endswith("/first-run.html") for page in stage.context.pages):
        stage.context.wait_for_event("page")
    for page in stage.context.pages:
        if page.url.endswith("/first-run.html"):
            page.close()


def _register_echo(folder: Path) -> None:
    """Make the echo host known to our extension (Chrome's "Native messaging", "Native messaging host")."""
    manifest = {
        "name": ECHO,
        "description": "echo",
        "path": str(echo_host()),
        "type": "stdio",
        "allowed_origins": [f"chrome-extension://{EXTENSION_ID}/"],
    }
    (folder / f"{ECHO}.json").write_text(json.dumps(manifest), "utf-8")
