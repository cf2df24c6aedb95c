"""Drivers as makers install them on Windows: in folders with accents, with their own DLLs beside them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.drivers import HOLDS_BLANK, HOLDS_KEY
from tests.windows.driver_dll import build_driver, build_library
from tests.windows.machine import Json, Machine, WindowsHost, running

pytestmark = pytest.mark.timeout(300)
ANOTHER_HOLDS_KEY = HOLDS_KEY.replace("Leitora_1", "Leitora_2").replace("00A1", "00B2")
ACCENTED, PLAIN = "Certificação do João", "Certificacao"

Read = Callable[..., list[Json]]
"""Reads by these modules, named as on this system; returns the media."""


@dataclass
class Made:
    """A folder of Program Files in which a maker has put its driver."""

    folder: Path

    def driver(
        self, name: str = "driver.dll", script: str = HOLDS_BLANK, *, needs: Path | None = None
    ) -> Path:
        """Make a driver here that does what the script says, and needs a library from the first moment on."""
        module = build_driver(self.folder / name, *([needs] if needs else []))
        Path(f"{module}.script").write_text(script, "ascii")
        return module

    def library(self, name: str = "auxiliar.dll", *, refuses: bool = False) -> Path:
        """Make a library here of which drivers are made."""
        return build_library(self.folder / name, refuses=refuses)


@pytest.fixture
def at(machine: Machine) -> Callable[[str], Made]:
    """Make a maker's folder of this name."""

    def make(name: str) -> Made:
        folder = machine.prefix.drive / "Program Files" / name
        folder.mkdir(parents=True, exist_ok=True)
        return Made(folder)

    return make


@pytest.fixture
def read(machine: Machine, payload: Path) -> Read:
    """The host of the payload reads."""

    def reading(*modules: Path) -> list[Json]:
        named = [
            "C:\\" + str(module.relative_to(machine.prefix.drive)).replace("/", "\\") for module in modules
        ]
        config = machine.folder / "drivers.toml"
        values = {
            "modules": named,
            "log_dir": machine.own_path(machine.folder / "log"),
            "only_modules": True,
        }
        config.write_text(
            "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items()),
            "utf-8",
        )
        with running(machine.launcher(payload / "qualitoken-host.exe", config)) as host:
            assert host.receive()["method"] == "hello"
            media = media_of(host)
            while "driver_timeout" in {medium["code"] for medium in media}:
                media = media_of(host)  # Wine was not ready with the child: the next read finds it so
        return media

    return reading


def media_of(host: WindowsHost) -> list[Json]:
    media = host.call("tokens.read", {"deadline_ms": 10000})["media"]
    assert isinstance(media, list)
    return media


def states(media: list[Json]) -> list[str]:
    """Return the media's states; of a failure, what is told of it."""
    failed = "driver_failed"
    return [str(one["evidence"] if one["state"] == failed else one["state"]) for one in media]


@pytest.mark.parametrize("folder", [PLAIN, ACCENTED])
@pytest.mark.parametrize("name", ["driver.dll", "módulo.dll"])
def test_a_driver_is_loaded_whatever_letters_are_in_its_path(
    at: Callable[[str], Made], read: Read, folder: str, name: str
) -> None:
    module = at(f"{folder} 1").driver(name)
    assert states(read(module)) == ["blank"]


@pytest.mark.parametrize("folder", [PLAIN, ACCENTED])
def test_a_library_beside_the_driver_is_found(at: Callable[[str], Made], read: Read, folder: str) -> None:
    maker = at(f"{folder} 2")
    module = maker.driver(needs=maker.library())
    assert states(read(module)) == ["blank"]


def test_the_drivers_own_library_goes_before_another_makers_of_the_same_name(
    at: Callable[[str], Made], read: Read
) -> None:
    first, second = at(f"{ACCENTED} 3"), at(f"{ACCENTED} 4")
    modules = [
        first.driver(needs=first.library(), script=HOLDS_BLANK),
        second.driver(needs=second.library(), script=ANOTHER_HOLDS_KEY),
    ]
    assert sorted(states(read(*modules))) == ["blank", "key_without_certificate"]


@pytest.mark.parametrize("folder", [PLAIN, ACCENTED])
def test_a_driver_named_as_a_library_that_the_host_has_loaded_is_not_taken_for_it(
    at: Callable[[str], Made], read: Read, folder: str
) -> None:
    module = at(f"{folder} 5").driver("msvcp140.dll")
    assert states(read(module)) == ["blank"]


def test_a_missing_library_is_told_with_windows_number_and_what_to_do(
    at: Callable[[str], Made], read: Read
) -> None:
    maker = at(f"{ACCENTED} 6")
    library = maker.library()
    module = maker.driver(needs=library)
    library.unlink()
    (medium,) = read(module)
    assert medium["code"] == "driver_load_failed"
    told = " ".join(map(str, medium["evidence"]))  # type: ignore[call-overload]
    assert "falta um arquivo de que o driver precisa; reinstale o driver" in told
    assert "126" in told


def test_a_driver_that_will_not_start_is_told_with_windows_number_and_what_to_do(
    at: Callable[[str], Made], read: Read
) -> None:
    maker = at(f"{ACCENTED} 7")
    module = maker.driver(needs=maker.library(refuses=True))
    (medium,) = read(module)
    assert medium["code"] == "driver_load_failed"
    told = " ".join(map(str, medium["evidence"]))  # type: ignore[call-overload]
    assert "1114" in told
    assert "reinstale" in told
    assert "sem detalhe" not in told
