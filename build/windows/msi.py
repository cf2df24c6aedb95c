"""The installer for all users, by wixl: what administrators roll out."""

from __future__ import annotations

import os
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

from build.freeze.loadable import FOLDER
from build.freeze.resources import write_resources
from build.windows.permissions import ADMINISTRATORS_ALONE
from build.windows.places import WINDOWS_OUT
from native_host.registration.browsers import known_browsers
from native_host.registration.manifest import FILE_NAME

UPGRADE_CODE = "5F0C6B1E-7D6B-4A57-9C1D-3A1C5C2E8B40"
"""The same for all versions, for ever: by it Windows Installer knows the older one."""
_SPACE = uuid.UUID(UPGRADE_CODE)

_AFTER_INSTALL_INITIALIZE = 1501
"""The older version is removed inside of the transaction, so that what fails leaves the older version; before
anything else in it, so that nothing of the new one is removed (ICE63). By a number: wixl puts an action that
is given by its neighbour alone anywhere behind that."""

_LOCKED = """\
MsiLockPermissionsEx\tLockObject\tTable\tSDDLText\tCondition
s72\ts72\ts32\ts0\tS255
MsiLockPermissionsEx\tMsiLockPermissionsEx
dados\tDADOS\tCreateFolder\t{sddl}\t
"""
"""A table that wixl does not know, as Windows Installer exports it."""


def write_msi(payload: Path, extension: Path, version: str, target: Path) -> None:
    """Make the package `target` from the payload and the loadable extension.

    Raises:
        CalledProcessError: wixl or msibuild failed; their words are on the terminal.
    """
    write_resources(WINDOWS_OUT / "resources")
    source = WINDOWS_OUT / "qualitoken.wxs"
    source.write_text(source_of(payload, extension, version), "utf-8")
    subprocess.run(["wixl", "-a", "x64", "-o", str(target), str(source)], check=True)
    locked = WINDOWS_OUT / "MsiLockPermissionsEx.idt"
    locked.write_text(_LOCKED.format(sddl=ADMINISTRATORS_ALONE), "ascii", newline="\r\n")
    subprocess.run(["msibuild", str(target), "-i", str(locked)], check=True)


def _guid(*names: str) -> str:
    """Return the same id for the same names: the same payload makes the same package.

    The version is one of the names only of what lies in the version's folder: what has the same place in
    every version has the same id (Microsoft's "Organizing Applications into Components").
    """
    return str(uuid.uuid5(_SPACE, "/".join(names))).upper()


def source_of(payload: Path, extension: Path, version: str) -> str:
    """Return wixl's source of the package."""
    components: list[str] = []
    tree = "\n".join(_folder(payload, "", components, version))
    loadable = "\n".join(_folder(extension, FOLDER, components))
    manifest = f"[VERSAO]{FILE_NAME}"
    # Each with its own Root and Key: inside of a RegistryKey, wixl writes a key that ends in a backslash.
    keys = "\n".join(
        f'<Component Id="reg_{name}" Guid="{_guid("registry", name)}" Win64="yes">'
        f'<RegistryValue Root="HKLM" Key={quoteattr(browser.key)} Type="string" Value={quoteattr(manifest)}'
        ' KeyPath="yes"/></Component>'
        for name, browser in known_browsers("win32").items()
    )
    components += ["pasta", "dados", *(f"reg_{name}" for name in known_browsers("win32"))]
    references = "\n".join(f'<ComponentRef Id="{name}"/>' for name in components)
    return rf"""<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
<Product Id="{_guid(version, "product")}" Name="Qualitoken" Language="1046" Codepage="1252"
  Version="{version}" Manufacturer="Qualitoken" UpgradeCode="{UPGRADE_CODE}">
<Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine" Languages="1046"
  Description="Qualitoken para todos os usuários deste computador" SummaryCodepage="1252"/>
<MajorUpgrade DowngradeErrorMessage="Uma versão mais nova do Qualitoken já está instalada."/>
<InstallExecuteSequence>
<RemoveExistingProducts Sequence="{_AFTER_INSTALL_INITIALIZE}"/>
</InstallExecuteSequence>
<MediaTemplate EmbedCab="yes"/>
<Icon Id="qualitoken.ico" SourceFile="resources/qualitoken.ico"/>
<Property Id="ARPPRODUCTICON" Value="qualitoken.ico"/>
<Property Id="ARPNOMODIFY" Value="1"/>
<Property Id="ARPNOREPAIR" Value="1"/>
<!-- A host that runs is not ended: it ends by itself when it sees that its files are gone. What it holds is
  deleted when Windows starts next, whenever that is: nobody is asked, no computer restarted. -->
<Property Id="MSIRESTARTMANAGERCONTROL" Value="Disable"/>
<Property Id="REBOOT" Value="ReallySuppress"/>
<Directory Id="TARGETDIR" Name="SourceDir">
<Directory Id="ProgramFiles64Folder"><Directory Id="INSTALLDIR" Name="Qualitoken">
<Directory Id="VERSAO" Name="{version}">
{tree}
{keys}
</Directory>
<Directory Id="EXTENSAO" Name="{FOLDER}">
{loadable}
</Directory>
<Component Id="pasta" Guid="{_guid("folder")}" Win64="yes">
<RemoveFolder Id="pasta" On="uninstall"/>
<RegistryValue Root="HKLM" Key="Software\Qualitoken" Name="Version" Type="string" Value="{version}"
  KeyPath="yes"/>
</Component>
</Directory></Directory>
<Directory Id="CommonAppDataFolder"><Directory Id="DADOS" Name="qualitoken">
<Component Id="dados" Guid="{_guid("data")}" Win64="yes"><CreateFolder/></Component>
</Directory></Directory>
</Directory>
<Feature Id="Qualitoken" Level="1">
{references}
</Feature>
</Product>
</Wix>
"""


def _folder(folder: Path, within: str, components: list[str], *named: str) -> Iterator[str]:
    """Yield the elements of the folder's content; one component for each file.

    Args:
        folder: where the content lies here.
        within: where it is installed: a path in the version's folder, empty for that itself, or `extensao`.
        components: receives the components' ids.
        named: goes into the components' ids, before the path.
    """
    for path in sorted(folder.iterdir()):
        name = f"{within}/{path.name}" if within else path.name
        short = f"{uuid.uuid5(_SPACE, name).hex[:16]}"
        if path.is_dir():
            yield f'<Directory Id="d{short}" Name={quoteattr(path.name)}>'
            yield from _folder(path, name, components, *named)
            yield "</Directory>"
        else:
            components.append(f"c{short}")
            quoted, source = quoteattr(path.name), quoteattr(os.path.relpath(path, WINDOWS_OUT))
            yield (
                f'<Component Id="c{short}" Guid="{_guid(*named, name)}" Win64="yes">'
                f'<File Id="f{short}" Name={quoted} Source={source} KeyPath="yes"/>'
                "</Component>"
            )
