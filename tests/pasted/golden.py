"""What this parser says of every text beside an earlier one: `python -m tests.pasted.golden COMMIT`.

Only texts on which the two differ are printed, with what is right; each line is to be read by somebody.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from tests.pasted import Case, corpus
from tests.support.paths import ROOT

Answer = list[list[object]]
"""Key, value, confidence and person of each candidate."""

_READS = """
import json, sys
from native_host.customer.parse import parse_customer
for text in json.load(sys.stdin):
    found = parse_customer(text)
    said = [[one.key.value, one.value, one.confidence.value, one.person] for one in found.candidates]
    print(json.dumps(said))
"""


def answers(texts: list[str], folder: Path) -> list[Answer]:
    """Return what the parser of a checkout says of each text."""
    ran = subprocess.run(
        [sys.executable, "-c", _READS],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PYTHONSAFEPATH": "1"},
    )
    return [json.loads(line) for line in ran.stdout.splitlines()]


def main(commit: str) -> None:
    """Print every difference."""
    cases = corpus()
    with tempfile.TemporaryDirectory() as folder:
        archive = subprocess.run(
            ["git", "archive", commit, "native_host"], capture_output=True, check=True, cwd=ROOT
        ).stdout
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(folder, filter="data")
        before = answers([case.text for case in cases], Path(folder))
    now = answers([case.text for case in cases], ROOT)
    for case, old, new in zip(cases, before, now, strict=True):
        _print(case, old, new)


def _print(case: Case, old: Answer, new: Answer) -> None:
    gone = [one for one in old if one not in new]
    come = [one for one in new if one not in old]
    if not gone and not come:
        return
    print(case.id)
    for sign, ones in (("-", gone), ("+", come)):
        for key, value, confidence, person in ones:
            print(f"  {sign} {key:8} {confidence:7} {value}  {_truth(case, str(key), str(value))} ({person})")


def _truth(case: Case, key: str, value: str) -> str:
    if any(value.casefold() in map(str.casefold, person[key]) for person in case.people):
        return "right"
    allowed = [*case.also.get(key, []), *case.never_sure[key]]
    return "allowed" if value.casefold() in map(str.casefold, allowed) else "wrong"


if __name__ == "__main__":
    main(*sys.argv[1:])
