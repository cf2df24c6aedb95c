"""Answers of the server that a test holds back: a page then waits for as long as the test needs it to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from playwright.sync_api import Error, Page, Route

CASCADE = "**/ajax_categoria.php*"
"""What the practice page asks when a type or a category is chosen: a fill is under way in it."""

RELATED = "**/ajax_relacionados.php*"
"""What a saved ticket asks for the tickets that are related to it."""


@contextmanager
def held(page: Page, pattern: str) -> Iterator[None]:
    """Let the page's requests to `pattern` wait until the block ends."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route(pattern, hold)
    try:
        yield
    finally:
        page.unroute(pattern, hold)
        for route in waiting:
            with suppress(Error):  # the page that asked is gone
                route.continue_()
