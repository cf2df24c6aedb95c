"""What a killed run of the bench leaves behind is gone with the next one; another run's is not touched."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.bench.folder import PREFIX, run_folder
from tests.support.paths import ROOT

_RUN = """
import sys
from pathlib import Path
from tests.bench.folder import run_folder
with run_folder(Path(sys.argv[1])) as folder:
    print(folder, flush=True)
    sys.stdin.read()
"""


def test_a_folder_goes_with_its_run(tmp_path: Path) -> None:
    with run_folder(tmp_path) as folder:
        (folder / "deep/er").mkdir(parents=True)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_goes_with_the_next_one_and_a_live_one_keeps_its_own(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _RUN, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=-1, stdout=-1, text=True) as killed:
        assert killed.stdout
        left = Path(killed.stdout.readline().strip())
        killed.kill()
    foreign = tmp_path / f"{PREFIX}foreign"
    foreign.mkdir()
    assert left.is_dir()
    with run_folder(tmp_path) as live:
        assert not left.exists()
        with run_folder(tmp_path) as second:
            assert live.is_dir() and second.is_dir() and live != second
    assert list(tmp_path.iterdir()) == [foreign]
