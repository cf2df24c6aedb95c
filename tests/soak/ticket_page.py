"""One Chromium with the real extension and host: a ticket page is opened, filled, undone and closed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.soak.growth import Allowance
from tests.soak.part import Part, Use
from tests.soak.processes import MEASURES, MEMORY, measured, tree
from tests.support.agent import PADARIA, Ticket
from tests.support.card import Card
from tests.support.softhsm import blank_token, softhsm_module
from tests.support.stage import Stage, Token, open_stage

ROUNDS_PER_MEASUREMENT = 1
ALLOWANCES = {
    **{f"host: {name}": allowance for name, allowance in MEASURES.items()},
    # A browser keeps processes in reserve and frees memory when it likes; what each page leaves shows.
    f"browser: {MEMORY}": Allowance(share=0.1),
    "browser: processes": Allowance(amount=1),
    "worker: open tickets": Allowance(),
    "worker: things kept in the session": Allowance(),
}


@contextmanager
def opened() -> Iterator[Use]:
    """Start the browser beside the practice site, with a blank token plugged in."""
    with tempfile.TemporaryDirectory(prefix="qualitoken-soak-") as name, sync_playwright() as playwright:
        folder = Path(name)
        token = Token([softhsm_module()], blank_token(folder / "tokens"))
        with open_stage(playwright, folder, token) as stage:
            # A panel of our own keeps the host while no ticket is open: the same one is used throughout.
            panel = stage.browser.context.new_page()
            panel.goto(stage.browser.worker.url.rpartition("/")[0] + "/panel.html")
            yield Use(partial(one_round, stage), partial(measure, stage), ALLOWANCES, ROUNDS_PER_MEASUREMENT)


def one_round(stage: Stage) -> None:
    """Open a ticket, fill it, undo that, and close it."""
    page = stage.browser.context.new_page()
    page.goto(stage.site.ticket_url)
    ticket, card = Ticket(page), Card(page)
    ticket.name_customer(PADARIA)
    card.wait_for("Preencher chamado")
    before = ticket.all_shown()
    stage.browser.press_toolbar_button(page)
    card.wait_for("Desfazer")
    assert ticket.shown("tipo") != before["tipo"], "nothing was filled"
    card.press("Desfazer")
    card.wait_for("Preencher chamado")
    assert ticket.all_shown() == before
    page.close()


def measure(stage: Stage) -> Mapping[str, float]:
    """Measure the host with its children, the browser with its own, and what the worker keeps."""
    browser = tree(_browser_of(stage))
    hosts = [pid for pid in browser if _is_host(pid)]
    assert len(hosts) == 1, f"{len(hosts)} hosts run"
    host = tree(hosts[0])
    rest = measured([pid for pid in browser if pid not in host])
    kept = stage.browser.worker.evaluate("chrome.storage.session.get()")
    return {
        **{f"host: {name}": value for name, value in measured(host).items()},
        f"browser: {MEMORY}": rest[MEMORY],
        "browser: processes": rest["processes"],
        "worker: open tickets": len(kept.get("ticketFrames", [])),
        "worker: things kept in the session": len(kept),
    }


def _browser_of(stage: Stage) -> int:
    """Return the browser's own process, as it says itself."""
    infos = stage.browser.cdp.send("SystemInfo.getProcessInfo")["processInfo"]
    return next(int(info["id"]) for info in infos if info["type"] == "browser")


def _is_host(pid: int) -> bool:
    """Whether the process is the host itself, and not one of its children."""
    try:
        arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return any(os.path.basename(part) == b"qualitoken-host" for part in arguments[:2])  # noqa: PTH119 - bytes


PART = Part("ticket_page", "one browser: a ticket page is opened, filled, undone and closed", opened)
