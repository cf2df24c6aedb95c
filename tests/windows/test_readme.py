"""The README's commands for administrators, word for word, each on what the one before has left."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from build.windows.places import WINDOWS_OUT
from native_host import __version__
from tests.support.paths import ROOT
from tests.windows.machine import Machine

pytestmark = pytest.mark.timeout(300)
BLOCK = re.compile(r"```bat\n(.*?)```", re.DOTALL)


def _commands() -> list[str]:
    (block,) = BLOCK.findall((ROOT / "README.md").read_text("utf-8"))
    return [line for line in block.splitlines() if line]


@pytest.fixture(scope="module")
def folder(machine: Machine) -> Iterator[Path]:
    """The downloads of somebody who follows the README."""
    downloads = machine.prefix.drive / "downloads"
    downloads.mkdir()
    for name in (f"qualitoken-{__version__}-setup.exe", f"qualitoken-{__version__}.msi"):
        shutil.copyfile(WINDOWS_OUT / name, downloads / name)
    yield downloads
    shutil.rmtree(downloads)


def test_the_commands_do_what_they_say(machine: Machine, folder: Path) -> None:
    commands = _commands()
    assert len(commands) == 6
    for number, command in enumerate(commands):
        script = folder / "step.cmd"
        script.write_text(f"@echo off\r\ncd /d C:\\downloads\r\n{command}\r\n", "ascii")
        done = machine.run("cmd", "/c", "C:\\downloads\\step.cmd")
        machine.prefix.wait()
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
        root = "HKCU" if number < 3 else "HKLM"
        named = set(machine.registered(root).values())
        if number % 3 == 2:
            assert named == {None}, command
        else:
            (manifest,) = named
            assert manifest is not None
            assert machine.host_of(manifest).is_file()
    files = (machine.prefix.drive / "Program Files/Qualitoken").exists()
    assert not files


def test_the_readme_speaks_of_this_version() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert set(re.findall(r"qualitoken-(\d+\.\d+\.\d+)", readme)) == {__version__}
