"""Fills the pages of families, says what came of it: `python -m tests.browser.corpus.families [name…]`.

Another engine can be measured: `--replace page/weights.json=fold.json` builds it with a file in place of one
of its own, and `measured` takes an engine for each family, such as one with weights refitted without it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.browser.corpus.built import built_with
from tests.browser.corpus.counted import tables, total
from tests.browser.corpus.outcome import Outcome
from tests.browser.corpus.runner import HOST, corpus_context, outcomes
from tests.browser.corpus.wanted import page_map
from tests.browser.engine.harness import Engine, bundle, with_short_deadlines
from tests.pages.families.families import families, pages_of
from tests.pages.families.look_alikes import look_alikes
from tests.pages.model import Fixture

ScriptOf = Callable[[str], str]
"""Returns the built engine that the pages of a family are filled with."""


AT_A_TIME = 12
"""Pages open together: more than of the corpus, as many of them wait for lists that never come."""


def measured(
    context: BrowserContext,
    pages: Iterable[Fixture],
    script_of: ScriptOf = lambda _family: bundle(),
    at_a_time: int = AT_A_TIME,
) -> list[Outcome]:
    """Fill and undo pages, each with the engine of its family."""
    fixtures = list(pages)
    group = {fixture.name: fixture.group for fixture in fixtures}
    shortened = cache(with_short_deadlines)

    def engine_of(page: Page) -> Engine:
        name = page.url.removeprefix(f"{HOST}/").partition("/")[0]
        return Engine(page, page_map(), shortened(script_of(group[name])))

    return list(outcomes(context, fixtures, engine_of, at_a_time))


def main(arguments: list[str] | None = None) -> int:
    """Measure what is asked for; return the exit code: 1 if anything was filled wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.corpus.families", description=__doc__)
    parser.add_argument("families", nargs="*", metavar="family", help="all of them if none is named")
    parser.add_argument("--replace", action="append", default=[], metavar="PATH=FILE")
    parser.add_argument("--no-look-alikes", action="store_true", help="only pages to fill")
    parser.add_argument("--pages", action="store_true", help="what is amiss, page by page")
    asked = parser.parse_args(arguments)
    if unknown := [name for name in asked.families if name not in families()]:
        parser.error(f"no such family: {', '.join(unknown)}")
    pairs = [pair.partition("=") for pair in asked.replace]
    script = built_with({path: Path(file).read_text("utf-8") for path, _, file in pairs})
    others = [] if asked.families or asked.no_look_alikes else look_alikes()
    with sync_playwright() as playwright, corpus_context(playwright) as context:
        found = measured(context, [*pages_of(asked.families or None), *others], lambda _family: script)
    if asked.pages:
        print(*(line for outcome in found for line in _amiss(outcome)), sep="\n")
    print(*tables(found), sep="\n")
    counts = total(found)
    return int(counts.wrong > 0 or counts.broken > 0)


def _amiss(outcome: Outcome) -> list[str]:
    told = [f"{key}: {status}" for key, status in outcome.misses.items()]
    told += [*outcome.wrong, *(f"left: {text}" for text in outcome.left), outcome.broken]
    return [f"{outcome.name}  {text}" for text in told if text]


if __name__ == "__main__":
    sys.exit(main())
