"""States that only PC/SC can tell, and hot-plug, through the real host and a real smart card service."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from native_host.protocol.messages import Medium, TokensChanged
from tests.support import softhsm
from tests.support.drivers import ScriptedDriver
from tests.support.host import HostProcess, asks_pcsc, running_host
from tests.support.pcsc import READERS, TAGLIO, SmartCardService, smart_card_service
from tests.support.reading import reading
from tests.support.waiting import until

EMPTY_READER = "slot description=Virtual_PCD_00_00 flags=7\n"
UNKNOWN_CARD = EMPTY_READER + "token error=0xe1\n"
BLANK = EMPTY_READER + "token label=MIDIA serial=00A1 model=Teste manufacturer=Testes\n"


@pytest.fixture
def service() -> Iterator[SmartCardService]:
    """A smart card service with two empty readers."""
    with smart_card_service() as running:
        yield running


def said(medium: Medium) -> str:
    return "\n".join(medium.evidence)


def change(host: HostProcess) -> set[str]:
    message = host.receive()
    assert message["method"] == "tokens.changed"
    return {word.value for word in TokensChanged.model_validate(message["params"]).changes}


def opensc() -> Path:
    for found in Path("/usr/lib").glob("*/opensc-pkcs11.so"):
        return found
    raise FileNotFoundError("no opensc-pkcs11.so: install the package opensc-pkcs11")


def test_a_stopped_service_is_told_apart_from_a_missing_reader(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, "")
    with reading(driver.path) as reader:
        (medium,) = reader.everything()
        assert medium.state.value == "service_stopped"
        assert "pcscd" in medium.hint
        assert "Windows" not in medium.hint
        assert "driver.so" in said(medium)


def test_a_running_service_without_readers_is_no_reader(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, "")
    with (
        smart_card_service(readers=False) as service,
        reading(driver.path, environment=service.environment) as reader,
    ):
        (medium,) = reader.everything()
        assert medium.state.value == "no_reader"
        assert "não vê nenhuma leitora" in said(medium)


def test_empty_readers_are_named(tmp_path: Path, service: SmartCardService) -> None:
    driver = ScriptedDriver(tmp_path, "")
    with reading(driver.path, opensc(), environment=service.environment) as reader:
        (medium,) = reader.everything()
        assert medium.state.value == "no_token"
        assert ", ".join(READERS) in said(medium)


@pytest.mark.parametrize("script", ["", UNKNOWN_CARD], ids=["no slot", "not recognised"])
def test_a_card_that_no_driver_knows_is_named_by_its_atr(
    tmp_path: Path, service: SmartCardService, script: str
) -> None:
    service.insert_and_wait()
    driver = ScriptedDriver(tmp_path, script)
    with reading(driver.path, opensc(), environment=service.environment) as reader:
        medium = reader.everything()[0]
        assert (medium.state.value, medium.reader) == ("unrecognized", READERS[0])
        assert medium.card is not None
        assert "StarSign CUT S" in medium.card.model
        assert "SafeSign" in medium.card.likely_driver
        assert "SafeSign" in medium.hint
        for product in ("driver.so", "opensc-pkcs11"):
            assert product in said(medium)


def test_a_card_without_any_driver_says_which_one_is_missing(service: SmartCardService) -> None:
    service.insert_and_wait(TAGLIO, reader=1)
    with reading(environment=service.environment) as reader:
        (medium,) = reader.everything()
        assert (medium.state.value, medium.reader) == ("driver_missing", READERS[1])
        assert medium.card is not None
        assert "OpenSC" in medium.hint


def test_a_card_beside_a_driver_that_hangs_is_told_with_the_failure(
    tmp_path: Path, service: SmartCardService
) -> None:
    service.insert_and_wait()
    hung = ScriptedDriver(tmp_path / "hung", "hang C_GetSlotList\n")
    other = ScriptedDriver(tmp_path / "other", UNKNOWN_CARD, "other.so")
    with reading(hung.path, other.path, environment=service.environment) as reader:
        begun = reader.start()
        reader.wait_for_hang("C_GetSlotList", hung.path)
        reader.let_slow_ones_be_told()
        begun.wait_for(bool)
        reader.clock.move_to(begun.deadline)
        found = begun.result().media
    assert [medium.code for medium in found] == ["driver_timeout"]
    assert found[0].card is not None
    assert "SafeSign" in said(found[0])


def test_a_software_token_needs_no_reader(tmp_path: Path) -> None:
    environment = softhsm.blank_token(tmp_path / "hsm")
    with (
        smart_card_service(readers=False) as service,
        reading(softhsm.softhsm_module(), environment={**environment, **service.environment}) as reader,
    ):
        assert [medium.state.value for medium in reader.everything()] == ["blank", "not_initialized"]


def test_hot_plug_is_pushed_after_the_first_reading_and_a_confirmation_does_not_outlive_it(
    tmp_path: Path, service: SmartCardService
) -> None:
    driver = ScriptedDriver(tmp_path, BLANK)
    with running_host(tmp_path, [driver.path], service.environment) as host:
        until(lambda: host.call("ping")[0]["result"]["ready"], "the warm-up's end")  # type: ignore[index]
        assert not any(asks_pcsc(child) for child in host.children())
        service.insert_and_wait()
        host.media()
        _, notifications = host.call("tokens.read")
        assert notifications == []  # the confirmation of the first reading still holds
        card = service.insert(reader=1)
        assert change(host) == {"inserted"}
        driver.forget_calls()
        _, notifications = host.call("tokens.read")
        assert "tokens.provisional" in {message["method"] for message in notifications}
        calls = driver.calls()
        assert calls[calls.index("C_Initialize") :].count("C_OpenSession") == 2
        card.remove()
        assert change(host) == {"removed"}


def test_a_service_that_stops_and_starts_again_is_followed(tmp_path: Path, service: SmartCardService) -> None:
    with running_host(tmp_path, [], service.environment) as host:
        host.media()
        service.stop()
        assert change(host) == {"service_stopped"}
        service.start()
        assert change(host) == {"service_started"}
        service.insert()
        assert change(host) == {"inserted"}


def test_a_pcsc_child_that_is_killed_is_replaced_and_watches_on(
    tmp_path: Path, service: SmartCardService
) -> None:
    with running_host(tmp_path, [], service.environment) as host:
        host.media()
        (child,) = host.children()
        os.kill(child, signal.SIGKILL)
        until(lambda: host.children() not in ([], [child]), "another child")
        host.media()
        service.insert()
        assert change(host) == {"inserted"}
