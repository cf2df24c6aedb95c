"""What `make bench` is asked for: `BENCH="hello click"` names parts, `BASE=<commit>` what to compare with."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.support.paths import ROOT


class WrongArgument(ValueError):
    """Its message is a sentence for whoever typed it."""


@dataclass(frozen=True)
class Arguments:
    """What was asked for.

    Attributes:
        parts: names of the parts to measure, in the order of the whole run.
        base: full hash of the commit to compare with; None: floors and peers.
    """

    parts: tuple[str, ...]
    base: str | None


def read_arguments(
    environment: Mapping[str, str], usual: Iterable[str], asked_only: Iterable[str]
) -> Arguments:
    """Return what the environment asks for; all `usual` parts when it names none.

    Raises:
        WrongArgument: a part or commit that does not exist.
    """
    known = (*usual, *asked_only)
    named = environment.get("BENCH", "").split()
    for name in named:
        if name not in known:
            raise WrongArgument(f"BENCH: there is no part {name!r}; there are {', '.join(known)}.")
    parts = tuple(name for name in known if name in named) if named else tuple(usual)
    base = environment.get("BASE", "").strip()
    return Arguments(parts, find_commit(base) if base else None)


def find_commit(name: str, repository: Path = ROOT) -> str:
    """Return the full hash of a commit, branch or tag.

    Raises:
        WrongArgument: there is none, or no repository.
    """
    command = ["git", "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = done.stderr.strip().removeprefix("fatal: ")
        raise WrongArgument(
            f"BASE: no commit is called {name!r} in this repository"
            + (f" ({reason})" if reason else "; a shallow clone may lack it: git fetch --unshallow")
            + "."
        )
    return done.stdout.strip()
