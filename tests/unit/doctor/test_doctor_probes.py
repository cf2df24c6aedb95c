"""Drivers, smart card service, media, configuration, procedures: what each probe finds and says."""

from __future__ import annotations

from pathlib import Path

import pytest

from native_host.config_files import FILE_VARIABLE
from native_host.doctor.probes import configuration, drivers, knowledge, log_folder, smart_card, tokens
from native_host.doctor.reader_name import without_serial
from native_host.doctor.thirty_two_bits import only_in_32_bits
from native_host.protocol.messages import ProbeStatus
from native_host.token.diagnosis import sentences
from native_host.token.pcsc.facts import Facts, Reader, Service
from tests.support.drivers import HOLDS_BLANK, ScriptedDriver
from tests.support.probes import codes, surroundings


def test_each_driver_is_loaded_and_named_with_version_and_bitness(tmp_path: Path) -> None:
    good = ScriptedDriver(tmp_path, HOLDS_BLANK, "bom.so")
    crash = ScriptedDriver(tmp_path, "crash C_Initialize\n", "cai.so")
    text = tmp_path / "texto.so"
    text.write_text("isto não é um driver", "utf-8")
    found = drivers.look(surroundings(modules=[str(good.path), str(crash.path), str(text)]))
    assert codes(found) == {
        "drivers.bom.so": None,
        "drivers.cai.so": "driver_crashed",
        "drivers.texto.so": "driver_load_failed",
    }
    assert "Versão 1.7, 64 bits" in found[0].detail


def test_a_driver_that_hangs_is_named_and_the_others_are_there(
    tmp_path: Path,
) -> None:
    hang = ScriptedDriver(tmp_path, "hang C_GetSlotList\n", "para.so")
    good = ScriptedDriver(tmp_path, HOLDS_BLANK, "bom.so")
    modules = [str(hang.path), str(good.path)]
    found = drivers.look(surroundings(modules=modules, read_deadline_ms=1500))
    assert codes(found) == {"drivers.para.so": "driver_timeout", "drivers.bom.so": None}


def test_two_files_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    paths = [str(ScriptedDriver(tmp_path / folder, HOLDS_BLANK).path) for folder in "ab"]
    assert set(codes(drivers.look(surroundings(modules=paths)))) == {
        "drivers.driver.so",
        "drivers.driver.so.2",
    }


def test_a_driver_of_the_wrong_bitness_is_told_so(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK)
    content = bytearray(driver.path.read_bytes())
    content[4] = 1  # ELFCLASS32
    driver.path.write_bytes(content)
    (probe,) = drivers.look(surroundings(modules=[str(driver.path)]))
    assert probe.code == "driver_load_failed"
    assert "32 ou 64 bits" in probe.detail


def test_a_driver_that_windows_has_in_32_bits_only_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    other, native = r"%SystemRoot%\SysWOW64\aetpkss1.dll", r"%SystemRoot%\System32\aetpkss1.dll"
    ((product, path),) = only_in_32_bits({other}.__contains__, "win32")
    assert ("SafeSign" in product, path) == (True, other)
    assert only_in_32_bits({other, native}.__contains__, "win32") == []
    assert only_in_32_bits({other}.__contains__, "linux") == []
    monkeypatch.setattr(drivers, "find_drivers", lambda _config: [])
    monkeypatch.setattr(drivers, "only_in_32_bits", lambda: [(product, path)])
    (probe,) = drivers.look(surroundings(only_modules=False))
    assert (probe.status, probe.code) == (ProbeStatus.ERROR, "driver_other_bitness")
    assert path in probe.detail
    assert "64 bits" in probe.hint


def test_a_log_that_somebody_else_holds_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "host.log").mkdir()  # nobody can open it for writing, root neither
    (probe,) = log_folder.look(surroundings(log_dir=str(tmp_path)))
    assert (probe.status, probe.code) == (ProbeStatus.WARNING, "log_not_writable")


