"""What the model's clock promises."""

from __future__ import annotations

import subprocess
import sys

from tests.model.clock import ModelClock, children

WORKING = "while True: pass"


def never(_: float) -> bool:
    return False


def test_time_passes_beside_a_process_that_is_none_of_the_models_and_never_done() -> None:
    with subprocess.Popen([sys.executable, "-I", "-S", "-c", WORKING]) as foreign:
        try:
            clock = ModelClock(children())
            assert foreign.pid in children()
            assert not clock.until(clock.now() + 0.1, never)
        finally:
            foreign.kill()
