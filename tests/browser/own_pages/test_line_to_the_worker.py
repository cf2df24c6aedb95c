"""What passes between our pages, the worker and the host: what may be asked, and each reading once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright

from native_host.protocol.methods import METHODS
from tests.support.other_host import register_recorded_host
from tests.support.paths import EXTENSION_ID
from tests.support.softhsm import blank_token, softhsm_module
from tests.support.stage import Token, open_stage

OPEN = """(names) => {
  window.channels = names.map((name) => {
    const channel = chrome.runtime.connect({ name });
    const heard = [];
    channel.onMessage.addListener((message) => {
      heard.push(message);
      for (const look of window.looks ?? []) look();
    });
    return { channel, heard };
  });
  window.looks = [];
  window.until = (holds) => new Promise((resolve) => {
    const look = () => holds() && resolve(null);
    window.looks.push(look);
    look();
  });
}"""
"""Opens channels to the worker, as a card does, that keep what they hear."""


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file in which the browser's messages to the host are kept, a frame after the other."""
    return tmp_path_factory.mktemp("sent") / "frames"


@pytest.fixture(scope="module")
def own_page(
    playwright: Playwright, extension: Path, tmp_path_factory: pytest.TempPathFactory, sent: Path
) -> Iterator[Page]:
    """The options, in a browser whose host is listened to."""
    folder = tmp_path_factory.mktemp("line")
    register_recorded_host(folder / "profile", sent)
    token = Token([softhsm_module()], blank_token(folder / "tokens"))
    settings = "read_deadline_ms = 20000\n"
    with open_stage(
        playwright, folder, token, extension=extension, registered=False, settings=settings
    ) as stage:
        page = stage.browser.context.new_page()
        page.goto(f"chrome-extension://{EXTENSION_ID}/options.html")
        yield page


def ask(page: Page, *asks: dict[str, object]) -> list[Any]:
    """Ask over one channel, one after the other; return the answers to the last ask as they came."""
    page.evaluate(OPEN, ["options"])
    return page.evaluate(  # type: ignore[no-any-return]
        """async (asks) => {
          const [{ channel, heard }] = window.channels;
          asks.forEach((ask, id) => channel.postMessage({ id, ask }));
          await window.until(() => heard.some(({ id }) => id === asks.length - 1));
          channel.disconnect();
          return heard;
        }""",
        list(asks),
    )


def requests(sent: Path, method: str) -> list[Any]:
    """Return the params of every request of this method that reached the host."""
    content = sent.read_bytes()
    found = []
    while content:
        size = int.from_bytes(content[:4], "little")
        message = json.loads(content[4 : 4 + size])
        content = content[4 + size :]
        if message["method"] == method:
            found.append(message["params"])
    return found


def test_a_reading_reaches_each_card_once_whether_it_asked_or_not(own_page: Page) -> None:
    own_page.evaluate(OPEN, ["panel", "panel", "panel"])
    heard = own_page.evaluate(
        """async () => {
          const [one, other, watching] = window.channels;
          for (const { channel } of [one, other])
            channel.postMessage({
              id: 1, ask: { type: "read", maxAgeMs: 0, byAgent: true, moreTime: false }
            });
          await window.until(() => [one, other, watching].every(({ heard }) =>
            heard.some((message) => "value" in message || message.news === "reading")));
          // What is asked after a reading is answered after all that was said of it.
          const next = { id: 2, ask: { type: "connection" } };
          for (const { channel } of window.channels) channel.postMessage(next);
          await window.until(() => window.channels.every(({ heard }) => heard.some(({ id }) => id === 2)));
          const readings = window.channels.map(({ heard }) => heard
            .filter((message) => message.id !== 2 && ("value" in message || message.news === "reading"))
            .map((message) => message.news ?? "reply"));
          for (const { channel } of window.channels) channel.disconnect();
          return readings;
        }"""
    )
    assert heard == [["reply"], ["reply"], ["reading"]]


def test_a_reading_takes_what_the_host_is_configured_for_as_the_extension_names_no_deadline(
    own_page: Page, sent: Path
) -> None:
    ask(own_page, {"type": "read", "maxAgeMs": 0, "byAgent": True, "moreTime": False})
    asked = requests(sent, "tokens.read")
    assert asked
    assert all(params == {} for params in asked)


@pytest.mark.parametrize("method", [name for name, method in METHODS.items() if not method.for_pages])
def test_a_page_cannot_ask_through_the_worker_what_is_the_workers_own(
    own_page: Page, sent: Path, method: str
) -> None:
    params = {"echo": "of a page", "language": "en", "deadline_ms": 100}
    (heard,) = ask(
        own_page,
        {"type": "host", "method": method, "params": params},
        {"type": "host", "method": "sop.list", "params": {}},
    )
    assert heard["id"] == 1
    assert heard["value"]["sops"]
    assert params not in requests(sent, method)


@pytest.mark.parametrize("params", [None, "text", 5])
def test_a_page_cannot_ask_with_params_that_are_none(own_page: Page, params: object) -> None:
    (heard,) = ask(
        own_page,
        {"type": "host", "method": "customer.parse", "params": params},
        {"type": "host", "method": "customer.parse", "params": {"text": "CPF 529.982.247-25"}},
    )
    assert (heard["id"], [one["key"] for one in heard["value"]["candidates"]]) == (1, ["cpf"])
