"""What a page will still do by itself is waited for by its own timers, however long these take."""

from __future__ import annotations

from playwright.sync_api import Page

_COUNT = """(() => {
  const set = globalThis.setTimeout;
  const clear = globalThis.clearTimeout;
  const left = new Set();
  globalThis.setTimeout = (act, ms, ...given) => {
    const id = set(() => {
      left.delete(id);
      act(...given);
    }, ms);
    left.add(id);
    return id;
  };
  globalThis.clearTimeout = (id) => {
    left.delete(id);
    clear(id);
  };
  globalThis.timersLeft = () => left.size;
})()"""


def count_timers(page: Page) -> None:
    """Let the documents that `page` loads from now on count the timers that they have set."""
    page.add_init_script(_COUNT)


def wait_for_timers(page: Page) -> None:
    """Wait until the page has done all that it had put off, and what came of that."""
    page.wait_for_function("timersLeft() === 0")
