"""A fleet's way: the extension installed by policy from one's own server, its settings set by policy."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from playwright.sync_api import BrowserContext, Playwright, Worker, expect

from build.packages.make import make_packages
from tests.browser.policy.managed import managed_chromium, served, why_not
from tests.support.browser import FLAGS, LANGUAGE, build_extension, register_host
from tests.support.browser_waiting import wait_for_stored, wait_generously

_REASON = why_not()
pytestmark = pytest.mark.skipif(_REASON is not None, reason=str(_REASON))
NO_UPDATES = "--disable-background-networking"
"""Chromium then fetches no extension: these tests start without it, and with no names resolved."""
SETTINGS = {
    "sites": ["http://127.0.0.1/*"],
    "sop_dirs": ["/srv/procedimentos"],
    "page_dirs": ["/srv/paginas"],
    "history": True,
    "report_max_age_minutes": 45,
    "language": "en",
}


@contextmanager
def chromium_with(
    playwright: Playwright, folder: Path, policies: dict[str, object]
) -> Iterator[BrowserContext]:
    program = managed_chromium(folder, policies)
    context = playwright.chromium.launch_persistent_context(
        str(folder / "profile"),
        executable_path=str(program),
        headless=True,
        env={**os.environ, **LANGUAGE},
        args=[
            *(flag for flag in FLAGS if flag != NO_UPDATES),
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ],
        ignore_default_args=[NO_UPDATES, "--disable-extensions"],
    )
    wait_generously(context)
    try:
        yield context
    finally:
        context.close()


def forced(extension_id: str, address: str) -> dict[str, object]:
    """Return the policies that install the package served at `address`."""
    return {
        "ExtensionInstallForcelist": [f"{extension_id};{address}/update.xml"],
        "ExtensionInstallSources": [f"{address}/*"],
        "DeveloperToolsAvailability": 1,  # or Playwright could not look into what policy has installed
    }


def installed(context: BrowserContext, extension_id: str) -> Worker:
    """Wait until policies have installed the extension, some seconds after the browser's start."""
    workers = [one for one in context.service_workers if extension_id in one.url]
    if workers:
        return workers[0]
    worker: Worker = context.wait_for_event("serviceworker", lambda one: extension_id in one.url)
    return worker


def copied_settings(worker: Worker) -> object:
    """Return the extension's copy of its settings, once it has one that is not empty."""
    return wait_for_stored(worker, "local", "({ managed }) => managed?.sites")["managed"]


def test_the_extension_is_installed_by_policy_and_its_settings_reach_it(
    playwright: Playwright, tmp_path: Path
) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    with served(tmp_path / "served") as address:
        build_extension(tmp_path / "extension")
        extension_id = make_packages(tmp_path / "extension", tmp_path / "served", key, address)
        policies = {
            **forced(extension_id, address),
            "3rdparty": {"extensions": {extension_id: SETTINGS}},
        }
        with chromium_with(playwright, tmp_path, policies) as context:
            assert copied_settings(installed(context, extension_id)) == SETTINGS


def test_a_package_signed_by_the_organisation_talks_to_a_host_that_was_told_its_id(
    playwright: Playwright, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    with served(tmp_path / "served") as address:
        build_extension(tmp_path / "extension")
        extension_id = make_packages(tmp_path / "extension", tmp_path / "served", key, address)
        config = tmp_path / "config.toml"
        config.write_text(f'extension_ids = ["{extension_id}"]\nonly_modules = true\n', "utf-8")
        monkeypatch.setenv("QUALITOKEN_CONFIG", str(config))
        register_host(tmp_path / "profile")
        with chromium_with(playwright, tmp_path, forced(extension_id, address)) as context:
            installed(context, extension_id)
            page = context.pages[0]
            page.goto(f"chrome-extension://{extension_id}/options.html")
            expect(page.get_by_text("O programa do Qualitoken respondeu.")).to_be_visible()
