"""The worlds of the extension's scripts in a page, which the page itself cannot look into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import CDPSession, Page

from tests.support.browser_waiting import UNTIL
from tests.support.paths import EXTENSION_ID


def has_looked(page: Page) -> bool:
    """Whether our detector has run in a page that is loaded; a world of ours may be there without it."""
    asked = {"expression": "typeof qualitokenSeesTicket === 'function'"}
    with _worlds(page) as (session, worlds):
        return any(_ask(session, world, asked) for world in worlds)


def wait_until_orphaned(page: Page) -> None:
    """Wait until our scripts in the page know that the extension has been updated or removed under them."""
    asked = {"expression": f"{UNTIL}(() => !globalThis.chrome?.runtime?.id)", "awaitPromise": True}
    with _worlds(page) as (session, worlds):
        assert worlds, "no script of ours runs in the page"
        assert all(_ask(session, world, asked) for world in worlds), "the extension is still there"


@contextmanager
def _worlds(page: Page) -> Iterator[tuple[CDPSession, list[int]]]:
    session = page.context.new_cdp_session(page)
    worlds: list[int] = []

    def note(event: dict[str, Any]) -> None:
        if EXTENSION_ID in event["context"]["origin"]:
            worlds.append(event["context"]["id"])

    session.on("Runtime.executionContextCreated", note)
    session.send("Runtime.enable")  # answered after it has told of every world
    yield session, worlds
    session.detach()


def _ask(session: CDPSession, world: int, asked: Mapping[str, object]) -> bool:
    answer = session.send("Runtime.evaluate", {**asked, "contextId": world, "returnByValue": True})
    return bool(answer["result"].get("value"))
