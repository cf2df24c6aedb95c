"""Where tickets are looked for: on the addresses of the build, and on those an administrator names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.support.browser import build_extension, open_browser
from tests.support.paths import EXTENSION_ID

WHOLE, PART = "https://chamados.exemplo.test/*", "https://portal.exemplo.test/qualitor/*"
"""A whole host, and a part of one: Chrome refuses to look into written documents for the latter."""

SET_SITES = """async (sites) => {
  const registered = chrome.scripting.registerContentScripts.bind(chrome.scripting);
  const done = new Promise((told) => {
    chrome.scripting.registerContentScripts = async (scripts) => {
      await registered(scripts);
      if (scripts.length === 2) told();
    };
  });
  await chrome.storage.local.set({ managed: { sites } });
  await done;
  chrome.scripting.registerContentScripts = registered;
  const scripts = await chrome.scripting.getRegisteredContentScripts();
  return scripts.map(({ matches, matchOriginAsFallback }) => [matches, matchOriginAsFallback]);
}"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_extension(tmp_path_factory.mktemp("extension"), f"{WHOLE} {PART}")


def test_written_documents_are_looked_into_wherever_a_whole_host_is_named(built: Path) -> None:
    scripts = json.loads((built / "manifest.json").read_text("utf-8"))["content_scripts"]
    told = {match: bool(one.get("match_origin_as_fallback")) for one in scripts for match in one["matches"]}
    assert told == {"https://*.qualitorsoftware.com/*": True, WHOLE: True, PART: False}


def test_the_browser_takes_an_extension_that_is_built_for_a_part_of_a_host(
    playwright: Playwright, built: Path, tmp_path: Path
) -> None:
    with open_browser(playwright, tmp_path / "profile", built, environment={}) as browser:
        assert EXTENSION_ID in browser.worker.url


def test_what_an_administrator_names_is_looked_into_the_same_way(
    playwright: Playwright, extension: Path, tmp_path: Path
) -> None:
    sites = ["https://outro.exemplo.test/*", "https://outro.exemplo.test/hd/*"]
    with open_browser(playwright, tmp_path / "profile", extension, environment={}) as browser:
        registered = browser.worker.evaluate(SET_SITES, sites)
    assert sorted(registered) == [[[sites[0]], True], [[sites[1]], False]]
