"""The engine in an isolated world of a page: bundled, injected, called.

A content script shares the page's document and none of its scripts, so inline handlers are reached by events
only. The same holds here: everything runs in a world made with the DevTools protocol.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from playwright.sync_api import CDPSession, Page

from native_host.protocol.messages import (
    ControlKind,
    Detection,
    FillPlan,
    FillReport,
    Missing,
    PageFacts,
    PageField,
    PageMap,
    Policy,
    Section,
    Signal,
    SignalKind,
    Source,
    Step,
    StepReport,
)
from tests.support.paths import ROOT

CLOCK = """(() => {
  let ahead = 0;
  const timers = new Map();
  const { now } = performance;
  const [set, clear] = [setTimeout, clearTimeout];
  performance.now = () => now.call(performance) + ahead;
  globalThis.setTimeout = (act, ms = 0) => {
    const fire = () => timers.delete(id) && act();
    const id = set(fire, ms);
    timers.set(id, { due: performance.now() + ms, fire });
    return id;
  };
  globalThis.clearTimeout = (id) => {
    timers.delete(id);
    clear(id);
  };
  const pass = (ms) => {
    ahead += ms;
    const due = [...timers.values()].filter((timer) => timer.due <= performance.now());
    for (const { fire } of due.sort((one, other) => one.due - other.due)) fire();
  };
  globalThis.hurry = async (work) => {
    let over = false;
    work.finally(() => { over = true });
    while (!over) {
      await new Promise((turn) => set(turn));
      pass(100);
    }
    return work;
  };
})();
"""
"""A clock for the engine that comes behind it, which a test moves; the page's own goes on as it does."""


@cache
def bundle(entry: str = "page/index.ts", name: str = "engine") -> str:
    """Return the engine, or another file of the extension, as one script that sets a global of this name."""
    esbuild = ROOT / "node_modules" / ".bin" / "esbuild"
    options = ["--bundle", "--format=iife", f"--global-name={name}"]
    done = subprocess.run(
        [str(esbuild), str(ROOT / "extension/src" / entry), *options],
        capture_output=True,
        text=True,
        check=True,
    )
    return f"{done.stdout}\nglobalThis.{name} = {name};"


def with_clock(script: str) -> str:
    """Return the bundle with a clock that the test moves."""
    return CLOCK + script


def with_long_looks(script: str) -> str:
    """Return the bundle that looks at a fill's values for so long that a slow test is still in time."""
    changed = script.replace("LATE_LOOKS_MS = 1e4", "LATE_LOOKS_MS = 6e5")
    assert changed != script
    return changed


def with_short_deadlines(script: str) -> str:
    """Return the bundle that gives a step up sooner, for pages whose own delays are far shorter."""
    changed = script.replace("STEP_DEADLINE_MS = 15e3", "STEP_DEADLINE_MS = 4e3")
    assert changed != script
    return changed


def with_short_pieces(script: str) -> str:
    """Return the bundle that looks at every page in pieces, as at a page that is too large for one go."""
    changed = script.replace("PIECE_MS = 10", "PIECE_MS = 0.01")
    assert changed != script
    return changed


_SESSIONS: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()
"""One for each page, whatever it goes on to show: each more is told of everything that happens in it."""


def frame_ids(page: Page) -> list[str]:
    """Return the frames of a page that are drawn in its process, each after the one around it."""
    waiting = [_session(page).send("Page.getFrameTree")["frameTree"]]
    found: list[str] = []
    for tree in waiting:
        found.append(tree["frame"]["id"])
        waiting += tree.get("childFrames", [])
    return found


def _session(page: Page) -> CDPSession:
    if page not in _SESSIONS:
        _SESSIONS[page] = page.context.new_cdp_session(page)
    return _SESSIONS[page]


class World:
    """An isolated world of a page, as a content script's; of its main frame, or of another one."""

    def __init__(self, page: Page, frame: str | None = None, name: str = "extension") -> None:
        self._session = _session(page)
        made = self._session.send(
            "Page.createIsolatedWorld", {"frameId": frame or frame_ids(page)[0], "worldName": name}
        )
        self._context = made["executionContextId"]

    def run(self, expression: str) -> Any:  # noqa: ANN401 - JSON of the page's world
        """Evaluate an expression there and return its value, awaited."""
        answer = self._session.send(
            "Runtime.evaluate",
            {
                "expression": expression,
                "contextId": self._context,
                "awaitPromise": True,
                "returnByValue": True,
            },
        )
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise AssertionError(details.get("exception", {}).get("description", details["text"]))
        return answer["result"].get("value")


