"""What the built package tells Windows Installer, table by table, by Microsoft's rules."""

from __future__ import annotations

import subprocess

import pytest

from build.windows.permissions import ADMINISTRATORS_ALONE, mistakes
from build.windows.places import WINDOWS_OUT
from native_host import __version__
from native_host.registration.browsers import known_browsers

Row = dict[str, str]
COMPUTER = "2"
"""HKEY_LOCAL_MACHINE in the Registry table."""


def rows(table: str) -> list[Row]:
    """Return the rows of a table of the package that `make windows` has made."""
    package = WINDOWS_OUT / f"qualitoken-{__version__}.msi"
    exported = subprocess.run(
        ["msiinfo", "export", str(package), table], check=True, capture_output=True, text=True
    ).stdout
    names, _, _, *lines = [line.split("\t") for line in exported.replace("\r\n", "\n").splitlines()]
    return [dict(zip(names, line, strict=True)) for line in lines]


def properties() -> dict[str, str]:
    return {row["Property"]: row["Value"] for row in rows("Property")}


def test_every_registry_key_is_a_path_by_the_rules() -> None:
    values = rows("Registry")
    assert len(values) > len(known_browsers("win32"))
    for row in values:
        # RegPath: no backslash at either end; and no part of it is empty.
        assert all(part.strip() == part and part for part in row["Key"].split("\\")), row
        assert row["Value"], row
        assert row["Root"] == COMPUTER, row


def test_every_browsers_key_names_the_manifest_as_its_default_value() -> None:
    named = {row["Key"]: (row["Name"], row["Value"]) for row in rows("Registry")}
    for browser in known_browsers("win32").values():
        assert named[browser.key] == ("", "[VERSAO]br.com.qualitoken.json")


def test_no_two_values_are_one() -> None:
    values = [(row["Root"], row["Key"].lower(), row["Name"].lower()) for row in rows("Registry")]
    assert len(set(values)) == len(values)


def test_the_computer_is_never_restarted_unasked_and_no_program_is_ended() -> None:
    assert properties()["REBOOT"] == "ReallySuppress"
    assert properties()["MSIRESTARTMANAGERCONTROL"] == "Disable"
    assert not {"ForceReboot", "ScheduleReboot"} & {row["Action"] for row in rows("InstallExecuteSequence")}


def test_the_older_version_is_removed_inside_the_transaction_before_anything_is_done() -> None:
    sequence = {row["Action"]: int(row["Sequence"]) for row in rows("InstallExecuteSequence")}
    order = sorted(sequence, key=lambda action: sequence[action])
    assert len(set(sequence.values())) == len(sequence)
    # ICE63: immediately after InstallInitialize is one of the places that are allowed.
    assert order[order.index("InstallInitialize") + 1] == "RemoveExistingProducts"
    assert order.index("RemoveExistingProducts") < order.index("InstallFinalize")
    assert "DisableRollback" not in order


def test_the_older_version_is_found_and_a_newer_one_is_kept() -> None:
    found = {row["ActionProperty"]: row for row in rows("Upgrade")}
    assert found["WIX_UPGRADE_DETECTED"]["VersionMax"] == __version__
    assert found["WIX_DOWNGRADE_DETECTED"]["VersionMin"] == __version__
    assert "NOT WIX_DOWNGRADE_DETECTED" in {row["Condition"] for row in rows("LaunchCondition")}


def test_the_folder_of_the_computers_configuration_is_made_the_administrators_alone() -> None:
    made = {(row["Directory_"], row["Component_"]) for row in rows("CreateFolder")}
    (locked,) = rows("MsiLockPermissionsEx")
    assert (locked["LockObject"], "dados") in made
    assert (locked["Table"], locked["Condition"]) == ("CreateFolder", "")
    assert locked["SDDLText"] == ADMINISTRATORS_ALONE
    assert mistakes(locked["SDDLText"]) == []
    (folder,) = (row for row in rows("Directory") if row["Directory"] == locked["LockObject"])
    assert folder["Directory_Parent"] == "CommonAppDataFolder"
    assert folder["DefaultDir"].rpartition("|")[2] == "qualitoken"
    listed = {row["Component"]: row for row in rows("Component")}
    assert listed["dados"]["KeyPath"] == ""  # the folder itself


def test_nothing_uses_the_older_table_of_permissions() -> None:
    package = WINDOWS_OUT / f"qualitoken-{__version__}.msi"
    told = subprocess.run(["msiinfo", "tables", str(package)], check=True, capture_output=True, text=True)
    # With both tables Windows Installer refuses the package (error 1941).
    assert "LockPermissions" not in told.stdout.split()


@pytest.mark.parametrize("table", ["File", "Component", "Registry", "Directory", "Property", "CreateFolder"])
def test_every_row_has_a_name_of_its_own(table: str) -> None:
    keys = [next(iter(row.values())) for row in rows(table)]
    assert all(keys)
    assert len({key.lower() for key in keys}) == len(keys) or table == "CreateFolder"


def test_every_component_is_installed() -> None:
    listed = {row["Component"] for row in rows("Component")}
    assert {row["Component_"] for row in rows("FeatureComponents")} == listed
