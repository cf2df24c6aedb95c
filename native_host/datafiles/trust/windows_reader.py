"""Owner and DACL of a file or folder, and the SID of the user, asked of Windows (advapi32). Windows only."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import wintypes
from functools import lru_cache
from typing import Any

from native_host.datafiles.trust.kinds import Kind, Owners
from native_host.datafiles.trust.windows import Ace, Security
from native_host.datafiles.trust.windows_judge import WindowsJudge

_READ_CONTROL, _SHARE_ALL, _OPEN_EXISTING = 0x20000, 0x7, 3
_OPEN_FOLDERS_TOO, _OPEN_LINK_ITSELF = 0x02000000, 0x00200000
"""FILE_FLAG_BACKUP_SEMANTICS and FILE_FLAG_OPEN_REPARSE_POINT of CreateFileW."""
_OF_A_FILE, _OWNER_AND_DACL = 1, 0x5
"""SE_FILE_OBJECT; OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION."""
_SIZE_INFORMATION = 2
"""AclSizeInformation of GetAclInformation."""
_GRANTING, _GRANTING_BY_OBJECT = (0, 9), (5, 11)
"""ACCESS_ALLOWED_ACE_TYPE and _CALLBACK_; _OBJECT_ kinds have flags and up to two GUIDs before the SID."""
_REFUSING = (1, 6, 10, 12)
_INHERIT_ONLY = 0x08
_QUERY, _USER = 0x8, 1
"""TOKEN_QUERY; TokenUser of GetTokenInformation."""
_INVALID = ctypes.c_void_p(-1).value

_advapi: Any = ctypes.WinDLL("advapi32", use_last_error=True)  # type: ignore[attr-defined, unused-ignore]
_kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined, unused-ignore]
_kernel.CreateFileW.restype = wintypes.HANDLE
_kernel.CreateFileW.argtypes = (
    *(wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, ctypes.c_void_p),
    *(wintypes.DWORD, wintypes.DWORD, wintypes.HANDLE),
)
_kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
_kernel.GetCurrentProcess.restype = wintypes.HANDLE
_kernel.LocalFree.argtypes = (ctypes.c_void_p,)
_advapi.GetSecurityInfo.argtypes = (wintypes.HANDLE, ctypes.c_int, wintypes.DWORD, *([ctypes.c_void_p] * 5))
_advapi.GetAclInformation.argtypes = (ctypes.c_void_p, ctypes.c_void_p, wintypes.DWORD, ctypes.c_int)
_advapi.GetAce.argtypes = (ctypes.c_void_p, wintypes.DWORD, ctypes.c_void_p)
_advapi.ConvertSidToStringSidW.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
_advapi.OpenProcessToken.argtypes = (wintypes.HANDLE, wintypes.DWORD, ctypes.c_void_p)
_advapi.GetTokenInformation.argtypes = (
    *(wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD, ctypes.c_void_p),
)


class _AclSize(ctypes.Structure):
    _fields_ = (("count", wintypes.DWORD), ("used", wintypes.DWORD), ("free", wintypes.DWORD))


class _AceHead(ctypes.Structure):
    _fields_ = (
        *(("kind", ctypes.c_ubyte), ("flags", ctypes.c_ubyte)),
        *(("size", wintypes.WORD), ("mask", wintypes.DWORD)),
    )


class Judge(WindowsJudge):
    """Judges by what Windows says."""

    def __init__(self, owners: Owners, kind: Kind) -> None:
        super().__init__(owners, kind, security_of, user_sid)


def security_of(path: str) -> Security:
    """Return what is set on the file, folder or link itself.

    Raises:
        OSError: it may not be asked.
    """
    owner, dacl, descriptor = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_void_p()
    with _opened(path) as handle:
        error = _advapi.GetSecurityInfo(
            *(handle, _OF_A_FILE, _OWNER_AND_DACL, ctypes.byref(owner), None),
            *(ctypes.byref(dacl), None, ctypes.byref(descriptor)),
        )
    if error:
        raise _failed(error, path)
    try:
        return Security(_words(owner.value), tuple(_aces(dacl.value)) if dacl.value else None)
    finally:
        _kernel.LocalFree(descriptor)


@lru_cache(maxsize=1)
def user_sid() -> str:
    """Return the SID of the user whom this process acts for.

    Raises:
        OSError: Windows does not tell.
    """
    token, length = wintypes.HANDLE(), wintypes.DWORD()
    if not _advapi.OpenProcessToken(_kernel.GetCurrentProcess(), _QUERY, ctypes.byref(token)):
        raise _failed(ctypes.get_last_error())  # type: ignore[attr-defined, unused-ignore]
    try:
        _advapi.GetTokenInformation(token, _USER, None, 0, ctypes.byref(length))
        found = ctypes.create_string_buffer(length.value)
        if not _advapi.GetTokenInformation(token, _USER, found, length, ctypes.byref(length)):
            raise _failed(ctypes.get_last_error())  # type: ignore[attr-defined, unused-ignore]
    finally:
        _kernel.CloseHandle(token)
    return _words(ctypes.c_void_p.from_buffer(found).value)


@contextmanager
def _opened(path: str) -> Iterator[int]:
    flags = _OPEN_FOLDERS_TOO | _OPEN_LINK_ITSELF
    handle = _kernel.CreateFileW(path, _READ_CONTROL, _SHARE_ALL, None, _OPEN_EXISTING, flags, None)
    if handle in (None, _INVALID):
        raise _failed(ctypes.get_last_error(), path)  # type: ignore[attr-defined, unused-ignore]
    try:
        yield handle
    finally:
        _kernel.CloseHandle(handle)


def _aces(acl: int) -> Iterator[Ace]:
    size = _AclSize()
    if not _advapi.GetAclInformation(acl, ctypes.byref(size), ctypes.sizeof(size), _SIZE_INFORMATION):
        raise _failed(ctypes.get_last_error())  # type: ignore[attr-defined, unused-ignore]
    for number in range(size.count):
        place = ctypes.c_void_p()
        if not _advapi.GetAce(acl, number, ctypes.byref(place)) or place.value is None:
            raise _failed(ctypes.get_last_error())  # type: ignore[attr-defined, unused-ignore]
        head = _AceHead.from_address(place.value)
        if head.kind in _REFUSING:
            continue
        after = place.value + ctypes.sizeof(head)
        if head.kind in _GRANTING_BY_OBJECT:
            present = wintypes.DWORD.from_address(after).value
            after += 4 + 16 * (present & 1) + 16 * (present >> 1 & 1)
        elif head.kind not in _GRANTING:
            raise OSError("ACE of an unknown kind")
        yield Ace(_words(after), head.mask, bool(head.flags & _INHERIT_ONLY))


def _words(sid: int | None) -> str:
    """Return the SID as text (`S-1-5-18`).

    Raises:
        OSError: there is none.
    """
    said = wintypes.LPWSTR()
    if not sid or not _advapi.ConvertSidToStringSidW(sid, ctypes.byref(said)):
        raise _failed(ctypes.get_last_error())  # type: ignore[attr-defined, unused-ignore]
    try:
        return str(said.value)
    finally:
        _kernel.LocalFree(said)


def _failed(error: int, path: str | None = None) -> OSError:
    return ctypes.WinError(error) if path is None else OSError(None, "", path, error)  # type: ignore[attr-defined, no-any-return, unused-ignore]
