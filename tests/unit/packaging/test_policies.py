"""The policy files say what settings.toml says, and what is in them is what browsers read."""

from __future__ import annotations

import json
import re
from pathlib import Path

from build.policies.files import made_files
from build.policies.model import ROOT, load_policies
from native_host.doctor.policies import policies_of

KEYS = {"sites", "sop_dirs", "page_dirs", "history", "report_max_age_minutes", "language"}


def test_no_file_is_out_of_date() -> None:
    stale = [
        str(path.relative_to(ROOT))
        for path, content in made_files(load_policies()).items()
        if not path.is_file() or path.read_bytes() != content.encode()
    ]
    assert stale == [], "run python -m build.policies"


def test_the_schema_knows_the_keys_that_the_extension_reads() -> None:
    schema = json.loads((ROOT / "extension/managed_schema.json").read_text("utf-8"))
    assert set(schema["properties"]) == KEYS
    source = (ROOT / "extension/src/shared/settings.ts").read_text("utf-8")
    assert all(key in source for key in KEYS)


def test_every_setting_is_explained_in_the_table() -> None:
    page = (ROOT / "manifests/policies/LEIA-ME.md").read_text("utf-8")
    explained = set(re.findall(r"^\| `(\w+)`", page, re.MULTILINE))
    assert explained == KEYS | {
        "ExtensionInstallForcelist",
        "NativeMessagingAllowlist",
        "NativeMessagingUserLevelHosts",
    }


def test_doctor_finds_the_ready_policies_harmless(tmp_path: Path) -> None:
    for name in ("chrome", "edge"):
        content = (ROOT / f"manifests/policies/{name}.json").read_text("utf-8")
        (tmp_path / "qualitoken.json").write_text(content, "utf-8")
        found = policies_of(tmp_path)
        assert not found.blocks_host
        assert not found.hides_user_level


def test_the_reg_files_hold_what_the_json_holds() -> None:
    for name in ("chrome", "edge"):
        text = (ROOT / f"manifests/policies/{name}.reg").read_bytes().decode("ascii")
        assert text.startswith("Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\")
        policy = json.loads((ROOT / f"manifests/policies/{name}.json").read_text("utf-8"))
        (settings,) = policy["3rdparty"]["extensions"].values()
        assert f'"1"="{policy["ExtensionInstallForcelist"][0]}"' in text
        assert f'"language"="{settings["language"]}"' in text
        assert f'"report_max_age_minutes"=dword:{settings["report_max_age_minutes"]:08x}' in text
        assert f'"history"=dword:{int(settings["history"]):08x}' in text
        for path in settings["sop_dirs"]:
            assert path.replace("\\", "\\\\") in text
