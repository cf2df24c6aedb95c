"""By which name PyKCS11 is given a driver that Windows has loaded, and what is told of one that it has not.

The genuine loader is tried in tests/windows/test_drivers.py.
"""

from __future__ import annotations

import ntpath

import pytest

from native_host.texts import LANGUAGE
from native_host.token.diagnosis.sentences import failure_line
from native_host.token.readings.pkcs11 import LOAD
from native_host.token.readings.reading import DriverRef, Failure, Reading
from native_host.token.worker import library_file
from native_host.token.worker.windows_library import name_for_pykcs11

FOLDER, ACCENTED = "C:\\Maker\\", "C:\\Certificação\\"
SHORT = "C:\\CERTIF~1\\DRIVER.DLL"


class Loaded:
    """What a process has loaded, first to last."""

    def __init__(self, *paths: str, short: str = "", elsewhere: str = "") -> None:
        self._paths = list(paths)
        self._short = short
        self._elsewhere = elsewhere

    def load(self, path: str) -> int:
        self._paths.append(self._elsewhere or path)
        return len(self._paths)

    def handle_of(self, name: str) -> int:
        for number, path in enumerate(self._paths, 1):
            if name in (path, ntpath.basename(path)):
                return number
        return 0

    def file_of(self, handle: int) -> str:
        return self._paths[handle - 1]

    def short_path(self, path: str) -> str:
        assert path == self._paths[-1]
        return self._short


def name_of(path: str, loaded: Loaded) -> str | None:
    return name_for_pykcs11(path, loaded, lambda one, other: one == other, "win32")


@pytest.mark.parametrize(
    ("path", "loaded", "name"),
    [
        (f"{FOLDER}driver.dll", Loaded(), f"{FOLDER}driver.dll"),
        ("C:/Maker/driver.dll", Loaded(), f"{FOLDER}driver.dll"),
        (f"{FOLDER}driver.dll", Loaded(f"{ACCENTED}driver.dll"), f"{FOLDER}driver.dll"),
        (f"{ACCENTED}driver.dll", Loaded(), "driver.dll"),
        (f"{ACCENTED}driver.dll", Loaded(f"{FOLDER}driver.dll", short=SHORT), SHORT),
        (f"{ACCENTED}driver.dll", Loaded(f"{FOLDER}driver.dll"), None),
        (f"{FOLDER}módulo.dll", Loaded(short=SHORT), SHORT),
        (f"{FOLDER}módulo.dll", Loaded(), None),
        (f"{FOLDER}módulo.dll", Loaded(short=f"{FOLDER}módulo.dll"), None),
        (f"{FOLDER}driver.dll", Loaded(elsewhere="C:\\Windows\\WinSxS\\driver.dll"), None),
    ],
)
def test_the_name_is_ascii_and_means_this_very_file(path: str, loaded: Loaded, name: str | None) -> None:
    assert name_of(path, loaded) == name


def test_elsewhere_nothing_is_loaded_and_the_path_is_the_name() -> None:
    assert name_for_pykcs11("/opt/ação/driver.so", platform="linux") == "/opt/ação/driver.so"


def windows_error(number: int) -> OSError:
    error = OSError("x")
    error.winerror = number  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize("number", [5, 126, 127, 193, 225, 577, 1114, 1260, 4551, 14001])
def test_every_error_of_windows_is_told_with_its_number_and_what_to_do(number: int) -> None:
    reason = library_file.windows_problem(windows_error(number))
    reading = Reading(DriverRef(f"{ACCENTED}driver.dll", "X", "media"), 0.0, "")
    told = failure_line(reading, Failure("driver_load_failed", LOAD, reason))
    assert LANGUAGE == "pt_BR"
    assert told.endswith(f": WinError {number}): {ACCENTED}driver.dll.")
    assert "sem detalhe" not in told
    what_to_do = ("reinstale", "avise o administrador", "não tem permissão")
    assert any(words in told for words in what_to_do), told


def test_a_file_without_a_usable_name_is_told_with_what_to_do() -> None:
    reading = Reading(DriverRef(f"{ACCENTED}driver.dll", "X", "media"), 0.0, "")
    told = failure_line(reading, Failure("driver_load_failed", LOAD, "unreachable_name"))
    assert "instale o driver numa pasta sem elas" in told
