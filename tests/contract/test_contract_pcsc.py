"""States that only PC/SC can tell, and hot-plug, through the real host and a real smart card service."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from native_host.protocol.messages import Medium, TokensChanged
from tests.support import softhsm
from tests.support.drivers import ScriptedDriver
from tests.support.host import HostProcess, asks_pcsc, running_host
from tests.support.pcsc import READERS, TAGLIO, SmartCardService, smart_card_service

EMPTY_READER = "slot description=Virtual_PCD_00_00 flags=7\n"
UNKNOWN_CARD = EMPTY_READER + "token error=0xe1\n"
BLANK = EMPTY_READER + "token label=MIDIA serial=00A1 model=Teste manufacturer=Testes\n"


@pytest.fixture
def service() -> Iterator[SmartCardService]:
    """A smart card service with two empty readers."""
    with smart_card_service() as running:
        yield running


def media(host: HostProcess) -> list[Medium]:
    return [Medium.model_validate(medium) for medium in host.media()]


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
    with running_host(tmp_path, [driver.path]) as host:
        (medium,) = media(host)
        assert medium.state.value == "service_stopped"
        assert "pcscd" in medium.hint
        assert "Windows" not in medium.hint
        assert "driver.so" in said(medium)


def test_a_running_service_without_readers_is_no_reader(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, "")
    with (
        smart_card_service(readers=False) as service,
        running_host(tmp_path, [driver.path], service.environment) as host,
    ):
        (medium,) = media(host)
        assert medium.state.value == "no_reader"
        assert "não vê nenhuma leitora" in said(medium)


def test_empty_readers_are_named(tmp_path: Path, service: SmartCardService) -> None:
    driver = ScriptedDriver(tmp_path, "")
    with running_host(tmp_path, [driver.path, opensc()], service.environment) as host:
        (medium,) = media(host)
        assert medium.state.value == "no_token"
        assert ", ".join(READERS) in said(medium)


@pytest.mark.parametrize("script", ["", UNKNOWN_CARD], ids=["no slot", "not recognised"])
def test_a_card_that_no_driver_knows_is_named_by_its_atr(
    tmp_path: Path, service: SmartCardService, script: str
) -> None:
    service.insert_and_wait()
    driver = ScriptedDriver(tmp_path, script)
    with running_host(tmp_path, [driver.path, opensc()], service.environment) as host:
        medium = media(host)[0]
        assert (medium.state.value, medium.reader) == ("unrecognized", READERS[0])
        assert medium.card is not None
        assert "StarSign CUT S" in medium.card.model
        assert "SafeSign" in medium.card.likely_driver
        assert "SafeSign" in medium.hint
        for product in ("driver.so", "opensc-pkcs11"):
            assert product in said(medium)


def test_a_card_without_any_driver_says_which_one_is_missing(
    tmp_path: Path, service: SmartCardService
) -> None:
    service.insert_and_wait(TAGLIO, reader=1)
    with running_host(tmp_path, [], service.environment) as host:
        (medium,) = media(host)
        assert (medium.state.value, medium.reader) == ("driver_missing", READERS[1])
        assert medium.card is not None
        assert "OpenSC" in medium.hint


def test_a_card_beside_a_driver_that_hangs_is_told_with_the_failure(
    tmp_path: Path, service: SmartCardService
) -> None:
    service.insert_and_wait()
    hung = ScriptedDriver(tmp_path / "hung", "hang C_GetSlotList\n")
    other = ScriptedDriver(tmp_path / "other", UNKNOWN_CARD, "other.so")
    with running_host(tmp_path, [hung.path, other.path], service.environment) as host:
        reply, _ = host.call("tokens.read", {"deadline_ms": 3000})
        found = [Medium.model_validate(one) for one in reply["result"]["media"]]  # type: ignore[index]
        assert [medium.code for medium in found] == ["driver_timeout"]
        assert found[0].card is not None
        assert "SafeSign" in said(found[0])


def test_a_software_token_needs_no_reader(tmp_path: Path) -> None:
    environment = softhsm.blank_token(tmp_path / "hsm")
    with (
        smart_card_service(readers=False) as service,
        running_host(tmp_path, [softhsm.softhsm_module()], {**environment, **service.environment}) as host,
    ):
        assert [medium.state.value for medium in media(host)] == ["blank", "not_initialized"]


def test_a_card_pulled_out_while_a_driver_answers_from_memory_gives_no_blank(
    tmp_path: Path, service: SmartCardService
) -> None:
    card = service.insert_and_wait()
    driver = ScriptedDriver(tmp_path / "blank", BLANK)
    slow = ScriptedDriver(tmp_path / "slow", "hang C_GetSlotList\n")
    with running_host(tmp_path, [driver.path, slow.path], service.environment) as host:
        host.send({"jsonrpc": "2.0", "id": 1, "method": "tokens.read", "params": {"deadline_ms": 5000}})
        assert host.receive()["method"] == "tokens.provisional"
        card.remove()
        while "id" not in (reply := host.receive()):
            pass
        medium = Medium.model_validate(reply["result"]["media"][0])  # type: ignore[index]
        if medium.state.value == "blank":  # PC/SC was asked too late: a busy computer
            assert not medium.confirmed
        else:
            assert (medium.state.value, medium.code) == ("indeterminate", "changed_during_read")


def test_hot_plug_is_pushed_after_the_first_reading_and_a_confirmation_does_not_outlive_it(
    tmp_path: Path, service: SmartCardService
) -> None:
    driver = ScriptedDriver(tmp_path, BLANK)
    with running_host(tmp_path, [driver.path], service.environment) as host:
        host.call("ping")
        assert not any(asks_pcsc(child) for child in host.children())
        host.media()
        _, notifications = host.call("tokens.read")
        assert notifications == []  # the confirmation of the first reading still holds
        card = service.insert()
        assert change(host) == {"inserted"}
        reply, notifications = host.call("tokens.read")
        assert "tokens.provisional" in {message["method"] for message in notifications}
        assert reply["result"]["elapsed_ms"] >= 500  # type: ignore[index]
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
        end = time.monotonic() + 5
        while host.children() in ([], [child]):
            assert time.monotonic() < end
            time.sleep(0.02)
        host.media()
        service.insert()
        assert change(host) == {"inserted"}
