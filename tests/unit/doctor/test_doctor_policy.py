"""Policies are joined as Chromium joins them, and only what keeps the host out is an error."""

from __future__ import annotations

import json
import plistlib
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from native_host.doctor import policies
from native_host.doctor.probes import policy
from native_host.protocol.messages import Probe, ProbeStatus
from native_host.registration.browsers import Browser, known_browsers
from native_host.registration.ids import HOST_NAME
from native_host.registration.manifest import write_manifest
from native_host.toml import load_toml
from tests.support.fake_winreg import FakeWinreg
from tests.support.host import HOST
from tests.support.probes import codes, surroundings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")
Browsers = Mapping[str, Browser]
BLOCK, ALLOW, USER = "NativeMessagingBlocklist", "NativeMessagingAllowlist", "NativeMessagingUserLevelHosts"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "policies"
    made.mkdir()
    monkeypatch.setattr(
        policy, "policy_places", lambda: {"chromium": str(made), "edge": str(tmp_path / "none")}
    )
    return made


def looked(folder: Path, *contents: object) -> list[Probe]:
    for number, content in enumerate(contents):
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / f"{number}.json").write_text(text, "utf-8")
    return policy.look(surroundings())


@pytest.mark.usefixtures("browsers")
@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        ([], {"policy": None}),
        ([{"HomepageLocation": "x"}, "{", "[]"], {"policy": None}),
        ([{BLOCK: ["*"]}], {"policy.chromium": "policy_blocks_host"}),
        ([{BLOCK: [HOST_NAME]}], {"policy.chromium": "policy_blocks_host"}),
        ([{BLOCK: ["*"], ALLOW: ["outro"]}], {"policy.chromium": "policy_blocks_host"}),
        ([{BLOCK: ["*"], ALLOW: [HOST_NAME]}], {"policy.chromium": None}),
        ([{BLOCK: ["*"]}, {ALLOW: [HOST_NAME]}], {"policy.chromium": None}),
        ([{BLOCK: ["*"]}, {BLOCK: ["outro"]}], {"policy.chromium": None}),
        ([{BLOCK: "*"}], {"policy.chromium": None}),
        ([{BLOCK: [["*"]]}], {"policy.chromium": None}),
        ([{USER: False}], {"policy.chromium": "policy_hides_user_level"}),
        ([{USER: True}], {"policy.chromium": None}),
    ],
)
def test_what_keeps_the_host_out_is_an_error(
    folder: Path, contents: list[object], expected: dict[str, str | None]
) -> None:
    assert codes(looked(folder, *contents)) == expected


def test_hidden_user_level_hosts_do_no_harm_where_the_host_is_registered_system_wide(
    browsers: Browsers, folder: Path
) -> None:
    write_manifest(browsers["chromium"].system, HOST)
    assert codes(looked(folder, {USER: False})) == {"policy.chromium": None}


@pytest.mark.usefixtures("browsers")
def test_a_folder_that_is_closed_to_us_is_unknown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_self: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", closed)
    (probe, *_) = looked(folder)
    assert (probe.status, probe.code) == (ProbeStatus.UNKNOWN, "policy_unreadable")


def test_every_browser_has_its_policy_places_on_every_system() -> None:
    rows = load_toml(Path(policies.__file__).with_name("policies.toml"))
    assert set(rows) == set(known_browsers("linux"))
    for row in rows.values():
        assert isinstance(row, dict)
        assert set(row) == {"linux", "win32", "darwin"}
    assert policies.policy_places("linux")["chromium"] == "/etc/chromium/policies/managed"


@pytest.mark.parametrize(
    ("values", "blocks", "hides"),
    [
        ({}, False, False),
        ({("HKEY_LOCAL_MACHINE", ""): {USER: 0}}, False, True),
        ({("HKEY_LOCAL_MACHINE", ""): {USER: 1}, ("HKEY_CURRENT_USER", ""): {USER: 0}}, False, False),
        ({("HKEY_CURRENT_USER", BLOCK): {"1": "*"}}, True, False),
        (
            {
                ("HKEY_LOCAL_MACHINE", BLOCK): {"1": "outro", "2": "*"},
                ("HKEY_LOCAL_MACHINE", ALLOW): {"1": HOST_NAME},
            },
            False,
            False,
        ),
    ],
)
def test_windows_policies_are_read_from_the_registry(
    monkeypatch: pytest.MonkeyPatch,
    values: dict[tuple[str, str], dict[str, object]],
    blocks: bool,
    hides: bool,
) -> None:
    place = policies.policy_places("win32")["edge"]
    keys = {(root, f"{place}\\{name}".rstrip("\\")): value for (root, name), value in values.items()}
    monkeypatch.setitem(sys.modules, "winreg", FakeWinreg(keys))
    found = policies.policies_at(place, "win32")
    assert (found.blocks_host, found.hides_user_level) == (blocks, hides)
    assert (found.file is not None) == bool(values)


def test_macos_policies_are_read_from_managed_preferences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policies, "_MANAGED_PREFERENCES", tmp_path)
    monkeypatch.setenv("USER", "joana")
    place = policies.policy_places("darwin")["chrome"]
    assert policies.policies_at(place, "darwin") == policies.Policies()
    (tmp_path / "joana").mkdir()
    (tmp_path / "joana" / f"{place}.plist").write_bytes(plistlib.dumps({BLOCK: ["*"]}))
    assert policies.policies_at(place, "darwin").blocks_host
    (tmp_path / f"{place}.plist").write_bytes(plistlib.dumps({ALLOW: [HOST_NAME], USER: False}))
    found = policies.policies_at(place, "darwin")
    assert (found.blocks_host, found.hides_user_level) == (False, True)
