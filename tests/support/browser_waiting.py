"""Waiting in a browser until something is so: where it is so, and without a limit of one's own.

A test that waits is red because the thing does not come, never because the machine is slow. So there is one
limit, and it is only there to say what did not come before pytest ends the test without a word.
"""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Error, Worker, expect

LIMIT_MS = 60_000
"""ms. The last resort of every wait in a browser: half of what pytest gives a whole test (pyproject.toml)."""

UNTIL = f"""(async (look) => {{
  for (const end = performance.now() + {LIMIT_MS}; ;) {{
    const found = await look();
    if (found || performance.now() > end) return found;
    await new Promise((again) => setTimeout(again, 10));
  }}
}})"""
"""JavaScript: looks again and again; tells what `look` returned when it was something, or at the limit."""

_PAGE_WENT = re.compile("context was destroyed|context with specified id|navigated or closed|was collected")
"""What the DevTools protocol says to a question whose document goes away before it is answered."""

_UNTIL_STORED = """() => new Promise((done) => {{
  const storage = chrome.storage.{area};
  const look = () => storage.get().then((all) => {{
    if (!({fits})(all)) return;
    storage.onChanged.removeListener(look);
    done(all);
  }});
  storage.onChanged.addListener(look);
  look();
}})"""


def wait_generously(context: BrowserContext) -> None:
    """Give every wait of Playwright's in `context`, and all its expectations, the one limit."""
    context.set_default_timeout(LIMIT_MS)
    expect.set_options(timeout=LIMIT_MS)


def page_went(error: Error) -> bool:
    """Whether a question to a page was not answered because another document has taken its place."""
    return _PAGE_WENT.search(str(error)) is not None


def wait_for_stored(worker: Worker, area: str, fits: str) -> dict[str, object]:
    """Wait until what an extension keeps fits; return all that it keeps there.

    Args:
        worker: the extension's.
        area: of `chrome.storage`: `local` or `session`.
        fits: a JavaScript function of everything that is kept in the area.
    """
    kept: dict[str, object] = worker.evaluate(_UNTIL_STORED.format(area=area, fits=fits))
    return kept
