"""The frozen host's start to its first word, against the same host unfrozen; frozen first if need be."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from build.freeze.places import FROZEN
from native_host.registration.browsers import PROFILE_FOLDER
from native_host.registration.manifest import write_manifest
from tests.bench.hello import hello_s
from tests.bench.result import Result
from tests.support.paths import ROOT
from tests.support.stage import Token, open_stage

RUNS = 15
BOUND_MS = 60.0
"""The promise: nobody notices less than a tenth of a second."""
BOUND_RATIO = 2.5
_NAME = "qualitoken-host"
UNFROZEN = Path(sys.executable).parent / _NAME
_PAUSE_S = 1.0
"""Between two hosts in Chromium: the one before still imports what comes after hello, and then ends."""
_CONNECT = """() => new Promise((resolve) => {
  const begun = performance.now();
  const port = chrome.runtime.connectNative("br.com.qualitoken");
  port.onMessage.addListener((message) => {
    if (message.method !== "hello") return;
    resolve(performance.now() - begun);
    port.disconnect();
  });
})"""


def connect_ms() -> float:
    """Return the median milliseconds from connectNative to hello, in Chromium with the frozen host."""
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        write_manifest(folder / "profile" / PROFILE_FOLDER, FROZEN / _NAME)
        with open_stage(playwright, folder, Token([], {}), registered=False) as stage:
            worker = stage.browser.worker
            times = []
            for _ in range(RUNS):
                time.sleep(_PAUSE_S)
                times.append(float(worker.evaluate(_CONNECT)))
            return statistics.median(times)


def measure() -> list[Result]:
    """Return the frozen host's median, its ratio to the unfrozen one's, and its median in Chromium."""
    program = FROZEN / _NAME
    if not program.is_file():
        subprocess.run([sys.executable, "-m", "build.freeze"], cwd=ROOT, check=True, stdout=sys.stderr)
    for one in (program, UNFROZEN):
        hello_s(one)  # into the system's cache
    pairs = [(hello_s(program), hello_s(UNFROZEN)) for _ in range(RUNS)]
    frozen, unfrozen = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
    detail = f"{frozen:.1f} ms against {unfrozen:.1f} ms, medians of {RUNS}"
    return [
        Result("frozen host: hello", frozen, BOUND_MS, "ms", detail),
        Result("frozen hello ÷ unfrozen hello", frozen / unfrozen, BOUND_RATIO, "×", detail),
        Result("frozen host in Chromium: hello", connect_ms(), BOUND_MS, "ms", f"median of {RUNS}"),
    ]


if __name__ == "__main__":
    for result in measure():
        print(result)
