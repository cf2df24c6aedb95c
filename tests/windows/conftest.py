"""Not collected by `make test`: Wine is no part of a fresh machine, and the build takes minutes.

`make test-windows` builds, and sets QUALITOKEN_WINDOWS=1, by which they are collected.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from build.freeze.loadable import FOLDER
from build.windows.places import WINDOWS_OUT
from tests.support.browser import build_extension
from tests.windows.driver_dll import build_driver
from tests.windows.machine import Machine
from tests.windows.steps import State


def pytest_ignore_collect() -> bool | None:
    """Leave the folder out unless it is asked for."""
    return None if os.environ.get("QUALITOKEN_WINDOWS") == "1" else True


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver; a process can have only one."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def extension(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled extension, allowed on the practice site."""
    return build_extension(tmp_path_factory.mktemp("extension"))


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripted PKCS#11 module as a Windows DLL."""
    return build_driver(tmp_path_factory.mktemp("driver") / "driver.dll")


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A Windows that nobody has used yet."""
    made = Machine(tmp_path_factory.mktemp("windows"))
    yield made
    made.prefix.end()


@pytest.fixture(scope="module")
def before(machine: Machine) -> State:
    """What was on the machine at first."""
    return State.of(machine)


@pytest.fixture(scope="session")
def payload() -> Path:
    """The programs that `make windows` has made."""
    return _made("qualitoken")


@pytest.fixture(scope="session")
def loadable() -> Path:
    """The extension's folder that `make windows` has put into every package."""
    return _made(FOLDER)


def _made(name: str) -> Path:
    """Return a folder of the build's.

    Raises:
        FileNotFoundError: it was not run.
    """
    folder = WINDOWS_OUT / name
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder}: run make windows first")
    return folder
