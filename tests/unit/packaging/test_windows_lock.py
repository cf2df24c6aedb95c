"""What the Windows build installs: the lock's own lines, decided for Windows wherever the build runs."""

from __future__ import annotations

import re

from build.freeze.places import LOCKS
from build.windows.wheels import for_windows
from tests.support.paths import ROOT


def test_the_lock_is_read_as_windows_would() -> None:
    wanted = for_windows(LOCKS[1].read_text("utf-8"))
    names = set(re.findall(r"^([a-z0-9._-]+)==\S+ \\$", wanted, re.MULTILINE))
    assert {"msvc-runtime", "pefile", "pywin32-ctypes", "pykcs11", "pyscard", "pydantic-core"} <= names
    assert not {"macholib", "tomli", "exceptiongroup"} & names
    assert wanted.count("==") == len(names), "two versions of one package"
    assert " ; " not in wanted
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", wanted)) >= len(names)


def test_the_cplusplus_runtime_has_a_wheel_for_the_pinned_python() -> None:
    """Newer ones have none: found only when the build downloads, minutes later.

    It is pinned once: pinned for each Python, it would move with every renewal of the lock.
    """
    pinned = re.findall(r"^msvc-runtime==14\.(\d+)\S* ; (.*) \\$", LOCKS[1].read_text("utf-8"), re.MULTILINE)
    assert pinned == [("44", "python_full_version >= '3.11' and sys_platform == 'win32'")]


def test_what_is_frozen_is_what_is_tested() -> None:
    def pinned(lock: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for name, version in re.findall(r"^([a-z0-9._-]+)==(\S+)", lock, re.MULTILINE):
            found.setdefault(name, set()).add(version)
        return found

    tested = pinned((ROOT / "requirements.lock").read_text("utf-8"))
    frozen = pinned(LOCKS[1].read_text("utf-8"))
    both = set(tested) & set(frozen)
    assert {"pydantic", "cryptography", "pykcs11", "email-validator"} <= both, "run make lock"
    assert {name for name in both if frozen[name] != tested[name]} == set(), "run make lock"
