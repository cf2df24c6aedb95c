"""Procedures and page maps that another user has written, or could write, count for nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from native_host.registration.ids import ALLOWED_ORIGINS
from tests.support.administrators_system import System, system_of_administrators
from tests.support.host import HostProcess
from tests.support.other_user import NOBODY, needs_root

pytestmark = needs_root


@pytest.fixture
def system() -> Iterator[System]:
    with system_of_administrators() as made:
        yield made


PROCEDURE = Path(__file__).parents[2] / "native_host/sop/token_em_branco.toml"


def _titles(environment: Mapping[str, str]) -> list[object]:
    host = HostProcess(environment, (ALLOWED_ORIGINS[0],))
    host.receive()
    result = host.call("sop.list")[0]["result"]
    assert isinstance(result, dict)
    assert host.close() == 0
    return [sop["title"] for sop in result["sops"]]


def _procedures(system: System) -> Path:
    folder = system.root / "procedimentos"
    folder.mkdir()
    toml = PROCEDURE.read_text("utf-8")
    title = next(line for line in toml.splitlines() if line.startswith("title = "))
    folder.joinpath("token_em_branco.toml").write_text(toml.replace(title, 'title = "Deles"'), "utf-8")
    system.write(f'sop_dirs = ["{folder}"]\npage_dirs = ["{folder}"]\n')
    return folder


def _their_folder(folder: Path) -> None:
    os.chown(folder, NOBODY, NOBODY)


def _open_folder(folder: Path) -> None:
    folder.chmod(0o1777)


def _their_file(folder: Path) -> None:
    os.chown(folder / "token_em_branco.toml", NOBODY, NOBODY)


def _open_file(folder: Path) -> None:
    folder.joinpath("token_em_branco.toml").chmod(0o666)


def _link_to_their_file(folder: Path) -> None:
    theirs = folder.with_name("theirs")
    theirs.mkdir()
    file = folder / "token_em_branco.toml"
    file.rename(theirs / file.name)
    file.symlink_to(theirs / file.name)
    os.chown(theirs, NOBODY, NOBODY)


def test_an_administrators_procedures_count(system: System) -> None:
    _procedures(system)
    assert "Deles" in _titles(system.environment)


@pytest.mark.parametrize("spoil", [_their_folder, _open_folder, _their_file, _open_file, _link_to_their_file])
def test_procedures_that_another_user_may_have_written_do_not_count(
    system: System, spoil: Callable[[Path], None]
) -> None:
    spoil(_procedures(system))
    assert "Deles" not in _titles(system.environment)
    found = system.doctor()
    untrusted = [probe for probe in found.values() if probe.code == "folder_untrusted"]
    assert len(untrusted) == 2, found  # one for the procedures, one for the page maps
    assert all("procedimentos" in probe.detail or "theirs" in probe.detail for probe in untrusted)
