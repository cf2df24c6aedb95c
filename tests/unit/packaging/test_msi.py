"""What wixl is told of the package for all users; the tables it makes are read in tests/windows."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from build.windows.msi import source_of
from native_host.registration.browsers import known_browsers

WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A payload and an extension; both have a file of one name."""
    payload, extension = tmp_path / "payload", tmp_path / "extension"
    for name in (
        "payload/a&b.txt",
        "payload/_internal/files.txt",
        "extension/a&b.txt",
        "extension/icons/x.png",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", "ascii")
    return payload, extension


def elements(folders: tuple[Path, Path], version: str, name: str) -> list[ElementTree.Element]:
    source = source_of(*folders, version)
    return list(ElementTree.fromstring(source.encode()).iter(WIX + name))  # noqa: S314 - our own


def test_every_value_has_its_own_root_and_key(folders: tuple[Path, Path]) -> None:
    # Inside of a RegistryKey, wixl makes a key that ends in a backslash.
    assert elements(folders, "1.2.3", "RegistryKey") == []
    values = elements(folders, "1.2.3", "RegistryValue")
    assert {value.attrib["Root"] for value in values} == {"HKLM"}
    keys = [value.attrib["Key"] for value in values]
    assert {browser.key for browser in known_browsers("win32").values()} < set(keys)
    assert all(part for key in keys for part in key.split("\\"))


def test_the_computer_is_not_restarted(folders: tuple[Path, Path]) -> None:
    values = {one.attrib["Id"]: one.attrib["Value"] for one in elements(folders, "1.2.3", "Property")}
    assert values["REBOOT"] == "ReallySuppress"


def test_every_component_is_there_once_and_belongs_to_the_feature(folders: tuple[Path, Path]) -> None:
    components = elements(folders, "1.2.3", "Component")
    names = [one.attrib["Id"] for one in components]
    assert len(set(names)) == len(names)
    assert len({one.attrib["Guid"] for one in components}) == len(components)
    assert sorted(one.attrib["Id"] for one in elements(folders, "1.2.3", "ComponentRef")) == sorted(names)


def test_what_has_the_same_place_in_every_version_has_the_same_id_and_nothing_else(
    folders: tuple[Path, Path],
) -> None:
    def ids(version: str) -> dict[str, str]:
        return {one.attrib["Id"]: one.attrib["Guid"] for one in elements(folders, version, "Component")}

    old, new = ids("1.2.3"), ids("1.2.4")
    assert set(old) == set(new)
    same = {name for name in old if old[name] == new[name]}
    in_version = {
        one.attrib["Id"]
        for folder in elements(folders, "1.2.3", "Directory")
        if folder.attrib["Id"] == "VERSAO"
        for one in folder.iter(WIX + "Component")
        if one.find(WIX + "File") is not None
    }
    assert len(in_version) == 2
    assert same == set(old) - in_version
