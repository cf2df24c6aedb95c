"""What is known of tokens and drivers in the field, one test per item, through real driver children.

The numbers are those of the project's list of facts about PKCS#11 (section 1); `blank_` are the clauses of
its rule for blank media (section 2). What is known of PC/SC and of several drivers on one medium (8, 15, 16,
17) is tested with them.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from native_host.config import Configuration
from native_host.protocol.messages import Medium
from native_host.token.drivers.catalogue import find_drivers
from native_host.token.worker import library_file
from native_host.token.worker.cryptoki import clean
from tests.support.drivers import HOLDS_BLANK, HOLDS_KEY, ScriptedDriver
from tests.support.host import children_of, loads, running_host, wait_until_gone
from tests.support.reading import reading

SLOT = "slot description=Leitora_1 flags=7\n"


def read(folder: Path, script: str) -> Medium:
    """Return the one medium or problem that a driver with this script shows."""
    driver = ScriptedDriver(folder, script)
    with reading(driver.path) as reader:
        (medium,) = reader.media()
        return medium


def state(folder: Path, script: str) -> str:
    return read(folder, script).state.value


def token(flags: int, more: str = "") -> str:
    return f"{SLOT}token label=X serial=1 flags={flags:#x} {more}\n"


def evidence(medium: Medium) -> str:
    return "\n".join(medium.evidence)


def certificate_line(value: bytes = b"") -> str:
    return f"object class=1 id=01{' value=' + value.hex() if value else ''}\n"


def test_fact_01_what_pykcs11_and_drivers_print_on_stdout_breaks_no_message(tmp_path: Path) -> None:
    broken = tmp_path / "broken.so"
    broken.write_bytes(b"\x7fELF no library")
    noisy = ScriptedDriver(tmp_path / "noisy", HOLDS_KEY + "print C_GetFunctionList\nprint C_FindObjects\n")
    with running_host(tmp_path, [broken, noisy.path]) as host:
        media = host.media()
        assert [medium["state"] for medium in media] == ["key_without_certificate", "driver_failed"]
        assert media[1]["code"] == "driver_load_failed"


def test_fact_02_a_driver_that_hangs_is_killed_and_others_are_read_meanwhile(tmp_path: Path) -> None:
    hung = ScriptedDriver(tmp_path / "hung", "hang C_Initialize\n")
    healthy = ScriptedDriver(tmp_path / "healthy", HOLDS_KEY)
    with reading(hung.path, healthy.path) as reader:
        media = reader.hang_beside_others("load", hung.path)
        assert [medium.code for medium in media] == [None, "driver_timeout"]
        wait_until_gone([child for child in children_of(os.getpid()) if loads(child, hung.path)])


def test_fact_03_a_token_that_lists_nothing_right_after_c_initialize_is_read_again(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK + "then C_CloseSession full.script\n")
    driver.also("full.script", HOLDS_KEY)
    with reading(driver.path) as reader:
        (medium,) = reader.media()
        assert medium.state.value == "key_without_certificate"


def test_fact_04_a_listed_certificate_counts_only_if_its_value_can_be_read(tmp_path: Path) -> None:
    found = read(tmp_path, HOLDS_KEY + certificate_line())
    assert (found.state.value, found.code) == ("indeterminate", "certificate_unreadable")


def test_fact_05_objects_are_counted_by_class_a_profile_object_is_on_blank_cards(tmp_path: Path) -> None:
    assert state(tmp_path, HOLDS_BLANK + "object class=9\n") == "blank"


@pytest.mark.parametrize("flags", [0x5, 0x880045, 0xC00025])
def test_fact_06_not_initialised_is_told_by_its_flag_also_where_a_session_opens(
    tmp_path: Path, flags: int
) -> None:
    driver = ScriptedDriver(tmp_path, token(flags))
    with reading(driver.path) as reader:
        assert [medium.state.value for medium in reader.media()] == ["not_initialized"]
    assert "C_OpenSession" in driver.calls()


def test_fact_07_software_stores_are_not_looked_for_and_cloud_modules_never_loaded() -> None:
    assert not [ref for ref in find_drivers(Configuration()) if ref.kind not in ("media", "generic")]
    for name in ("libsoftokn3.so", "libneoidp11.so", "vault-pkcs11.so", "p11-kit-proxy.so"):
        (ref,) = find_drivers(Configuration(modules=[f"/opt/elsewhere/{name}"], only_modules=True), "linux")
        assert ref.refused, name


def test_fact_09_an_unrecognised_card_is_seen_and_one_bad_slot_does_not_stop_the_others(
    tmp_path: Path,
) -> None:
    script = f"{SLOT}token error=0xe1\nslot description=Ruim error=0x30\n{HOLDS_KEY}"
    driver = ScriptedDriver(tmp_path, script)
    with reading(driver.path) as reader:
        states = {medium.state.value for medium in reader.media()}
    assert states == {"key_without_certificate", "unrecognized", "indeterminate"}


def test_fact_10_a_key_without_certificate_shows_by_its_public_half_and_private_keys_are_explained(
    tmp_path: Path,
) -> None:
    found = read(tmp_path, HOLDS_KEY)
    assert found.state.value == "key_without_certificate"
    assert "Chaves privadas só aparecem com o PIN" in evidence(found)


@pytest.mark.parametrize("script", [HOLDS_BLANK, HOLDS_KEY, token(0x5), token(0x405), token(0x54040D)])
def test_fact_11_nobody_logs_in_or_opens_a_session_for_writing(tmp_path: Path, script: str) -> None:
    driver = ScriptedDriver(tmp_path, script)
    with reading(driver.path) as reader:
        reader.media()
    assert not {"C_Login", "CKF_RW_SESSION"} & set(driver.calls())


def test_fact_11_a_locked_pin_is_told_by_its_flag_and_a_puk_is_never_called_locked(tmp_path: Path) -> None:
    locked = read(tmp_path / "user", token(0x44040D))
    assert locked.pin is not None
    assert locked.pin.locked
    assert "(PIN) está bloqueada" in evidence(locked)
    safenet = read(tmp_path / "so", token(0x50060D))
    assert not any(word in evidence(safenet) for word in ("PUK", "bloquead"))


def test_fact_12_objects_that_a_session_still_gives_after_removal_are_no_report(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_KEY + "then C_FindObjectsFinal gone.script\n")
    driver.also("gone.script", f"{SLOT}token error=0xe0\nobject class=2 id=01\n")
    with reading(driver.path) as reader:
        (medium,) = reader.media()
        assert medium.code == "changed_during_read"


def test_fact_12_a_slot_that_is_gone_after_the_read_is_no_report(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_KEY + "then C_GetTokenInfo 2 gone.script\n")
    driver.also("gone.script", "")
    with reading(driver.path) as reader:
        (medium,) = reader.media()
        assert medium.code == "changed_during_read"


@pytest.mark.parametrize("memory", ["0", "-1", "4096"])
def test_fact_13_the_free_memory_a_token_claims_proves_nothing(tmp_path: Path, memory: str) -> None:
    flags = f"memory={memory} flags=0x40d"
    assert state(tmp_path / "blank", f"{SLOT}token serial=1 {flags}\n") == "blank"
    full = f"{SLOT}token serial=1 {flags}\nobject class=2 id=01\n"
    assert state(tmp_path / "full", full) == "key_without_certificate"


def test_fact_14_one_file_under_several_names_is_loaded_once(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_KEY)
    link = tmp_path / "link.so"
    link.symlink_to(driver.path)
    with reading(driver.path, link) as reader:
        reader.media()
    assert driver.calls().count("C_Initialize") == 1
    assert not Path(f"{link}.log").exists()  # where it would note its calls under that name


def test_fact_14_a_module_is_never_finalised_and_used_again(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_KEY)
    with reading(driver.path) as reader:
        for _ in range(3):
            reader.media()
    assert driver.calls().count("C_Initialize") == 1
    assert "C_Finalize" not in driver.calls()


def test_fact_18_wrong_bitness_and_a_missing_dependency_are_told_apart() -> None:
    i386 = b"MZ" + bytes(58) + b"\x40\0\0\0" + b"PE\0\0\x4c\x01"
    assert library_file._bits(i386) == 32
    assert library_file._bits(i386[:-2] + b"\x64\x86") == 64
    assert library_file.loader_problem("", 126) == library_file.DEPENDENCY_MISSING
    assert library_file.loader_problem("", 193) != library_file.loader_problem("", 126)


@pytest.mark.parametrize("padding", [0, 32])
def test_fact_19_padding_of_nuls_or_spaces_is_cut(tmp_path: Path, padding: int) -> None:
    found = read(tmp_path, f"{SLOT}token label=MIDIA serial=1 model=M manufacturer=F pad={padding}\n")
    assert found.token is not None
    assert list(found.token.model_dump().values()) == ["MIDIA", "F", "M", "1"]


@pytest.mark.parametrize(
    ("raw", "read_as"),
    [("41" * 40, "A" * 32), ("4a6f73e9", "Jos"), ("4d00ffff4e", "M"), ("411b5b6d42", "A?[mB"), ("c3", "")],
)
def test_fact_19_a_label_that_is_not_terminated_or_no_utf8_harms_nothing(
    tmp_path: Path, raw: str, read_as: str
) -> None:
    found = read(tmp_path, f"{SLOT}token serial=1 labelbytes={raw}\n")
    assert found.token is not None
    assert found.token.label.rstrip("\ufffd") == read_as


def test_fact_19_what_follows_a_nul_is_no_part_of_a_text() -> None:
    assert clean("AB\0garbage ") == "AB"


def test_fact_20_a_virtual_reader_that_hangs_a_driver_hides_no_token_of_another(tmp_path: Path) -> None:
    hung = ScriptedDriver(tmp_path / "hung", "hang C_GetSlotList\n")
    healthy = ScriptedDriver(tmp_path / "healthy", HOLDS_KEY)
    with reading(hung.path, healthy.path) as reader:
        media = reader.hang_beside_others("C_GetSlotList", hung.path)
    assert [medium.state.value for medium in media] == ["key_without_certificate", "driver_failed"]


def test_fact_20_virtual_readers_that_say_not_recognised_come_after_the_token(tmp_path: Path) -> None:
    hello = "slot description=Windows_Hello flags=7\ntoken error=0xe1\n"
    driver = ScriptedDriver(tmp_path, hello + HOLDS_KEY)
    with reading(driver.path) as reader:
        assert reader.media()[0].state.value == "key_without_certificate"


NOT_BLANK = {
    "not_initialised": (token(0x00D), "not_initialized"),
    "no_user_pin": (token(0x405), "no_user_pin"),
    "certificate": (HOLDS_BLANK + certificate_line(b"\x30\x00"), "indeterminate"),
    "public_key": (HOLDS_BLANK + "object class=2 id=01\n", "key_without_certificate"),
    "private_key": (HOLDS_BLANK + "object class=3 id=01\n", "key_without_certificate"),
    "data": (HOLDS_BLANK + "object class=0\n", "indeterminate"),
    "session_refused": (HOLDS_BLANK + "fail C_OpenSession 0xe1\n", "indeterminate"),
    "search_failed": (HOLDS_BLANK + "fail C_FindObjects 0x32\n", "indeterminate"),
    "search_not_ended": (HOLDS_BLANK + "fail C_FindObjectsFinal 0x32\n", "indeterminate"),
}


@pytest.mark.parametrize("clause", NOT_BLANK)
def test_blank_without_one_clause_of_the_rule_is_another_state(tmp_path: Path, clause: str) -> None:
    script, expected = NOT_BLANK[clause]
    assert state(tmp_path, script) == expected


def test_blank_takes_a_medium_that_can_be_written(tmp_path: Path) -> None:
    found = read(tmp_path, token(0x40F))
    assert (found.code, "protegida contra gravação" in evidence(found)) == ("write_protected", True)


def test_blank_needs_a_token_in_the_slot(tmp_path: Path) -> None:
    # Which problem it is depends on this computer's smart card service.
    assert state(tmp_path, SLOT) in ("no_token", "no_reader", "service_stopped")


def test_blank_takes_two_reads_half_a_second_apart(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK)
    with reading(driver.path) as reader:
        begun = reader.start()
        (medium,) = begun.provisional.get()
        assert (medium.state.value, medium.confirmed) == ("blank", False)
        reader.clock.move(0.5)
        result = begun.result()
        assert [(medium.state.value, medium.confirmed) for medium in result.media] == [("blank", True)]
        assert result.elapsed_ms == 500
    assert driver.calls().count("C_OpenSession") == 2


def test_blank_takes_the_same_serial_in_both_reads(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK + "then C_GetSlotList 4 other.script\n")
    driver.also("other.script", HOLDS_BLANK.replace("00A1", "00B2"))
    with reading(driver.path) as reader:
        (medium,) = reader.media()
        assert (medium.state.value, medium.code) == ("indeterminate", "reads_disagree")


def test_blank_is_doubted_when_another_module_shows_objects_for_the_serial(tmp_path: Path) -> None:
    blank = ScriptedDriver(tmp_path / "a", HOLDS_BLANK)
    full = ScriptedDriver(tmp_path / "b", HOLDS_KEY.replace("Leitora_1", "Leitora_2"))
    with reading(blank.path, full.path) as reader:
        assert "blank" not in {medium.state.value for medium in reader.media()}


def test_blank_without_login_required_says_so(tmp_path: Path) -> None:
    assert "não exige senha" in evidence(read(tmp_path, token(0x409)))


def test_blank_and_not_initialised_explain_both_meanings_of_the_words(tmp_path: Path) -> None:
    assert "inicializada e vazia" in evidence(read(tmp_path / "a", HOLDS_BLANK))
    assert "inicializada e vazia" in evidence(read(tmp_path / "b", token(0x5)))


ELSEWHERE = {8, 15, 16, 17}
"""Smart card service, readers' events, and several modules on one medium."""


def test_every_item_of_the_list_has_its_test() -> None:
    told = {int(name.split("_")[2]) for name in globals() if name.startswith("test_fact_")}
    assert told == set(range(1, 21)) - ELSEWHERE