def test_without_a_driver_it_says_which_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drivers, "find_drivers", lambda _: [])
    (probe,) = drivers.look(surroundings(only_modules=False))
    assert (probe.status, probe.code) == (ProbeStatus.ERROR, "driver_missing")
    assert "SafeSign" in probe.hint


@pytest.mark.parametrize(
    ("modules", "code"), [([], "driver_none_named"), (["/nada/a.so", "/"], "driver_none_there")]
)
def test_where_the_configuration_lets_no_driver_be_found_none_is_to_be_installed(
    modules: list[str], code: str
) -> None:
    (probe,) = drivers.look(surroundings(modules=modules))
    assert (probe.status, probe.code) == (ProbeStatus.ERROR, code)
    assert "only_modules" in probe.hint
    assert "SafeSign" not in probe.hint


def test_media_are_told_by_state_without_label_or_serial(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK)
    (probe,) = tokens.look(surroundings(modules=[str(driver.path)]))
    assert (probe.status, probe.detail) == (ProbeStatus.OK, "Mídia em branco.")


ONE = "slot description=Leitora_1 flags=7\ntoken label=X serial=00A1 flags=0x40d\n"
"""A blank token."""

FAILED = ONE.replace("0x40d", "0x100040d").replace("Leitora_1", "Leitora_2").replace("00A1", "00B2")
"""A token that failed its self-test."""

UNKNOWN = "slot description=Leitora_3 flags=7\ntoken label=X serial=00C3 flags=0x40d error=0xe1\n"
"""A token that the driver does not know."""


@pytest.mark.parametrize(
    ("script", "title", "hint"),
    [
        (ONE + "fail C_CloseSession 0xb3\n", "titles.blank_doubted", "hints.blank_unchecked"),
        (ONE.replace("0x40d", "0x409"), "titles.blank_doubted", "hints.blank_without_login"),
        (FAILED, "titles.indeterminate", "hints.error_state"),
        (ONE + FAILED, "titles.indeterminate", "hints.error_state"),
        (ONE + UNKNOWN, "titles.unrecognized", "hints.unrecognized"),
    ],
)
def test_a_medium_of_which_nothing_is_sure_is_a_warning_with_what_to_do(
    tmp_path: Path, script: str, title: str, hint: str
) -> None:
    driver = ScriptedDriver(tmp_path, script)
    (probe,) = tokens.look(surroundings(modules=[str(driver.path)]))
    assert (probe.status, probe.code) == (ProbeStatus.WARNING, "token_indeterminate")
    assert sentences.say(title) in probe.detail
    assert probe.hint == sentences.say(hint)


def test_of_several_media_each_is_named_by_its_reader_without_serial(tmp_path: Path) -> None:
    other = FAILED.replace("Leitora_2", "Leitora_(00B2C3D4)_2")
    driver = ScriptedDriver(tmp_path, ONE + other)
    (probe,) = tokens.look(surroundings(modules=[str(driver.path)]))
    assert probe.detail == "Mídia em branco (Leitora 1); Resultado indeterminado (Leitora (...) 2)."


def test_different_advice_for_several_media_names_the_reader_of_each(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, UNKNOWN + FAILED)
    (probe,) = tokens.look(surroundings(modules=[str(driver.path)]))
    failed, unknown = sentences.say("hints.error_state"), sentences.say("hints.unrecognized")
    assert probe.hint == f"Leitora 2: {failed} Leitora 3: {unknown}"


