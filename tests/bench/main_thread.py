"""The work of a page's main thread, in processor time: whoever else uses the machine does not count."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page


class MainThread:
    """Of one page."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def work_ms(self, action: Callable[[], object]) -> float:
        """Return the ms of work that `action` makes the thread do."""
        before = self._spent()
        action()
        return self._spent() - before

    def _spent(self) -> float:
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        return 1000 * float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))
