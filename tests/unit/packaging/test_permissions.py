"""The release sees when others than administrators may write into the computer's configuration."""

from __future__ import annotations

import subprocess
import sys

import pytest

from build.windows.permissions import ADMINISTRATORS_ALONE, mistakes
from tests.support.paths import ROOT

AS_WINDOWS_SAYS_IT = (
    "O:BAG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)",
    "O:S-1-5-32-544G:S-1-5-21-1-2-3-513D:P(A;OICI;FA;;;S-1-5-18)(A;OICI;FA;;;BA)(A;OICI;FRFX;;;S-1-5-32-545)",
)
PROGRAM_DATA = (
    "O:SYG:SYD:PAI(A;OICIIO;GA;;;CO)(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)"
    "(A;CI;DCLCRPCR;;;BU)(A;OICI;0x1200a9;;;BU)"
)
"""What Windows gives ProgramData itself: users make files and folders, and own what they make."""


@pytest.mark.parametrize("descriptor", [ADMINISTRATORS_ALONE, *AS_WINDOWS_SAYS_IT])
def test_administrators_alone_is_right(descriptor: str) -> None:
    assert mistakes(descriptor) == []


@pytest.mark.parametrize(
    ("descriptor", "told"),
    [
        (ADMINISTRATORS_ALONE.replace("O:BA", "O:S-1-5-21-1-2-3-1001"), "owned by S-1-5-21-1-2-3-1001"),
        (ADMINISTRATORS_ALONE.replace("D:P", "D:AI"), "inherits from ProgramData"),
        (f"{ADMINISTRATORS_ALONE}(A;OICI;0x1301bf;;;BU)", "BU may do more than read: 0x1301bf"),
        (f"{ADMINISTRATORS_ALONE}(A;OICI;FA;;;WD)", "WD may do more than read: FA"),
        (f"{ADMINISTRATORS_ALONE}(A;;0x120116;;;AU)", "AU may do more than read: 0x120116"),
        (f"{ADMINISTRATORS_ALONE}(A;OICI;FRFW;;;IU)", "IU may do more than read: FRFW"),
        (f"{ADMINISTRATORS_ALONE}(A;OICIIO;GA;;;CO)", "CO may do more than read: GA"),
        (PROGRAM_DATA, "BU may do more than read: DCLCRPCR"),
        ("O:BAG:BAD:P", "says nothing about anybody"),
        ("", "no security descriptor of a folder: ''"),
        ("Access is denied.", "no security descriptor of a folder: 'Access is denied.'"),
    ],
)
def test_what_lets_others_write_is_told(descriptor: str, told: str) -> None:
    assert told in mistakes(descriptor)


@pytest.mark.parametrize(("descriptor", "code"), [(ADMINISTRATORS_ALONE, 0), (PROGRAM_DATA, 1), ("", 1)])
def test_the_command_ends_as_the_release_needs_it(descriptor: str, code: int) -> None:
    command = [sys.executable, "-m", "build.windows.permissions"]
    done = subprocess.run(
        command, cwd=ROOT, input=f"{descriptor}\r\n", text=True, capture_output=True, check=False
    )
    assert done.returncode == code, done.stdout
