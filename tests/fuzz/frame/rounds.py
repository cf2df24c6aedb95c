"""All targets in turn, one seed after another."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.frame.hunt import INPUTS_PER_SEED, Finding, hunt
from tests.fuzz.frame.keeping import FOLDER, keep, told
from tests.fuzz.frame.target import Run, Target


@dataclass
class Outcome:
    """What came of a run.

    Attributes:
        findings: at most one per target: what is broken would be found again with most seeds.
        inputs: how many each target was given.
        interrupted: whether somebody pressed Ctrl+C.
    """

    findings: list[Finding] = field(default_factory=list)
    inputs: dict[str, int] = field(default_factory=dict)
    interrupted: bool = False

    def __str__(self) -> str:
        told = ", ".join(f"{name} {count}" for name, count in self.inputs.items())
        return f"{'interrupted; ' if self.interrupted else ''}inputs: {told}; findings: {len(self.findings)}"


def fuzz(
    targets: Sequence[Target],
    first_seed: int,
    goes_on: Callable[[], bool],
    say: Callable[[str], None] = print,
    folder: Path = FOLDER,
) -> Outcome:
    """Give inputs to the targets as long as `goes_on` says; keep what is found; Ctrl+C ends it, too."""
    say(f"seed {first_seed} is the first")
    outcome = Outcome(inputs={target.name: 0 for target in targets})
    with ExitStack() as stack:
        try:
            runs = {target.name: stack.enter_context(target.opened()) for target in targets}
            left = list(targets)
            seed = first_seed
            while left and goes_on():
                made = hashlib.sha256()
                for target in list(left):
                    finding = hunt(target, _noting(runs[target.name], made), seed)
                    outcome.inputs[target.name] += INPUTS_PER_SEED
                    if finding:
                        outcome.findings.append(finding)
                        left.remove(target)
                        say(told(finding, keep(finding, folder)))
                say(f"seed {seed} (its inputs {made.hexdigest()[:8]}): {outcome}")
                seed += 1
        except KeyboardInterrupt:
            outcome.interrupted = True
    return outcome


def _noting(run: Run, made: hashlib._Hash) -> Run:
    """Return `run`, with all that it is given going into a digest: whether two runs had the same inputs."""

    def noted(value: bytes) -> None:
        made.update(f"{len(value)}:".encode() + value)
        run(value)

    return noted
