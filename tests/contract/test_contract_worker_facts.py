"""What a driver's child tells of a token for those who judge it: keys, memory, what was tried twice."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from native_host.token.drivers.process import DriverProcess
from native_host.token.readings.reading import DriverRef
from native_host.token.readings.slot import SlotSnapshot
from tests.support.clock import MovedClock
from tests.support.drivers import HOLDS_BLANK, ScriptedDriver

MODULUS = "c0" + "11" * 255
POINT = "04" + "22" * 64
CERTIFICATE = "object class=1 id=01 value=3003020101\n"


def snapshot(folder: Path, script: str) -> tuple[SlotSnapshot, ScriptedDriver]:
    """Read once; return the first slot, and the driver."""
    driver, clock = ScriptedDriver(folder, script), MovedClock()
    child = DriverProcess(DriverRef(str(driver.path), "", "named"), clock)
    try:
        return child.read(clock.now() + 1).slots[0], driver
    finally:
        child.kill()


@pytest.mark.parametrize("object_id", ["", "id=02"])
@pytest.mark.parametrize(
    ("given", "key"),
    [
        (f"modulus={MODULUS}", f"rsa:{MODULUS}"),
        (f"modulus=00{MODULUS}", f"rsa:{MODULUS}"),
        (f"point=0441{POINT}", f"ec:{POINT}"),
        (f"point={POINT}", f"ec:{POINT}"),
        (f"point=048185{'04' + '33' * 132}", f"ec:{'04' + '33' * 132}"),
        ("", ""),
    ],
)
def test_a_public_key_that_no_certificates_id_belongs_to_is_told_itself(
    tmp_path: Path, object_id: str, given: str, key: str
) -> None:
    slot, _ = snapshot(tmp_path, f"{HOLDS_BLANK}{CERTIFICATE}object class=2 {object_id} {given}\n")
    assert [found.key for found in slot.objects] == ["", key]
    assert slot.read_whole


@pytest.mark.parametrize("refused", ["all 0x12", "many 0x5", "room 0x7"])
def test_so_is_one_of_a_driver_that_refuses_templates(tmp_path: Path, refused: str) -> None:
    script = f"{HOLDS_BLANK}{CERTIFICATE}object class=2 point=0441{POINT}\nrefuse {refused}\n"
    slot, _ = snapshot(tmp_path, script)
    assert slot.objects[1].key == f"ec:{POINT}"


@pytest.mark.parametrize("others", [CERTIFICATE, ""])
def test_no_call_of_its_own_is_made_for_a_key(tmp_path: Path, others: str) -> None:
    key = f"object class=2 {'id=01' if others else 'id=02'} modulus={MODULUS}\n"
    slot, driver = snapshot(tmp_path, HOLDS_BLANK + others + key)
    assert [found.key for found in slot.objects][-1] == f"rsa:{MODULUS}"
    assert driver.calls().count("C_GetAttributeValue") == 1 + (2 if others else 0)


@pytest.mark.parametrize(
    ("words", "memory"),
    [
        ("memory=4096 free=1024", (4096, 1024)),
        ("memory=4096 free=-1", (4096, None)),
        ("memory=0xffffffff free=0xffffffffffffffff", (None, None)),
        ("memory=0", (0, 0)),
    ],
)
def test_the_public_memory_is_told_where_the_driver_knows_it(
    tmp_path: Path, words: str, memory: tuple[int | None, int | None]
) -> None:
    slot, _ = snapshot(tmp_path, HOLDS_BLANK.replace("token ", f"token {words} "))
    assert slot.token is not None
    assert (slot.token.public_total, slot.token.public_free) == memory


@pytest.mark.parametrize(
    ("script", "searched"),
    [
        ("", True),
        ("object class=9\n", True),
        ("object class=2 hidden=1\n", True),
        ("object class=2\n", False),
        ("fail C_FindObjects 0x13 3\n", False),
        ("fail C_FindObjects 0x13 1\n", True),
    ],
)
def test_it_is_told_whether_the_classes_were_searched(tmp_path: Path, script: str, searched: bool) -> None:
    slot, _ = snapshot(tmp_path, HOLDS_BLANK + script)
    assert slot.classes_searched is searched


@pytest.mark.parametrize(
    ("function", "code"),
    [
        ("C_OpenSession", "0x30"),
        ("C_FindObjects", "0x5"),
        ("C_GetTokenInfo", "0x6"),
        ("C_GetSlotInfo", "0x30"),
    ],
)
def test_what_was_right_at_the_second_try_is_told(tmp_path: Path, function: str, code: str) -> None:
    slot, _ = snapshot(tmp_path, f"{HOLDS_BLANK}fail {function} {code} 1\n")
    names = {"0x30": "CKR_DEVICE_ERROR", "0x5": "CKR_GENERAL_ERROR", "0x6": "CKR_FUNCTION_FAILED"}
    assert slot.retried == (f"{function} {names[code]}",)
    assert slot.read_whole


@pytest.mark.parametrize("flags", ["0x5", "0x40d"])
def test_content_without_the_flag_that_it_is_initialised_is_read(tmp_path: Path, flags: str) -> None:
    script = HOLDS_BLANK.replace("token ", f"token flags={flags} ") + CERTIFICATE
    slot, _ = snapshot(tmp_path, script)
    assert [found.value for found in slot.objects] == [base64.b64encode(bytes.fromhex("3003020101")).decode()]


def test_a_software_stores_free_slot_costs_no_call(tmp_path: Path) -> None:
    script = HOLDS_BLANK.replace("flags=7", "flags=1").replace("token ", "token flags=0x5 ")
    slot, driver = snapshot(tmp_path, script)
    assert "C_OpenSession" not in driver.calls()
    assert slot.read_whole
