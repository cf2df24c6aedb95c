"""A workflow of GitHub Actions, its steps run here as a runner runs them.

What is left to the test: the folder, what the runner's variables hold, and what each expression stands for.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.paths import ROOT

RELEASE = ROOT / ".github/workflows/release.yml"
RAN_UNDER_WINE = {
    ("windows", "What `qualitoken page check` runs"),
    ("windows", "Programs, nothing missing, the host says hello"),
    ("windows", "The command line starts and finds its data"),
    ("release", "Installers and portable folder"),
    ("release", "Extension packages and Linux programs"),
    ("release", "Parts and check sums"),
    ("installed", "The package for all users is installed"),
    ("installed", "The package is removed"),
}
"""Job and name of the steps that tests/windows/test_workflow.py runs: all of them, it holds."""

_READER = """
import { readFileSync } from "node:fs";
import { load } from "js-yaml";
process.stdout.write(JSON.stringify(load(readFileSync(0, "utf-8"))));
"""
_UNSPECIFIED = "bash unless another is named"
_SHELLS = {
    "bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"],
    _UNSPECIFIED: ["bash", "-e"],
    "sh": ["sh", "-e"],
}
"""GitHub's "Workflow syntax", `jobs.<job_id>.steps[*].shell`; in a container `sh` is what is unspecified."""


@dataclass(frozen=True)
class Step:
    """A step that runs commands.

    Attributes:
        job: the job's id.
        name: what the step is called.
        run: the commands, as written.
        shell: a key of `_SHELLS`.
        variables: of workflow, job and step together, as written.
    """

    job: str
    name: str
    run: str
    shell: str
    variables: Mapping[str, str]


def steps_of(workflow: Path = RELEASE) -> list[Step]:
    """Return all steps that run commands, in order."""
    content = _read(workflow)
    found = []
    for job_id, job in content["jobs"].items():
        for step in (one for one in job["steps"] if "run" in one):
            levels = (content, job, step)
            variables = {name: str(value) for level in levels for name, value in level.get("env", {}).items()}
            found.append(Step(job_id, step["name"], step["run"], _shell(content, job, step), variables))
    return found


def step_of(job: str, name: str) -> Step:
    """Return the one step of this job and name."""
    (step,) = (step for step in steps_of() if (step.job, step.name) == (job, name))
    return step


def run_step(
    step: Step, folder: Path, variables: Mapping[str, str], expressions: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run the step in `folder`; what it says and how it ends is returned, not raised.

    Args:
        step: which one.
        folder: stands for the checkout.
        variables: of the runner, before this process's own.
        expressions: what each `${{ … }}` stands for.

    Raises:
        KeyError: an expression that nothing was said of.
    """
    script = folder.with_name("step.sh")
    script.write_text(_with(step.run, expressions), "utf-8")
    named = {name: _with(value, expressions) for name, value in step.variables.items()}
    return subprocess.run(
        [*_SHELLS[step.shell], str(script)],
        cwd=folder,
        env={**os.environ, **variables, **named},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def checkout(folder: Path) -> Path:
    """Put what Git keeps into `folder`, as ready to build from as after `build/setup.sh`; return `folder`."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(sys.prefix)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (folder / "build/out").mkdir()
    (folder / "build/out/.ready").touch()
    return folder


def _read(workflow: Path) -> dict[str, Any]:
    command = ["node", "--input-type=module", "-e", _READER]
    told = subprocess.run(
        command, cwd=ROOT, input=workflow.read_bytes(), check=True, capture_output=True
    ).stdout
    content: dict[str, Any] = json.loads(told)
    return content


def _shell(content: dict[str, Any], job: dict[str, Any], step: dict[str, Any]) -> str:
    defaults = [level.get("defaults", {}).get("run", {}).get("shell") for level in (job, content)]
    named = next(filter(None, [step.get("shell"), *defaults]), None)
    return str(named or ("sh" if "container" in job else _UNSPECIFIED))


def _with(text: str, expressions: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{\s*(.*?)\s*\}\}", lambda found: expressions[found[1]], text)
