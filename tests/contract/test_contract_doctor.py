"""`qualitoken doctor`, `diagnose --report` and `--read-report` as programs: exit codes, terminal, privacy."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from native_host.protocol.messages import Probe
from native_host.registration.browsers import known_browsers
from native_host.registration.manifest import write_manifest
from native_host.report.code import decode
from tests.support import softhsm
from tests.support.drivers import HOLDS_BLANK, ScriptedDriver
from tests.support.host import HOST, running_host
from tests.support.paths import PROGRAMS
from tests.support.terminal import on_terminal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pseudo-terminals and Linux folders")
PROGRAM = str(PROGRAMS / "qualitoken")
LABEL, SERIAL = "TOKEN_DA_MARIA", "5E41A1C0FFEE"
TOKEN = f"slot description=Leitora_1 flags=7\ntoken label={LABEL} serial={SERIAL} model=M manufacturer=F\n"


def run(
    *arguments: str, environment: Mapping[str, str], given: str | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        input=given,
    )


@pytest.fixture
def environment(tmp_path: Path) -> Mapping[str, str]:
    """A user of its own, with a driver that shows a token."""
    driver = ScriptedDriver(tmp_path / "driver", TOKEN)
    home = tmp_path / "joana_prado"
    home.mkdir()
    config = home / "config.toml"
    config.write_text(f'modules = ["{driver.path}"]\nonly_modules = true\n', "utf-8")
    return {"HOME": str(home), "QUALITOKEN_CONFIG": str(config), "XDG_CONFIG_HOME": str(home / ".config")}


@pytest.fixture
def registered(environment: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> Mapping[str, str]:
    """The same user, with every browser registered that is installed."""
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    for browser in known_browsers().values():
        if browser.is_installed:
            write_manifest(browser.user, HOST)
    write_manifest(known_browsers()["chromium"].user, HOST)
    return environment


def probes(done: subprocess.CompletedProcess[str]) -> dict[str, Probe]:
    found = [Probe.model_validate(one) for one in json.loads(done.stdout)]
    assert len({probe.id for probe in found}) == len(found)
    return {probe.id: probe for probe in found}


def test_the_json_is_a_list_of_probes_and_every_one_not_fine_says_what_and_why(
    environment: Mapping[str, str],
) -> None:
    done = run("doctor", "--json", environment=environment)
    found = probes(done)
    assert {"program", "browsers", "host_start", "configuration", "knowledge", "tokens"} <= set(found)
    assert found["tokens"].detail == "Mídia em branco."
    for probe in found.values():
        assert probe.detail
        assert (probe.code is None) == (probe.status.value == "ok")
        assert probe.hint or probe.status.value in ("ok", "unknown")
    assert done.stderr == ""


def test_its_exit_code_is_1_only_if_a_link_is_broken(registered: Mapping[str, str]) -> None:
    done = run("doctor", "--json", environment=registered)
    errors = {name for name, probe in probes(done).items() if probe.status.value == "error"}
    assert errors <= {"smart_card"}, errors
    assert done.returncode == (1 if errors else 0)
    Path(registered["QUALITOKEN_CONFIG"]).write_text("modulos = []", "utf-8")
    done = run("doctor", "--json", environment=registered)
    assert (probes(done)["configuration"].code, done.returncode) == ("configuration_broken", 1)
    assert run("doctor", "--no-such-option", environment=registered).returncode == 2


def test_nothing_personal_is_in_it(registered: Mapping[str, str]) -> None:
    for arguments in (("doctor",), ("doctor", "--json")):
        done = run(*arguments, environment=registered)
        joined = "".join((done.stdout + done.stderr).split())
        for personal in (LABEL, LABEL.replace("_", ""), SERIAL, "joana"):
            assert personal not in joined
        assert "~/" in joined


def test_the_method_answers_the_same_over_the_pipe(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path / "driver", TOKEN)
    with running_host(tmp_path, [driver.path]) as host:
        reply, _ = host.call("doctor")
    result = reply["result"]
    assert isinstance(result, dict)
    found = [Probe.model_validate(one) for one in result["probes"]]
    assert next(probe for probe in found if probe.id == "tokens").detail == "Mídia em branco."


def test_doctor_fits_a_terminal_of_80_columns_and_clears_its_progress(registered: Mapping[str, str]) -> None:
    shown = on_terminal([PROGRAM, "doctor"], {**registered, "NO_COLOR": "1"})
    progress, _, screen = shown.terminal.rpartition("\rVerifica")
    assert "Verificando..." in progress
    assert max(len(line) for line in f"Verifica{screen}".splitlines()) <= 80
    assert "\x1b" not in shown.terminal


def test_piped_output_has_neither_colour_nor_progress(environment: Mapping[str, str]) -> None:
    for arguments in (("doctor",), ("diagnose",), ("diagnose", "--report")):
        done = run(*arguments, environment=environment)
        assert "\x1b" not in done.stdout
        assert "\r" not in done.stdout
        assert done.stderr == ""


def test_on_a_terminal_there_is_colour_and_a_progress_that_goes(environment: Mapping[str, str]) -> None:
    shown = on_terminal([PROGRAM, "diagnose"], environment)
    assert "\x1b[1m" in shown.terminal
    assert re.search(r"segunda leitura\.\.\. \d+ s", shown.terminal)
    before_screen = shown.terminal[: shown.terminal.index("MÍDIA EM BRANCO")]
    cleared = before_screen.rpartition("\r")[0].rpartition("\r")[2]
    assert cleared.strip() == ""
    assert shown.code == 1


def test_progress_goes_to_the_terminal_even_if_the_output_does_not(environment: Mapping[str, str]) -> None:
    shown = on_terminal([PROGRAM, "diagnose", "--json"], environment, pipe_output=True)
    assert json.loads(shown.output)[0]["state"] == "blank"
    assert "segunda leitura" in shown.terminal
    assert shown.terminal.endswith("\r")


@pytest.mark.parametrize("columns", [80, 60])
def test_diagnose_fits_the_terminal(environment: Mapping[str, str], columns: int) -> None:
    shown = on_terminal([PROGRAM, "diagnose"], {**environment, "NO_COLOR": "1"}, columns=columns)
    assert max(len(part) for line in shown.terminal.splitlines() for part in line.split("\r")) <= columns


def test_a_report_is_read_on_another_computer_as_it_was_made(
    tmp_path: Path, environment: Mapping[str, str]
) -> None:
    full = {**environment, **softhsm.full_token(tmp_path / "hsm")}
    made = run("diagnose", "--report", "--module", str(softhsm.softhsm_module()), environment=full)
    assert made.returncode == 0
    assert "Titular: MARIA EXEMPLO DA SILVA" in made.stdout
    pasted = "".join(f"> {line}\n" for line in made.stdout.splitlines())
    shown = run("diagnose", "--read-report", "-", environment=environment, given=pasted)
    assert shown.stdout.startswith("Lido em outro computador em ")
    assert "CERTIFICADO EM ORDEM" in shown.stdout
    assert shown.returncode == 0
    file = tmp_path / "relatório.txt"
    file.write_text(pasted, "utf-16")
    as_json = run("diagnose", "--read-report", str(file), "--json", environment=environment)
    media = [medium.model_dump(mode="json") for medium in decode(pasted).media]
    assert json.loads(as_json.stdout) == media


def test_a_report_that_was_cut_is_refused_with_one_sentence(environment: Mapping[str, str]) -> None:
    made = run("diagnose", "--report", environment=environment)
    assert made.returncode == 1
    assert len(made.stdout.splitlines()[-1]) <= 600
    cut = run("diagnose", "--read-report", "-", environment=environment, given=made.stdout[:-20])
    assert (cut.returncode, cut.stdout) == (1, "")
    assert "incompleto" in cut.stderr
    assert "Traceback" not in cut.stderr


def test_options_that_do_not_fit_are_wrong_usage(environment: Mapping[str, str]) -> None:
    for arguments in (
        ("--json", "--report"),
        ("--read-report", "-", "--report"),
        ("--read-report", "-", "--module", "x"),
    ):
        assert run("diagnose", *arguments, environment=environment, given="").returncode == 2


def test_a_report_file_that_is_not_there_is_one_sentence(environment: Mapping[str, str]) -> None:
    done = run("diagnose", "--read-report", "/nada", environment=environment)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)


def test_a_reader_that_stops_reading_does_not_make_it_complain(environment: Mapping[str, str]) -> None:
    shell = f"'{PROGRAM}' doctor | true"
    done = subprocess.run(
        ["sh", "-c", shell], env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""


def test_a_driver_that_crashes_hides_no_other_link(tmp_path: Path, environment: Mapping[str, str]) -> None:
    crash = ScriptedDriver(tmp_path / "crash", "crash C_Initialize\n", "cai.so")
    good = ScriptedDriver(tmp_path / "good", HOLDS_BLANK, "bom.so")
    config = f'modules = ["{crash.path}", "{good.path}"]\nonly_modules = true\n'
    Path(environment["QUALITOKEN_CONFIG"]).write_text(config, "utf-8")
    found = probes(run("doctor", "--json", environment=environment))
    assert found["drivers.cai.so"].code == "driver_crashed"
    assert found["drivers.bom.so"].code is None
    assert found["tokens"].code is None
