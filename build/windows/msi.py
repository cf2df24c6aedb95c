"""The installer for all users, by wixl: what administrators roll out."""

from __future__ import annotations

import os
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

from build.freeze.resources import write_resources
from build.windows.places import WINDOWS_OUT
from native_host.registration.browsers import known_browsers
from native_host.registration.manifest import FILE_NAME

UPGRADE_CODE = "5F0C6B1E-7D6B-4A57-9C1D-3A1C5C2E8B40"
"""The same for all versions, for ever: by it Windows Installer knows the older one."""
_SPACE = uuid.UUID(UPGRADE_CODE)


def write_msi(payload: Path, version: str, target: Path) -> None:
    """Make the package `target` from the payload.

    Raises:
        CalledProcessError: wixl failed; its words are on the terminal.
    """
    write_resources(WINDOWS_OUT / "resources")
    source = WINDOWS_OUT / "qualitoken.wxs"
    source.write_text(_source(payload, version), "utf-8")
    subprocess.run(["wixl", "-a", "x64", "-o", str(target), str(source)], check=True)


def _guid(*names: str) -> str:
    """Return the same id for the same names: the same payload makes the same package."""
    return str(uuid.uuid5(_SPACE, "/".join(names))).upper()


def _source(payload: Path, version: str) -> str:
    components: list[str] = []
    tree = "\n".join(_folder(payload, payload, version, components))
    manifest = f"[VERSAO]{FILE_NAME}"
    keys = "\n".join(
        f'<Component Id="reg_{name}" Guid="{_guid(version, "registry", name)}" Win64="yes">'
        f'<RegistryKey Root="HKLM" Key={quoteattr(browser.key)}>'
        f'<RegistryValue Type="string" Value={quoteattr(manifest)} KeyPath="yes"/></RegistryKey></Component>'
        for name, browser in known_browsers("win32").items()
    )
    components.append("pasta")
    components += [f"reg_{name}" for name in known_browsers("win32")]
    references = "\n".join(f'<ComponentRef Id="{name}"/>' for name in components)
    return rf"""<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
<Product Id="{_guid(version, "product")}" Name="Qualitoken" Language="1046" Codepage="1252"
  Version="{version}" Manufacturer="Qualitoken" UpgradeCode="{UPGRADE_CODE}">
<Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine" Languages="1046"
  Description="Qualitoken para todos os usuários deste computador" SummaryCodepage="1252"/>
<MajorUpgrade DowngradeErrorMessage="Uma versão mais nova do Qualitoken já está instalada."/>
<MediaTemplate EmbedCab="yes"/>
<Icon Id="qualitoken.ico" SourceFile="resources/qualitoken.ico"/>
<Property Id="ARPPRODUCTICON" Value="qualitoken.ico"/>
<Property Id="ARPNOMODIFY" Value="1"/>
<Property Id="ARPNOREPAIR" Value="1"/>
<Property Id="MSIRESTARTMANAGERCONTROL" Value="Disable"/>
<Directory Id="TARGETDIR" Name="SourceDir">
<Directory Id="ProgramFiles64Folder"><Directory Id="INSTALLDIR" Name="Qualitoken">
<Directory Id="VERSAO" Name="{version}">
{tree}
{keys}
</Directory>
<Component Id="pasta" Guid="{_guid(version, "folder")}" Win64="yes">
<RemoveFolder Id="pasta" On="uninstall"/>
<RegistryValue Root="HKLM" Key="Software\Qualitoken" Name="Version" Type="string" Value="{version}"
  KeyPath="yes"/>
</Component>
</Directory></Directory>
</Directory>
<Feature Id="Qualitoken" Level="1">
{references}
</Feature>
</Product>
</Wix>
"""


def _folder(folder: Path, payload: Path, version: str, components: list[str]) -> Iterator[str]:
    """Yield the elements of the folder's content; one component for each file."""
    for path in sorted(folder.iterdir()):
        name = path.relative_to(payload).as_posix()
        short = f"{uuid.uuid5(_SPACE, name).hex[:16]}"
        if path.is_dir():
            yield f'<Directory Id="d{short}" Name={quoteattr(path.name)}>'
            yield from _folder(path, payload, version, components)
            yield "</Directory>"
        else:
            components.append(f"c{short}")
            named, source = quoteattr(path.name), quoteattr(os.path.relpath(path, WINDOWS_OUT))
            yield (
                f'<Component Id="c{short}" Guid="{_guid(version, name)}" Win64="yes">'
                f'<File Id="f{short}" Name={named} Source={source} KeyPath="yes"/>'
                "</Component>"
            )
