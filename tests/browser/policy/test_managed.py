"""A process gets its own /etc/chromium on many kinds of machines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.policy.managed import command_for, why_not
from tests.support.paths import ROOT

_REASON = why_not()
pytestmark = pytest.mark.skipif(_REASON is not None, reason=str(_REASON))
ABSENT = Path("/etc/qualitoken-not-on-any-machine")


def test_another_mount_below_the_temporary_folder_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "mounted").mkdir()
    inside = "from tests.browser.policy.managed import why_not; print(why_not())"
    shell = (
        f"mount -t tmpfs other {tmp_path}/mounted && TMPDIR={tmp_path} exec {sys.executable} -c '{inside}'"
    )
    done = subprocess.run(
        ["unshare", "--mount", "--map-root-user", "sh", "-c", shell],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "None\n", done.stderr


def test_a_machine_without_that_folder_gets_one_beside_all_else(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/shown").write_text("there", "ascii")
    inner = f"cat {ABSENT}/shown /etc/passwd /etc/ssl/openssl.cnf"
    done = subprocess.run(command_for(tmp_path, inner, ABSENT), capture_output=True, text=True, check=False)
    expected = "there" + Path("/etc/passwd").read_text("utf-8")
    assert done.stdout.startswith(expected), done.stderr
    assert not ABSENT.exists()