class Engine:
    """The engine on a page that is loaded already, in its main frame or another one."""

    def __init__(
        self, page: Page, page_map: PageMap, script: str | None = None, frame: str | None = None
    ) -> None:
        self.page = page
        self.map = page_map
        self.world = World(page, frame)
        self.world.run(f"{script or bundle()}; globalThis.pageMap = {page_map.model_dump_json()}; 0")
        self.world.run(
            "globalThis.ticket = engine.openTicketPage(pageMap, document);"
            "globalThis.told = []; globalThis.readBack = []; globalThis.altered = []; 0"
        )

    def detect(self) -> str | None:
        """Return the id of the map that describes the page."""
        found: str | None = self.world.run("engine.detect([pageMap], document)?.id ?? null")
        return found

    def facts(self) -> PageFacts:
        """Return what the page shows."""
        return PageFacts.model_validate(self.world.run("ticket.facts()"))

    def when_read_back(self, act: str) -> None:
        """Let a fill that has read everything back run this in the engine's world, in the same moment."""
        self.world.run(f"globalThis.whenReadBack = () => {{ {act} }}; 0")

    def start(self, plan: FillPlan) -> None:
        """Begin a fill that another call ends: see `finish` and `cancel`."""
        self.world.run(
            f"globalThis.aborter = new AbortController(); told.length = readBack.length = 0;"
            f"globalThis.filling = ticket.fill({plan.model_dump_json()}, "
            "{ signal: aborter.signal,"
            "  onStep: (done, index, total) => told.push([done.key, index, total]),"
            "  onReadBack: (report) => { readBack.push(report); globalThis.whenReadBack?.() },"
            "  onAltered: (report) => altered.push(report) }); 0"
        )

    def read_back(self) -> list[FillReport]:
        """Return what the last fill told before it had ended."""
        return [FillReport.model_validate(report) for report in self.world.run("readBack")]

    def altered(self) -> FillReport:
        """Wait until the page is found to have altered something; return what is reported from then on."""
        self._wait_until("altered.length > 0")
        return FillReport.model_validate(self.world.run("altered.at(-1)"))

    def wait_for_step(self, key: str) -> None:
        """Wait until the fill that was begun tells of this step."""
        self._wait_until(f"told.some(([step]) => step === {json.dumps(key)})")

    def hold_pieces(self, after: int = 0) -> None:
        """Let no further piece of a look in pieces begin, but for so many, until `go_on`."""
        self.world.run(
            f"globalThis.held = []; globalThis.left = {after}; globalThis.usual = MessageChannel;"
            "globalThis.MessageChannel = class {"
            "  port1 = { close() {} };"
            "  port2 = { postMessage: () => { const go = () => this.port1.onmessage();"
            "    left-- > 0 ? setTimeout(go) : held.push(go) } } }; 0"
        )

    def wait_for_held_piece(self) -> None:
        """Wait until the next piece is held."""
        self._wait_until("held.length > 0")

    def go_on(self) -> None:
        """Let the pieces begin that were held."""
        self.world.run("globalThis.MessageChannel = usual; held.forEach((begin) => begin()); 0")

    def _wait_until(self, seen: str) -> None:
        self.world.run(
            f"new Promise((done) => {{ const look = () => {seen} ? done(0) : setTimeout(look, 5); look(); }})"
        )

    def cancel(self) -> None:
        """Cancel the fill that was begun."""
        self.world.run("aborter.abort()")

    def finish(self) -> FillReport:
        """Wait for the fill that was begun."""
        return FillReport.model_validate(self.world.run("filling"))

    def fill(self, plan: FillPlan) -> FillReport:
        """Carry a plan out."""
        self.start(plan)
        return self.finish()

    def accept(self, key: str) -> StepReport:
        """Let the plan's value replace a kept one."""
        return StepReport.model_validate(self.world.run(f"ticket.accept({json.dumps(key)})"))

    def undo(self) -> dict[str, Any]:
        """Undo the last fill."""
        answer: dict[str, Any] = self.world.run("ticket.undo()")
        return answer

    def finish_quickly(self) -> FillReport:
        """Wait for the fill that was begun, on a page that does nothing more by itself.

        The engine's time (`with_clock`) passes whenever the page has had its turn.
        """
        return FillReport.model_validate(self.world.run("hurry(filling)"))

    def undo_quickly(self) -> dict[str, Any]:
        """Undo in the same way."""
        answer: dict[str, Any] = self.world.run("hurry(ticket.undo())")
        return answer

    def missing(self) -> list[str]:
        """Return the keys that are still missing."""
        return [entry["key"] for entry in self.world.run("ticket.missing()")]

    def reveal(self, key: str) -> bool:
        """Bring a field before the agent's eyes."""
        return bool(self.world.run(f"ticket.reveal({json.dumps(key)})"))


