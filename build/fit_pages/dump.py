"""What the engine knows of each page of the corpus: evidence, and what is right of it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser.corpus.opening import open_fixture
from tests.browser.corpus.wanted import page_map
from tests.browser.engine.harness import World
from tests.pages.data import FOLDER
from tests.pages.model import Fixture
from tests.support.browser import FLAGS
from tests.support.paths import ROOT, chromium

Evidence = dict[str, float]

MARKS = """() => {
  const roots = (root) => [root, ...[...root.querySelectorAll("*")].flatMap((element) => [
    ...(element.shadowRoot ? roots(element.shadowRoot) : []),
    ...(element.localName === "iframe" && element.contentDocument?.body
      ? roots(element.contentDocument) : []),
  ])];
  const truth = (control) => control.ownerDocument.defaultView?.corpus?.known.get(control) ?? "";
  return roots(document).flatMap((root) => [...root.querySelectorAll("[data-evidence]")].map((control) =>
    [Number(control.getAttribute("data-evidence")), truth(control)]));
}"""
"""The page's own word on each control that the engine has numbered."""


@dataclass(frozen=True)
class Link:
    """A text that may be a control's label.

    Attributes:
        run: the text's place in the page; none of a text that the page ties to the control.
        keys: fields that the text may name.
    """

    control: int
    run: int | None
    folded: str
    keys: frozenset[str]
    evidence: Evidence

    @property
    def is_tied(self) -> bool:
        """Whether the page itself says so."""
        return any(name in self.evidence for name in ("label", "aria", "legend"))


@dataclass(frozen=True)
class Pair:
    """A control that may be a field."""

    control: int
    key: str
    link: Link | None
    evidence: Evidence


@dataclass(frozen=True)
class Dump:
    """One page.

    Attributes:
        family: pages that were made alike; what is left out together.
        truth: the field that each control is; empty: none of the map's.
    """

    name: str
    family: str
    fields: frozenset[str]
    truth: dict[int, str]
    links: list[Link] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)


def dumps(fixtures: Iterable[Fixture]) -> Iterator[Dump]:
    """Yield what the engine knows of each page as it is first shown."""
    script = _bundle()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=list(FLAGS))
        context = browser.new_context(locale="pt-BR", viewport={"width": 1280, "height": 900})
        context.add_init_script(path=FOLDER / "truth.js")
        page = context.new_page()
        for fixture in fixtures:
            open_fixture(page, fixture)
            world = World(page)
            world.run(f"{script}; globalThis.pageMap = {page_map().model_dump_json()}; 0")
            told = world.run("evidence(pageMap)")
            truth = {number: mark.partition("=")[0].lstrip("~") for number, mark in page.evaluate(MARKS)}
            yield _read(fixture, told, truth)
        browser.close()


def _read(fixture: Fixture, told: dict[str, Any], truth: dict[int, str]) -> Dump:
    links = [
        Link(one["control"], one["run"], one["folded"], frozenset(one["keys"]), one["evidence"])
        for one in told["links"]
    ]
    pairs = [
        Pair(
            one["control"],
            one["key"],
            links[one["link"]] if one["link"] is not None else None,
            one["evidence"],
        )
        for one in told["pairs"]
        if one["evidence"] is not None
    ]
    return Dump(fixture.name, fixture.group, fixture.fields, truth, links, pairs)


def _bundle() -> str:
    entry = ROOT / "extension/src/page/evidence.ts"
    command = [str(ROOT / "node_modules/.bin/esbuild"), str(entry), "--bundle", "--format=iife"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
