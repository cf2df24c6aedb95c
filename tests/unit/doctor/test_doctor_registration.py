"""Registrations are read as a browser reads them, and each thing that is wrong is named with its remedy."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from native_host.doctor.probes import browsers as browsers_probe
from native_host.doctor.probes import registration
from native_host.protocol.messages import Probe, ProbeStatus
from native_host.registration.browsers import Browser
from native_host.registration.ids import EXTENSION_IDS
from native_host.registration.manifest import FILE_NAME, HOST_PROGRAM, manifest_for, write_manifest
from tests.support.probes import codes, surroundings

Browsers = Mapping[str, Browser]


@pytest.fixture
def program(tmp_path: Path) -> Path:
    file = tmp_path / "program" / HOST_PROGRAM
    file.parent.mkdir()
    file.touch(mode=0o755)
    return file


def looked() -> list[Probe]:
    return registration.look(surroundings())


def write(folder: Path, content: object) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / FILE_NAME).write_text(text, "utf-8")


def test_without_any_browser_it_says_so(browsers: Browsers) -> None:
    assert codes(browsers_probe.look(surroundings())) == {"browsers": "no_browser"}
    assert codes(looked()) == {"registration": "registration_none"}
    assert browsers


def test_installed_browsers_are_named(browsers: Browsers) -> None:
    browsers["edge"].user.parent.mkdir(parents=True)
    (probe,) = browsers_probe.look(surroundings())
    assert (probe.status, probe.detail) == (ProbeStatus.OK, "Microsoft Edge.")


def test_a_good_registration_is_named_with_browser_file_and_ids(browsers: Browsers, program: Path) -> None:
    write_manifest(browsers["chromium"].user, program)
    (probe,) = looked()
    assert (probe.id, probe.status) == ("registration.chromium", ProbeStatus.OK)
    assert EXTENSION_IDS[0] in probe.detail
    assert FILE_NAME in probe.detail
    assert "para este usuário" in probe.detail


def test_a_system_wide_registration_counts(browsers: Browsers, program: Path) -> None:
    browsers["chrome"].user.parent.mkdir(parents=True)
    write_manifest(browsers["chrome"].system, program)
    (probe,) = looked()
    assert probe.status is ProbeStatus.OK
    assert "para todos os usuários" in probe.detail


def test_an_installed_browser_without_registration_is_an_error_with_the_command(browsers: Browsers) -> None:
    browsers["vivaldi"].user.parent.mkdir(parents=True)
    (probe,) = looked()
    assert (probe.status, probe.code) == (ProbeStatus.ERROR, "registration_missing")
    assert "qualitoken register --browser vivaldi" in probe.hint


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("{", "registration_unparsable"),
        ("[" * 100_000, "registration_unparsable"),
        ("[]", "registration_foreign"),
        ({"name": "outro"}, "registration_foreign"),
        ({"type": "tcp"}, "registration_foreign"),
        ({"path": "qualitoken-host"}, "registration_path_relative"),
        ({"path": None}, "registration_path_relative"),
        ({"path": "/nada/qualitoken-host"}, "registration_stale"),
        ({"allowed_origins": []}, "registration_origin_missing"),
        ({"allowed_origins": None}, "registration_origin_missing"),
        (
            {"allowed_origins": ["chrome-extension://aaaabbbbccccddddeeeeffffgggghhhh/", 3]},
            "registration_origin_missing",
        ),
    ],
)
def test_what_is_wrong_with_a_manifest_is_an_error_with_a_remedy(
    browsers: Browsers, program: Path, change: object, code: str
) -> None:
    content = {**manifest_for(program), **change} if isinstance(change, dict) else change
    write(browsers["chromium"].user, content)
    (probe,) = looked()
    assert (probe.status, probe.code) == (ProbeStatus.ERROR, code)
    assert "qualitoken register --browser chromium" in probe.hint


def test_a_program_that_may_not_be_executed_is_an_error(browsers: Browsers, program: Path) -> None:
    program.chmod(0o644)
    write_manifest(browsers["chromium"].user, program)
    assert codes(looked()) == {"registration.chromium": "registration_not_executable"}


def test_another_program_of_ours_is_a_warning(browsers: Browsers, program: Path) -> None:
    write_manifest(browsers["chromium"].user, program.rename(program.with_name("meu-host")))
    (probe,) = looked()
    assert (probe.status, probe.code) == (ProbeStatus.WARNING, "registration_other_program")


def test_the_users_manifest_counts_and_a_broken_system_one_behind_it_is_a_warning(
    browsers: Browsers, program: Path
) -> None:
    write_manifest(browsers["chromium"].user, program)
    write(browsers["chromium"].system, "{")
    found = looked()
    assert codes(found) == {
        "registration.chromium": None,
        "registration.chromium.system": "registration_unused",
    }
    assert found[1].status is ProbeStatus.WARNING


def test_a_broken_users_manifest_is_not_mended_by_a_good_system_one(
    browsers: Browsers, program: Path
) -> None:
    write(browsers["chromium"].user, "{")
    write_manifest(browsers["chromium"].system, program)
    assert codes(looked()) == {"registration.chromium": "registration_unparsable"}


def test_a_dangling_link_is_a_registration_that_cannot_be_read(browsers: Browsers) -> None:
    folder = browsers["chromium"].user
    folder.mkdir(parents=True)
    (folder / FILE_NAME).symlink_to(folder / "gone")
    assert codes(looked()) == {"registration.chromium": "registration_unreadable"}
