"""One page of the corpus opened by itself, with its own word on which control is which field."""

from __future__ import annotations

from playwright.sync_api import Page, Route

from tests.browser.corpus.runner import HOST
from tests.pages.model import Fixture


def open_fixture(page: Page, fixture: Fixture) -> None:
    """Show the page once it is whole; its fields are marked for `truth.js`."""
    address = f"{HOST}/{fixture.name}/"

    def answer(route: Route) -> None:
        document = fixture.documents.get(route.request.url.removeprefix(address))
        status = 404 if document is None else 200
        route.fulfill(status=status, body=document or "", content_type="text/html; charset=utf-8")

    page.unroute_all()
    page.route(f"{HOST}/**", answer)
    page.goto(f"{address}index.html")
    for key, path in fixture.selectors.items():
        page.evaluate("([path, field]) => corpus.mark(path, field)", [path, key])
    page.evaluate("window.begin?.(), 0")
    if fixture.late:
        page.wait_for_function("window.settled")
