"""Constants that stay empty although Chromium has the right label for their control.

`python -m tests.browser.corpus.inferred [name…]` fills the pages of families, asks Chromium's label inference
about the controls of those that stayed empty, and lists each that it would have named right, with how the
engine says that its step ended.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from playwright.sync_api import BrowserContext, Error, Frame, Page, sync_playwright

from tests.bench.floors.inference import ATTRIBUTE, FLAG, folded, wait_for_labels
from tests.browser.corpus.families import measured
from tests.browser.corpus.outcome import Outcome
from tests.browser.corpus.runner import AT_A_TIME, corpus_context, opened
from tests.pages.families.families import pages_of
from tests.pages.model import Fixture

_LABELS = f"""() => [...document.querySelectorAll("[{ATTRIBUTE}]")].map((control) => {{
  const told = /^label: (.*)$/m.exec(control.getAttribute("{ATTRIBUTE}"));
  let marked = control;
  while (marked && !corpus.known.get(marked)) marked = marked.parentElement;
  return [(corpus.known.get(marked) ?? "").replace(/[+~]/, "").split("=")[0], told ? told[1] : ""];
}}).filter(([key]) => key)"""
"""A widget's own input is marked as belonging to the field; a radio button's mark names its answer too."""


@dataclass(frozen=True)
class Named:
    """A constant that stayed empty: what Chromium takes for its label, and whether that is right."""

    page: str
    group: str
    key: str
    status: str
    label: str
    right: bool


def inferred(context: BrowserContext, fixtures: Iterable[Fixture]) -> dict[str, dict[str, set[str]]]:
    """Return the labels that Chromium infers, by page and key; the browser must run with the flag."""
    found: dict[str, dict[str, set[str]]] = {}
    pages = list(fixtures)
    with opened(context, pages) as (tabs, open_page):
        waiting = iter(pages)
        while batch := list(islice(waiting, AT_A_TIME)):
            shown = [(fixture, open_page(tab, fixture)) for tab, fixture in zip(tabs, batch, strict=False)]
            for fixture, page in shown:
                found[fixture.name] = _labels(page)
    return found


def _labels(page: Page) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for frame in page.frames:
        for key, label in _told(frame):
            found.setdefault(key, set()).add(label)
    return found


def _told(frame: Frame) -> list[tuple[str, str]]:
    try:
        if frame.query_selector("input, select, textarea"):
            wait_for_labels(frame)
        return [(key, label) for key, label in frame.evaluate(_LABELS)]
    except Error:  # a frame that holds no document of its own
        return []


def empty_but_named(
    outcomes: Iterable[Outcome], fixtures: Iterable[Fixture], labels: dict[str, dict[str, set[str]]]
) -> Iterator[Named]:
    """Yield each constant that stayed empty and that Chromium knows a label for."""
    known = {fixture.name: fixture for fixture in fixtures}
    for outcome in outcomes:
        fixture = known[outcome.name]
        for key, status in outcome.misses.items():
            for label in sorted(labels.get(outcome.name, {}).get(key, set())):
                right = is_label(label, fixture.labels.get(key, ""))
                yield Named(outcome.name, outcome.group, key, status, label, right)


def is_label(told: str, shown: str) -> bool:
    """Whether a text is the label that the page shows, whatever marks and remarks stand with it."""
    one, other = folded(told), folded(shown)
    return other != "" and (one == other or one.startswith(f"{other} ") or one.endswith(f" {other}"))


def main(arguments: list[str] | None = None) -> int:
    """List them; return the exit code: 1 if there are any."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.corpus.inferred", description=__doc__)
    parser.add_argument("families", nargs="*", metavar="name", help="all of them if none is named")
    asked = parser.parse_args(arguments)
    pages = pages_of(asked.families or None)
    with sync_playwright() as playwright:
        with corpus_context(playwright) as context:
            outcomes = measured(context, pages)
        missed = {outcome.name for outcome in outcomes if outcome.misses}
        with corpus_context(playwright, FLAG) as context:
            labels = inferred(context, [page for page in pages if page.name in missed])
    named = list(empty_but_named(outcomes, pages, labels))
    for one in named:
        if one.right:
            print(f"{one.page:28} {one.key:20} {one.status:16} {one.label!r}")
    right = [one for one in named if one.right]
    empty = sum(len(outcome.misses) for outcome in outcomes)
    print(
        f"{empty} empty; Chromium has the right label for {len(right)}, another for {len(named) - len(right)}"
    )
    print(
        *(f"{count:5}  {what}" for what, count in Counter(one.group for one in right).most_common()), sep="\n"
    )
    return int(bool(right))


if __name__ == "__main__":
    sys.exit(main())
