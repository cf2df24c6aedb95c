"""One warm round trip from the extension's worker, against an echo host in C that the same worker asks.

Through the browser and not through bare pipes: what the agent waits for crosses two processes of the
browser's.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.browser import ECHO, Stage
from tests.bench.figures.stages import stages
from tests.bench.judging.figure import Figure, Result
from tests.bench.run import Run

PING = Figure("ping", "warm round trip", "echo host in C", 1.5, best_of=3)
TRIPS = 50
"""In one sample: a single trip is not much longer than a turn of the scheduler."""

_CONNECT = """async ([name, key]) => {
  const port = chrome.runtime.connectNative(name);
  const trip = () => new Promise((resolve, reject) => {
    const take = (message) => {
      if (message.id !== 1) return; // hello
      port.onMessage.removeListener(take);
      resolve(message.result?.ready ?? true);
    };
    port.onMessage.addListener(take);
    port.onDisconnect.addListener(() => reject(new Error(chrome.runtime.lastError?.message)));
    port.postMessage({ jsonrpc: "2.0", id: 1, method: "ping", params: {} });
  });
  globalThis[key] = { port, trip };
  while (!(await trip())); // it imports while it answers, and is warm afterwards
}"""

_TRIPS = """async ([key, trips]) => {
  const { trip } = globalThis[key];
  const began = performance.now();
  for (let i = 0; i < trips; i++) await trip();
  return (performance.now() - began) / trips;
}"""

_HANG_UP = "(key) => globalThis[key].port.disconnect()"
_HOST = "br.com.qualitoken"


def measure(run: Run) -> Iterator[Result]:
    """Yield the figure."""
    with stages(run, "ping") as opened:
        for stage in opened.opened:
            for name in (_HOST, ECHO):
                stage.worker.evaluate(_CONNECT, [name, name])
        yield opened.compare(PING, lambda stage: _trip_ms(stage, _HOST), lambda stage: _trip_ms(stage, ECHO))
        for stage in opened.opened:
            for name in (_HOST, ECHO):
                stage.worker.evaluate(_HANG_UP, name)


def _trip_ms(stage: Stage, name: str) -> float:
    return float(stage.worker.evaluate(_TRIPS, [name, TRIPS]))
