"""Looking for an input that breaks a target's promise, and making it as small as it goes."""

from __future__ import annotations

import traceback
import warnings
from dataclasses import dataclass

import hypothesis
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis.errors import Flaky, HypothesisWarning

from tests.fuzz.frame.endless import MOST_S, HangsError, ended
from tests.fuzz.frame.target import Run, Target

INPUTS_PER_SEED = 50
"""So few that the targets take turns, so many that one seed's inputs build on each other."""


@dataclass(frozen=True)
class Finding:
    """An input that breaks a promise.

    Attributes:
        target: its name.
        seed: the one it was found with.
        value: the input, made small.
        error: what was raised, with its way there.
        steady: whether the same input did it again; otherwise what came before it had its part.
    """

    target: str
    seed: int
    value: bytes
    error: str
    steady: bool = True


def hunt(
    target: Target, run: Run, seed: int, count: int = INPUTS_PER_SEED, most_s: float = MOST_S
) -> Finding | None:
    """Run the inputs of one seed; return the smallest one that breaks the promise, or None.

    One on which it hangs is not made smaller: each try would take as long. `most_s`: as for `ended`.
    """
    broken: list[tuple[bytes, str]] = []

    @hypothesis.seed(seed)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
        verbosity=Verbosity.quiet,
    )
    @given(target.inputs)
    def attempt(value: bytes) -> None:
        try:
            with ended(most_s):
                run(value)
        except (Exception, HangsError):
            broken.append((value, traceback.format_exc()))
            raise

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", HypothesisWarning)  # of strategies that are long to write down
            attempt()
    except HangsError:
        value, error = broken[-1]
        return Finding(target.name, seed, value, error)
    except Flaky:
        value, error = broken[-1]
        return Finding(target.name, seed, value, error, steady=False)
    except Exception:
        if not broken:
            raise  # the target's own mistake
        value, error = broken[-1]  # the smallest one is run last, to show it
        return Finding(target.name, seed, value, error)
    return None
