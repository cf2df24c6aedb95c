"""Reading all slots of one PKCS#11 module through PyKCS11: public session, no login, nothing written.

PyKCS11 1.5.20's low-level layer is used: the high-level one asks every attribute twice and lists objects ten
at a time. Its C_GetSlotList makes two calls, everything else one. Per slot with a token: C_GetSlotInfo,
C_GetTokenInfo twice (before and after), C_OpenSession, C_FindObjectsInit, C_FindObjects up to the empty
answer that ends a search, C_FindObjectsFinal, C_CloseSession, and one C_GetAttributeValue per object, two
per certificate.
"""

from __future__ import annotations

from PyKCS11 import LowLevel

from native_host.token import limits
from native_host.token.readings.pkcs11 import LOAD
from native_host.token.readings.slot import Library, SlotSnapshot, TokenData
from native_host.token.worker.content import Budget, Content, read_content
from native_host.token.worker.cryptoki import Progress, ckr_name, clean, load_reason
from native_host.token.worker.library_file import file_problem, windows_problem
from native_host.token.worker.windows_library import UNREACHABLE, name_for_pykcs11

_OK = 0

TOO_MANY = "too_many"
"""Reason of a slot list that is longer than any driver's."""


class ModuleError(Exception):
    """The module as a whole failed.

    Attributes:
        function: the PKCS#11 function, or `load`.
        reason: CKR name, or the system loader's words.
    """

    def __init__(self, function: str, reason: str) -> None:
        super().__init__(f"{function}: {reason}")
        self.function = function
        self.reason = reason


class Module:
    """A loaded and initialised PKCS#11 module. Stays loaded: the process ends with it.

    Attributes:
        reader: description of the slot that is being read, once the module has told it.
        serial: its token's serial number, once the module has told it.
        content: what was found in it so far.
    """

    def __init__(self, path: str, progress: Progress) -> None:
        """Load the module and call C_Initialize.

        Raises:
            ModuleError: it cannot be loaded or initialised.
        """
        problem = file_problem(path)
        if problem is not None:
            raise ModuleError(LOAD, problem)
        self._progress = progress
        self.reader = self.serial = ""
        self.content = Content()
        self._lib = LowLevel.CPKCS11Lib()
        progress(LOAD, None)
        try:
            name = name_for_pykcs11(path)
        except OSError as error:
            raise ModuleError(LOAD, windows_problem(error)) from error
        if name is None:
            raise ModuleError(LOAD, UNREACHABLE)
        rv = self._lib.Load(name)
        if rv == -1:
            raise ModuleError(LOAD, load_reason(path))
        if rv == -4:
            raise ModuleError(LOAD, "C_GetFunctionList")
        if rv != _OK:
            raise ModuleError("C_Initialize", ckr_name(rv))

    def info(self) -> Library:
        """Return CK_INFO; empty texts if the module refuses it, as nothing depends on it."""
        self._progress("C_GetInfo", None)
        info = LowLevel.CK_INFO()
        if self._lib.C_GetInfo(info) != _OK:
            return Library("", "", "")
        return Library(
            clean(info.GetLibraryDescription()),
            clean(info.GetManufacturerID()),
            clean(info.GetLibraryVersion()),
        )

    def slot_ids(self) -> list[int]:
        """Return every slot's id, with and without token.

        Raises:
            ModuleError: C_GetSlotList failed, or listed more than `limits.SLOTS_MAX`.
        """
        self._progress("C_GetSlotList", None)
        slots = LowLevel.ckulonglist()
        # False: a card that the module does not know is left out of C_GetSlotList(TRUE).
        rv = self._lib.C_GetSlotList(0, slots)
        if rv != _OK:
            raise ModuleError("C_GetSlotList", ckr_name(rv))
        if len(slots) > limits.SLOTS_MAX:
            raise ModuleError("C_GetSlotList", TOO_MANY)
        return [int(slot) for slot in slots]

    def read_slot(self, slot: int, budget: Budget) -> SlotSnapshot:
        """Look at one slot; every error becomes part of the snapshot. Certificates are taken off `budget`."""
        self.reader = self.serial = ""
        self.content = content = Content()
        self._progress("C_GetSlotInfo", slot)
        info = LowLevel.CK_SLOT_INFO()
        rv = self._lib.C_GetSlotInfo(slot, info)
        if rv != _OK:
            return SlotSnapshot(slot, slot_error=ckr_name(rv))
        description, manufacturer = clean(info.GetSlotDescription()), clean(info.GetManufacturerID())
        self.reader = description
        flags = int(info.flags)
        token, error = self._token(slot)
        if token is None:
            return SlotSnapshot(slot, description, manufacturer, flags, token_error=error)
        if not token.searchable:
            return SlotSnapshot(slot, description, manufacturer, flags, token=token)
        self.serial = token.serial
        read_content(self._lib, slot, self._progress, budget, content)
        after, _ = self._token(slot)
        changed = after is None or (after.serial, after.label) != (token.serial, token.label)
        if after is not None and not changed:
            # Its flags may have come to be right, or to say that it failed, with the search.
            token = after
        return SlotSnapshot(
            slot,
            description,
            manufacturer,
            flags,
            token=token,
            content_error=content.error,
            objects=tuple(content.objects),
            too_many=content.too_many,
            changed=changed,
        )

    def _token(self, slot: int) -> tuple[TokenData | None, str | None]:
        self._progress("C_GetTokenInfo", slot)
        info = LowLevel.CK_TOKEN_INFO()
        rv = self._lib.C_GetTokenInfo(slot, info)
        if rv != _OK:
            return None, ckr_name(rv)
        token = TokenData(
            label=clean(info.GetLabel()),
            manufacturer=clean(info.GetManufacturerID()),
            model=clean(info.GetModel()),
            serial=clean(info.GetSerialNumber()),
            firmware=clean(info.GetFirmwareVersion()),
            flags=int(info.flags),
        )
        return token, None
