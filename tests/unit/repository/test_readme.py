"""The README tells the truth about what can be checked."""

from __future__ import annotations

import json
import re

from tests.support.paths import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def test_every_permission_of_the_manifest_is_explained_and_no_other() -> None:
    manifest = json.loads((ROOT / "extension/manifest.json").read_text("utf-8"))
    table = README.split("## Permissões e por quê")[1].split("\n## ")[0]
    explained = set(re.findall(r"^\| `([^`]+)`", table, re.MULTILINE))
    assert explained == {*manifest["permissions"], *manifest["host_permissions"]}


def test_every_local_link_and_picture_exists() -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_every_folder_it_names_exists() -> None:
    table = README.split("| where | what |")[1].split("\n\n")[0]
    named = re.findall(r"`([\w./-]+/)`", table)
    assert [name for name in named if not (ROOT / name).is_dir()] == []


def test_no_command_for_administrators_lets_windows_restart_a_computer() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "manifests").rglob("*.md"), *(ROOT / ".github").rglob("*.yml")]
    commands = [
        command
        for page in pages
        for command in re.findall(r"msiexec(?:\.exe)? [^`\n]*", page.read_text("utf-8"))
        if "/i" in command or "/x" in command
    ]
    assert len(commands) >= 5
    assert [command for command in commands if "/norestart" not in command] == []
