"""One warm round trip from the extension's worker, against an echo host in C that the same worker asks.

Through the browser and not through bare pipes: what the agent waits for crosses two processes of the
browser's.
"""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Error

from tests.bench.browser import ECHO, Stage
from tests.bench.figures.stages import stages
from tests.bench.floors.floor import PATIENCE_MS, NoFloorError
from tests.bench.judging.figure import Figure, Result
from tests.bench.run import Run

PING = Figure("ping", "warm round trip", "echo host in C", 1.5, best_of=3)
TRIPS = 50
"""In one sample: a single trip is not much longer than a turn of the scheduler."""

_CONNECT = """async ([name, patience]) => {
  const port = chrome.runtime.connectNative(name);
  const ping = { jsonrpc: "2.0", id: 1, method: "ping", params: {} };
  const trip = () => new Promise((resolve, reject) => {
    const take = (message) => {
      if (message.method === "hello") return;
      port.onMessage.removeListener(take);
      resolve(message);
    };
    port.onMessage.addListener(take);
    port.onDisconnect.addListener(() => reject(new Error(chrome.runtime.lastError?.message)));
    port.postMessage(ping);
  });
  const within = async (work) => {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience);
    });
    return Promise.race([work(), late]).finally(() => clearTimeout(timer));
  };
  const right = ({ id, method, result }) =>
    id === ping.id && (result !== undefined || method === ping.method);
  globalThis[name] = { port, trip, within };
  await within(async () => {
    for (;;) { // it imports while it answers, and is warm afterwards
      const answer = await trip();
      if (!right(answer)) throw new Error(`it answers a ping with ${JSON.stringify(answer)}`);
      if (answer.result?.ready ?? true) return;
    }
  });
}"""

_TRIPS = """async ([name, trips]) => {
  const { trip, within } = globalThis[name];
  const began = performance.now();
  await within(async () => { for (let i = 0; i < trips; i++) await trip(); });
  return (performance.now() - began) / trips;
}"""

_HANG_UP = "(name) => globalThis[name].port.disconnect()"
_HOST = "br.com.qualitoken"


def measure(run: Run) -> Iterator[Result]:
    """Yield the figure."""
    with stages(run, "ping") as opened:
        for stage in opened.opened:
            for name in (_HOST, ECHO):
                connect(stage, name)
        yield opened.compare(PING, lambda stage: trip_ms(stage, _HOST), lambda stage: trip_ms(stage, ECHO))
        for stage in opened.opened:
            for name in (_HOST, ECHO):
                stage.worker.evaluate(_HANG_UP, name)


def connect(stage: Stage, name: str) -> None:
    """Start a host and wait until it is warm.

    Raises:
        NoFloorError: it is the echo host, and what it answers is no echo.
        playwright.sync_api.Error: the product's host answers otherwise.
    """
    try:
        stage.worker.evaluate(_CONNECT, [name, PATIENCE_MS])
    except Error as error:
        if name != ECHO:
            raise
        raise NoFloorError(f"the echo host: {error.message}") from error


def trip_ms(stage: Stage, name: str) -> float:
    """Return the ms of one round trip, the mean of `TRIPS`."""
    return float(stage.worker.evaluate(_TRIPS, [name, TRIPS]))