def test_no_medium_is_a_warning_with_what_to_do(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, "slot description=Leitora flags=6\n")
    (probe,) = tokens.look(surroundings(modules=[str(driver.path)]))
    assert (probe.status, probe.code) == (ProbeStatus.WARNING, "no_token")
    assert probe.hint


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(Service.STOPPED), {"smart_card": "service_stopped", "readers": "readers_unknown"}),
        (
            Facts(Service.UNKNOWN, reason="timeout"),
            {"smart_card": "service_unknown", "readers": "readers_unknown"},
        ),
        (Facts(Service.RUNNING), {"smart_card": None, "readers": "no_reader"}),
        (Facts(Service.RUNNING, (Reader("L 00"),)), {"smart_card": None, "readers": None}),
        (
            Facts(Service.RUNNING, (Reader("L 00", True, mute=True),)),
            {"smart_card": None, "readers": "card_mute"},
        ),
        (
            Facts(Service.RUNNING, (Reader("L 00", True),), remote=True),
            {"smart_card": "remote_session", "readers": None},
        ),
    ],
)
def test_what_the_smart_card_service_says_is_told(facts: Facts, expected: dict[str, str | None]) -> None:
    assert codes(smart_card.judge(facts)) == expected


def test_a_stopped_service_is_broken_on_linux_and_usual_on_windows_without_a_reader() -> None:
    for platform, status in (("linux", ProbeStatus.ERROR), ("win32", ProbeStatus.WARNING)):
        assert smart_card.judge(Facts(Service.STOPPED), platform)[0].status is status


def test_a_stopped_service_is_found_for_real(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PCSCLITE_CSOCK_NAME", "/nonexistent")
    assert codes(smart_card.look(surroundings()))["smart_card"] in {"service_stopped", "service_unknown"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Gemalto PC Twin Reader (70D7E2EE) 00 00", "Gemalto PC Twin Reader (...) 00 00"),
        ("SafeNet eToken 5110 [eToken] (01234567) 00 00", "SafeNet eToken 5110 [eToken] (...) 00 00"),
        ("Giesecke & Devrient GmbH StarSign CUT S 0", "Giesecke & Devrient GmbH StarSign CUT S 0"),
        ("Leitora (USB)", "Leitora (USB)"),
    ],
)
def test_a_readers_serial_is_masked(name: str, shown: str) -> None:
    assert without_serial(name) == shown


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    named = tmp_path / "config.toml"
    monkeypatch.setenv(FILE_VARIABLE, str(named))
    return named


def test_the_configurations_files_are_named(file: Path) -> None:
    (probe,) = configuration.look(surroundings(only_modules=False))
    assert (probe.status, str(file) in probe.detail) == (ProbeStatus.OK, True)


def test_drivers_named_in_the_configuration_that_do_not_exist_are_an_error(file: Path) -> None:
    (probe,) = configuration.look(surroundings(modules=["/nada/a.so"]))
    assert (probe.code, "/nada/a.so" in probe.detail) == ("configuration_module_missing", True)
    (probe,) = configuration.look(surroundings(modules=["/nada/a.so", "/"]))
    assert probe.code == "configuration_module_missing"
    (probe,) = configuration.look(surroundings(modules=["/"]))
    assert (probe.code, "uma pasta" in probe.detail) == ("configuration_module_folder", True)
    assert codes(configuration.look(surroundings())) == {"configuration": "configuration_no_modules"}
    assert not file.exists()


def test_the_log_folder_is_named_and_one_that_cannot_be_written_is_a_warning(tmp_path: Path) -> None:
    yet_to_be_made = tmp_path / "a" / "b"
    (probe,) = log_folder.look(surroundings(log_dir=str(yet_to_be_made)))
    assert (probe.status, str(yet_to_be_made) in probe.detail) == (ProbeStatus.OK, True)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").touch()
    (probe,) = log_folder.look(surroundings(log_dir=str(tmp_path / "file")))
    assert (probe.status, probe.code) == (ProbeStatus.WARNING, "log_not_writable")


def test_procedures_in_force_and_broken_ones_are_named(tmp_path: Path) -> None:
    (probe,) = knowledge.look(surroundings())
    assert "token_em_branco" in probe.detail
    (tmp_path / "ruim.toml").write_text("id =", "utf-8")
    found = knowledge.look(surroundings(sop_dirs=[str(tmp_path)], page_dirs=[str(tmp_path / "nada")]))
    assert sorted(codes(found).values(), key=str) == ["page_map_broken", "sop_broken"]
    assert "ruim.toml" in found[0].detail
