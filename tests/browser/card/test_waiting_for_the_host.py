"""How long the worker waits for a reply, on a clock that the test moves."""

from __future__ import annotations

import pytest

from .bundle import run_in_node

CLOCK = """
import { Pending } from "./background/host/pending";
let at = 0;
const timers: { at: number; call: () => void }[] = [];
globalThis.performance.now = () => at;
globalThis.setTimeout = ((call: () => void, ms: number) => {
  const timer = { at: at + ms, call };
  timers.push(timer);
  return timer;
}) as never;
globalThis.clearTimeout = ((timer: never) => timers.splice(timers.indexOf(timer) >>> 0, 1)) as never;
const moveTo = (ms: number) => {
  for (;;) {
    const next = timers.filter((timer) => timer.at <= ms).sort((one, other) => one.at - other.at)[0];
    if (!next) break;
    timers.splice(timers.indexOf(next), 1);
    at = next.at;
    next.call();
  }
  at = ms;
};
let deadline = 11_000;
let lateAt: number | null = null;
const pending = new Pending();
void pending.add(1, () => deadline, () => { lateAt = at; }).catch(() => undefined);
"""


@pytest.mark.parametrize(
    ("said", "late_at"),
    [(None, 11_000), (23_000, 23_000), (63_000, 63_000), (5_000, 11_000)],
    ids=["nothing", "more", "the most", "less"],
)
def test_a_reply_is_waited_for_as_long_as_the_host_has_said_meanwhile(said: int | None, late_at: int) -> None:
    told = "" if said is None else f"deadline = {said};"
    assert run_in_node(f"{CLOCK} moveTo(50); {told} moveTo(600_000); answer([lateAt, timers.length]);") == [
        late_at,
        0,
    ]


def test_a_reply_that_came_is_waited_for_no_more() -> None:
    assert run_in_node(f"""{CLOCK}
        moveTo(10_999);
        pending.resolve(1, null);
        moveTo(600_000);
        answer([lateAt, timers.length]);
    """) == [None, 0]


def test_a_reply_that_comes_while_the_host_takes_longer_ends_the_wait() -> None:
    assert run_in_node(f"""{CLOCK}
        deadline = 23_000;
        moveTo(15_000);
        pending.resolve(1, null);
        moveTo(600_000);
        answer([lateAt, timers.length]);
    """) == [None, 0]
