"""What one click fills, by the rule of the extension: the frames of a page that it takes for tickets."""

from __future__ import annotations

import json

from playwright.sync_api import Page

from native_host.protocol.messages import PageMap
from tests.browser.engine.harness import World, bundle, frame_ids

WORLD = "examining"
"""Apart from the one that fills: other files run in it."""

_SEEN = """(async () => {
  let depth = 0;
  for (let view = window; view !== view.parent; view = view.parent) depth++;
  const found = await engine.examine(pageMap, new Map(), document);
  return { ...found, depth, detected: engine.detect([pageMap], document) !== null };
})()"""


def clicked(page: Page, on: PageMap, script: str | None = None) -> list[str]:
    """Return the frames that are tickets: a click fills one, and asks where there are more.

    Args:
        page: is looked at as it stands.
        on: the map that tells what a ticket has.
        script: the built engine, if it is not this tree's.
    """
    frames = frame_ids(page)
    seen = [_look(World(page, frame, WORLD), on, script or bundle()) for frame in frames]
    detected = [frame for frame, one in zip(frames, seen, strict=True) if one["detected"]]
    if detected:
        return detected
    told = json.dumps([{**one, "frame": frame} for frame, one in zip(frames, seen, strict=True)])
    world = World(page, name=WORLD)
    world.run(f"{bundle('shared/examined.ts', 'examined')}; 0")
    chosen: list[str] = world.run(f"examined.ticketsAmong({told}).map(({{ frame }}) => frame)")
    return chosen


def _look(world: World, on: PageMap, script: str) -> dict[str, object]:
    world.run(f"{script}; globalThis.pageMap = {on.model_dump_json()}; 0")
    seen: dict[str, object] = world.run(_SEEN)
    return seen
