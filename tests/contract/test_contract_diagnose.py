"""`qualitoken diagnose`: the contract of its JSON, a screen of 80 columns, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from native_host.cli.main import main
from native_host.protocol.limits import READ_DEADLINE_DEFAULT_MS
from native_host.token.limits import DEADLINE_RESERVE_S
from tests.support import softhsm
from tests.support.drivers import HOLDS_BLANK, ScriptedDriver
from tests.support.paths import PROGRAMS
from tests.support.reading import reading

CONTRACT = {
    "state": None,
    "confirmed": None,
    "module": None,
    "reader": None,
    "token": {"label", "manufacturer", "model", "serial"},
    "pin": {"initialized", "count_low", "final_try", "locked", "to_be_changed"},
    "objects": {"certificates", "public_keys", "private_keys", "data", "other"},
    "certificates": {
        *("holder", "kind", "cpf", "cnpj", "birth_date", "responsible", "email", "policy", "issuer"),
        *("from_safeweb", "not_before", "not_after", "chain_complete"),
    },
    "evidence": None,
    "hint": None,
}


def diagnose(
    *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    command = [str(PROGRAMS / "qualitoken"), "diagnose", *arguments]
    return subprocess.run(
        command, env={**os.environ, **(environment or {})}, capture_output=True, text=True, check=False
    )


def test_the_json_has_every_key_of_the_contract(tmp_path: Path) -> None:
    environment = softhsm.full_token(tmp_path / "hsm")
    done = diagnose("--json", "--module", str(softhsm.softhsm_module()), environment=environment)
    medium = json.loads(done.stdout)[0]
    assert set(CONTRACT) <= set(medium)
    assert set(medium["certificates"][0]) == CONTRACT["certificates"]
    for key in ("token", "pin", "objects"):
        assert set(medium[key]) == CONTRACT[key]
    assert (done.returncode, done.stderr) == (0, "")


def test_a_blank_token_is_confirmed_and_is_something_wrong(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK)
    done = diagnose("--json", "--module", str(driver.path))
    (medium,) = json.loads(done.stdout)
    assert (medium["state"], medium["confirmed"], done.returncode) == ("blank", True, 1)


def test_a_blank_token_that_another_driver_crashed_on_is_not_confirmed(tmp_path: Path) -> None:
    drivers = [ScriptedDriver(tmp_path / "sound", HOLDS_BLANK)]
    drivers.append(ScriptedDriver(tmp_path / "other", f"{HOLDS_BLANK}crash C_OpenSession\n"))
    modules = [part for driver in drivers for part in ("--module", str(driver.path))]
    done = diagnose("--json", *modules)
    medium = json.loads(done.stdout)[0]
    assert (medium["state"], medium["confirmed"], done.returncode) == ("blank", False, 1)
    shown = diagnose(*modules).stdout
    assert "NÃO CONFIRMADA" in shown
    assert "confirmando" not in shown.casefold()
    assert max(len(line) for line in shown.splitlines() if str(tmp_path) not in line) <= 80


def test_several_modules_can_be_named(tmp_path: Path) -> None:
    drivers = [
        ScriptedDriver(tmp_path / serial, HOLDS_BLANK.replace("00A1", serial).replace("Leitora", serial))
        for serial in ("00A1", "00B2")
    ]
    done = diagnose("--json", *(part for driver in drivers for part in ("--module", str(driver.path))))
    assert {medium["token"]["serial"] for medium in json.loads(done.stdout)} == {"00A1", "00B2"}


def test_the_deadline_holds(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, "hang C_GetSlotList\n")
    done = diagnose("--json", "--deadline", "1", "--module", str(driver.path))
    (medium,) = json.loads(done.stdout)
    assert (medium["state"], medium["code"], done.returncode) == ("driver_failed", "driver_timeout", 1)


def test_wrong_usage_exits_2() -> None:
    for arguments in (("--deadline", "soon"), ("--deadline", "0"), ("--no-such-option",)):
        assert diagnose(*arguments).returncode == 2


def test_a_broken_configuration_is_one_sentence_and_exits_1(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("modulos = []", "utf-8")
    done = diagnose(environment={"QUALITOKEN_CONFIG": str(config)})
    assert done.returncode == 1
    assert f"{config}" in done.stderr
    assert "modulos" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_screen_fits_80_columns_and_cannot_be_steered_by_a_token(tmp_path: Path) -> None:
    long_name = "Leitora_" + "muito_" * 8 + "comprida"
    script = f"slot description={long_name}\ntoken label=\x1b[31mX serial=1\n"
    driver = ScriptedDriver(tmp_path, script)
    done = diagnose("--module", str(driver.path))
    # A path cannot be broken; everything else is.
    lines = [line for line in done.stdout.splitlines() if str(tmp_path) not in line]
    assert max(len(line) for line in lines) <= 80
    assert "\x1b" not in done.stdout
    assert "MÍDIA EM BRANCO" in done.stdout


def test_a_medium_behind_a_slot_that_hangs_is_shown_though_every_run_starts_from_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = "slot description=Ruim flags=7\ntoken label=RUIM serial=00F0\n"
    driver = ScriptedDriver(tmp_path, bad + HOLDS_BLANK + "object class=2 id=01\nhang C_GetTokenInfo 0\n")
    with reading(driver.path) as reader:
        monkeypatch.setattr("native_host.token.service.TokenService.of", lambda _: reader.service)
        with ThreadPoolExecutor() as pool:
            done = pool.submit(main, ["diagnose", "--json", "--module", str(driver.path)])
            reader.wait_for_hang("C_GetTokenInfo", slot=0)
            reader.clock.move(READ_DEADLINE_DEFAULT_MS / 1000 - DEADLINE_RESERVE_S)
            # The second reading leaves the slot out: no more time passes.
            assert done.result() == 1
    media = json.loads(capsys.readouterr().out)
    assert [medium["state"] for medium in media] == ["key_without_certificate", "driver_failed"]