def steps_of(report: FillReport) -> dict[str, StepReport]:
    """Return a report's steps by key."""
    return {step.key: step for step in report.steps}


def statuses(report: FillReport) -> dict[str, str]:
    """Return how each step ended."""
    return {step.key: step.status.value for step in report.steps}


def state(page: Page) -> dict[str, Any]:
    """Return everything that an undo has to bring back: the markup and every control's state."""
    found: dict[str, Any] = page.evaluate(
        """() => ({
          markup: document.body.outerHTML,
          controls: [...document.querySelectorAll("input, select, textarea")].map((control) =>
            [control.id || control.name, control.value, control.checked ?? null,
             control.selectedIndex ?? null]),
        })"""
    )
    return found


def field(
    key: str,
    *labels: str,
    control: ControlKind = ControlKind.TEXT,
    section: str = "dados",
    ids: Iterable[str] = (),
) -> PageField:
    """Return a field of a page map; without labels its label is the key."""
    names = list(labels) or [key.capitalize()]
    return PageField(key=key, title=names[0], labels=names, ids=list(ids), section=section, control=control)


SECTIONS = [
    Section(id="dados", captions=["Dados do atendimento"]),
    Section(id="adicionais", captions=["Informações adicionais"], id_prefixes=["vlinformacaoadicional"]),
    Section(id="solucao", captions=["Encerramento"], tabs=["Solução"]),
]


def page_map(*fields: PageField) -> PageMap:
    """Return a small page map in the manner of the real one."""
    return PageMap(
        id="ficticio",
        title="Página fictícia",
        detection=Detection(
            threshold=60,
            kinds=3,
            signals=[
                Signal(kind=SignalKind.PATH, value=r"/cadastro_chamado\.php$", weight=40),
                Signal(kind=SignalKind.TITLE, value="^Qualitor", weight=10),
                Signal(kind=SignalKind.ELEMENT, value="#dschamado", weight=20),
                Signal(kind=SignalKind.LABEL, value="Descrição", weight=10),
                Signal(kind=SignalKind.LABEL, value="Categoria 1", weight=10),
                Signal(kind=SignalKind.SCRIPT, value="pathWeb", weight=10),
            ],
        ),
        ticket_number=["#divcdchamado"],
        busy=["#divLoading"],
        dialog=["#divAlert"],
        sections=SECTIONS,
        fields=list(fields),
    )


def step(
    found: PageField,
    value: str | None,
    *,
    policy: Policy = Policy.SET,
    after: Iterable[str] = (),
    required: bool = False,
) -> Step:
    """Return a plan's step on a field."""
    return Step(
        **found.model_dump(exclude={"taught"}),
        value=value,
        source=Source.PROCEDURE,
        policy=policy,
        after=list(after),
        required=required,
    )


def plan(
    on: PageMap,  # noqa: ARG001 - says which map the steps are of
    steps: Iterable[Step],
    missing: Iterable[str] = (),
) -> FillPlan:
    """Return a plan of these steps, missing these keys."""
    return FillPlan(
        sop="ficticio",
        title="Procedimento fictício",
        applies=True,
        reason="teste",
        steps=list(steps),
        missing=[Missing(key=key, question=f"{key}?") for key in missing],
    )
