"""The registered program is started for real, and whatever it does instead of hello is named."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from native_host import __version__
from native_host.doctor import start_host
from native_host.doctor.probes import host_start
from native_host.protocol.messages import Probe, ProbeStatus
from native_host.registration.browsers import Browser
from native_host.registration.manifest import HOST_PROGRAM, write_manifest
from tests.support.host import HOST
from tests.support.other_host import OTHER_VERSION
from tests.support.probes import codes, surroundings

Browsers = Mapping[str, Browser]
HELLO = OTHER_VERSION.replace('"9.0.0"', '"{version}"')


def registered(browsers: Browsers, source: str, name: str = HOST_PROGRAM) -> list[Probe]:
    program = browsers["chromium"].user.parent / name
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(source, "utf-8")
    program.chmod(0o755)
    write_manifest(browsers["chromium"].user, program)
    return host_start.look(surroundings())


def python(body: str) -> str:
    return f"#!{sys.executable}\nimport os, struct, sys\n{body}\n"


def test_our_own_host_says_hello(browsers: Browsers) -> None:
    write_manifest(browsers["chromium"].user, HOST)
    (probe,) = host_start.look(surroundings())
    assert (probe.status, probe.code) == (ProbeStatus.OK, None)
    assert __version__ in probe.detail


def test_with_none_registered_the_program_beside_this_one_is_tried(
    browsers: Browsers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert codes(host_start.look(surroundings())) == {"host_start": None}
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert codes(host_start.look(surroundings())) == {"host_start": "host_missing"}
    assert browsers


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (python("sys.exit(7)"), "host_ended"),
        (python("print('olá, mundo, sem quadro nenhum')"), "host_wrong_output"),
        (python("sys.stdout.write('\\x02\\0\\0\\0{}')"), "host_wrong_output"),
        (python("sys.stdout.write('\\x02\\0\\0\\0[]')"), "host_wrong_output"),
        (
            python("b='{\"error\":{\"code\":1}}'; sys.stdout.write(chr(len(b))+'\\0\\0\\0'+b)"),
            "host_forbidden",
        ),
        ("#!/nada/python\n", "host_start_failed"),
        ("\x7fELF isto não é um programa", "host_start_failed"),
    ],
)
def test_what_a_program_does_instead_of_hello_is_named(browsers: Browsers, source: str, code: str) -> None:
    (probe,) = registered(browsers, source)
    assert (probe.status, probe.code) == (ProbeStatus.ERROR, code)


def test_the_exit_code_of_a_program_that_ends_is_told(browsers: Browsers) -> None:
    (probe,) = registered(browsers, python("sys.exit(7)"))
    assert "código 7" in probe.detail


def test_a_silent_program_is_ended_at_the_deadline(
    browsers: Browsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start_host, "HELLO_DEADLINE_S", 0.5)
    # It would never end by itself: nobody closes its input.
    (probe,) = registered(browsers, python("sys.stdin.read()"))
    assert probe.code == "host_silent"


@pytest.mark.parametrize(
    ("protocol", "version", "status", "code"),
    [
        ("9.0", __version__, ProbeStatus.ERROR, "host_other_protocol"),
        ("1.7", "9.9.9", ProbeStatus.WARNING, "host_other_version"),
        ("1.0", __version__, ProbeStatus.OK, None),
    ],
)
def test_versions_are_compared(
    browsers: Browsers, protocol: str, version: str, status: ProbeStatus, code: str | None
) -> None:
    (probe,) = registered(browsers, HELLO.format(python=sys.executable, protocol=protocol, version=version))
    assert (probe.status, probe.code) == (status, code)


def test_two_programs_are_both_started(browsers: Browsers) -> None:
    write_manifest(browsers["edge"].user, HOST)
    assert codes(registered(browsers, python("sys.exit(7)"))) == {
        "host_start.1": "host_ended",
        "host_start.2": None,
    }
