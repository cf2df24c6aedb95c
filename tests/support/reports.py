"""The report that `qualitoken diagnose --report` prints on the customer's computer."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.support.paths import PROGRAMS
from tests.support.softhsm import softhsm_module
from tests.support.stage import write_config


def report_of(folder: Path, environment: Mapping[str, str]) -> str:
    """Return the report of another computer whose token lies in `environment`'s folder."""
    folder.mkdir(parents=True, exist_ok=True)
    config = write_config(folder, [softhsm_module()])
    done = subprocess.run(
        [str(PROGRAMS / "qualitoken"), "diagnose", "--report"],
        env={**os.environ, **environment, "QUALITOKEN_CONFIG": str(config)},
        capture_output=True,
        text=True,
        check=False,
    )
    if "QT1:" not in done.stdout:
        raise RuntimeError(f"diagnose --report: {done.stdout}{done.stderr}")
    return done.stdout
