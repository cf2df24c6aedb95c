"""A driver that another user could replace is not loaded, and said to be so."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.administrators_system import System, loaded, system_of_administrators
from tests.support.drivers import HOLDS_BLANK, ScriptedDriver
from tests.support.other_user import NOBODY, administrators_folder, common_folder, give, needs_root
from tests.support.paths import PROGRAMS

pytestmark = needs_root


@pytest.fixture
def system() -> Iterator[System]:
    with system_of_administrators() as made:
        yield made


def _drivers_file(driver: ScriptedDriver) -> None:
    os.chown(driver.path, NOBODY, NOBODY)


def _drivers_file_writable(driver: ScriptedDriver) -> None:
    driver.path.chmod(0o757)


def _drivers_folder(driver: ScriptedDriver) -> None:
    os.chown(driver.path.parent, NOBODY, NOBODY)


def _drivers_folder_writable(driver: ScriptedDriver) -> None:
    driver.path.parent.chmod(0o777)


def _drivers_link(driver: ScriptedDriver) -> None:
    theirs = driver.path.with_name("theirs")
    theirs.mkdir()
    driver.path.rename(theirs / driver.path.name)
    Path(f"{driver.path}.script").rename(theirs / f"{driver.path.name}.script")
    driver.path.symlink_to(theirs / driver.path.name)
    os.chown(theirs, NOBODY, NOBODY)


@pytest.mark.parametrize(
    "spoil",
    [_drivers_file, _drivers_file_writable, _drivers_folder, _drivers_folder_writable, _drivers_link],
)
@pytest.mark.parametrize("whose", ["system", "named"])
def test_a_driver_that_another_user_could_replace_is_not_loaded_and_said_to_be_so(
    system: System, spoil: Callable[[ScriptedDriver], None], whose: str
) -> None:
    spoil(system.driver)
    environment = dict(system.environment)
    if whose == "named":
        environment["QUALITOKEN_CONFIG"] = str(system.file)
    assert not loaded(environment, system.driver)
    done = subprocess.run(
        [str(PROGRAMS / "qualitoken"), "diagnose", "--json"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    medium = json.loads(done.stdout)[0]
    assert (medium["state"], medium["code"]) == ("driver_failed", "driver_untrusted")
    assert str(system.driver.path) in " ".join(medium["evidence"])
    assert system.driver.calls() == []
    probe = system.doctor()["drivers.driver.so"]
    assert (probe.status.value, probe.code) == ("error", "driver_untrusted")
    assert probe.hint


def test_the_systems_driver_must_be_an_administrators_where_a_users_own_may_be_his() -> None:
    with administrators_folder() as root, common_folder() as folder:
        driver = ScriptedDriver(folder / "driver", HOLDS_BLANK)
        give(driver.path.parent, NOBODY)
        own = folder / "own.toml"
        own.write_text(f'modules = ["{driver.path}"]\nonly_modules = true\n', "utf-8")
        give(own, NOBODY)
        assert loaded({"QUALITOKEN_CONFIG": str(own), "HOME": str(folder)}, driver, NOBODY)
        driver.forget_calls()
        system = root / "qualitoken/config.toml"
        system.parent.mkdir()
        system.write_text(own.read_text("utf-8"), "utf-8")
        environment = {"XDG_CONFIG_DIRS": str(root), "HOME": str(folder)}
        assert not loaded(environment, driver, NOBODY)
