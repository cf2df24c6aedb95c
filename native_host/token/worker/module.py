"""Reading all slots of one PKCS#11 module through PyKCS11: public session, no login, nothing written.

PyKCS11 1.5.20's low-level layer is used: the high-level one asks every attribute twice and lists objects ten
at a time. Its C_GetSlotList makes two calls, everything else one. Per slot with a token: C_GetSlotInfo,
C_GetTokenInfo twice (before and after), C_OpenSession, C_FindObjectsInit, C_FindObjects up to the empty
answer that ends a search, C_FindObjectsFinal, C_CloseSession, and one C_GetAttributeValue per object, two
per certificate. A token that shows nothing is searched four times more, for each class of content.
"""

from __future__ import annotations

from dataclasses import replace

from PyKCS11 import LowLevel

from native_host.token import limits
from native_host.token.readings.pkcs11 import LOAD, TOKEN_INITIALIZED
from native_host.token.readings.slot import Library, SlotSnapshot, TokenData
from native_host.token.worker.content import Content, ContentReader
from native_host.token.worker.cryptoki import OK, Progress, available, ckr_name, clean, held, load_reason
from native_host.token.worker.library_file import file_problem, windows_problem
from native_host.token.worker.objects import Budget
from native_host.token.worker.retries import PASSING, Retries
from native_host.token.worker.windows_library import UNREACHABLE, name_for_pykcs11

TOO_MANY = "too_many"
"""Reason of a slot list that is longer than any driver's."""

UNFINISHED = "unfinished"
"""`SlotSnapshot.content_error` while the content is being read: it stands if the module hangs or crashes."""

_GROWN = "CKR_BUFFER_TOO_SMALL"
"""What C_GetSlotList answers when there are more slots than when PyKCS11 asked how many."""

Identity = tuple[str, str, str]
"""A slot's reader, and its token's serial number and label."""


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
        snapshot: what is known of it so far, without its objects; None before its content is read.
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
        self.snapshot: SlotSnapshot | None = None
        self._reading: ContentReader | None = None
        self._kept: dict[int, LowLevel.CK_SESSION_HANDLE] = {}
        """Sessions that were left open, by slot."""
        self._lib = LowLevel.CPKCS11Lib()
        progress(LOAD, None)
        try:
            name = name_for_pykcs11(path)
        except OSError as error:
            raise ModuleError(LOAD, windows_problem(error)) from error
        if name is None:
            raise ModuleError(LOAD, UNREACHABLE)
        self._held = held(name)
        rv = self._lib.Load(name)
        if Retries().due("C_Initialize", ckr_name(rv)):
            # Another object, and the first is kept: unloading a module is where drivers crash and block.
            self._refused, self._lib = self._lib, LowLevel.CPKCS11Lib()
            rv = self._lib.Load(name)
        if rv == -1:
            raise ModuleError(LOAD, load_reason(path))
        if rv == -4:
            raise ModuleError(LOAD, "C_GetFunctionList")
        if rv != OK:
            raise ModuleError("C_Initialize", ckr_name(rv))

    @property
    def content(self) -> Content:
        """What was found so far in the slot that is being read."""
        return self._reading.content if self._reading is not None else Content()

    def info(self) -> Library:
        """Return CK_INFO, with its error if the module refuses it: no medium is lost by that."""
        self._progress("C_GetInfo", None)
        info = LowLevel.CK_INFO()
        rv = int(self._lib.C_GetInfo(info))
        if rv != OK:
            return Library("", "", "", ckr_name(rv))
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
        slots = LowLevel.ckulonglist()
        retries = Retries()

        def attempt() -> int:
            self._progress("C_GetSlotList", None)
            # False: a card that the module does not know is left out of C_GetSlotList(TRUE).
            return int(self._lib.C_GetSlotList(0, slots))

        for _ in range(limits.SLOT_LISTS_MAX):
            rv = retries.call("C_GetSlotList", attempt)
            if ckr_name(rv) != _GROWN:
                break
        if rv != OK:
            raise ModuleError("C_GetSlotList", ckr_name(rv))
        if len(slots) > limits.SLOTS_MAX:
            raise ModuleError("C_GetSlotList", TOO_MANY)
        return [int(slot) for slot in slots]

    def identity(self, slot: int) -> Identity | None:
        """Return what tells a slot from the others, whatever its id is now; None if it cannot be told."""
        info = LowLevel.CK_SLOT_INFO()
        self._progress("C_GetSlotInfo", slot)
        if self._lib.C_GetSlotInfo(slot, info) != OK:
            return None
        token, error = self._token(slot, Retries())
        return identity_of(clean(info.GetSlotDescription()), token, error)

    def read_slot(self, slot: int, budget: Budget, *, finish: bool = True) -> SlotSnapshot:
        """Look at one slot; every error becomes part of the snapshot.

        Args:
            slot: its id.
            budget: certificates are taken off it.
            finish: close the session and look at the token once more. If not, as the module hung or crashed
                there before, the session is kept for the next read.
        """
        self.reader = self.serial = ""
        self.snapshot, self._reading = None, None
        retries = Retries()
        self._progress("C_GetSlotInfo", slot)
        info = LowLevel.CK_SLOT_INFO()
        rv = retries.call("C_GetSlotInfo", lambda: int(self._lib.C_GetSlotInfo(slot, info)))
        if rv != OK:
            return SlotSnapshot(slot, slot_error=ckr_name(rv))
        self.reader = clean(info.GetSlotDescription())
        seen = SlotSnapshot(slot, self.reader, clean(info.GetManufacturerID()), int(info.flags))
        token, error = self._token(slot, retries)
        seen = replace(seen, token=token, token_error=error, retried=tuple(retries.right))
        if token is None or not _is_searched(token, seen):
            return seen
        self.serial = token.serial
        reader = ContentReader(self._lib, slot, self._progress, budget, retries)
        return self._with_content(seen, token, reader, retries, finish=finish)

    def _with_content(
        self, seen: SlotSnapshot, token: TokenData, reader: ContentReader, retries: Retries, *, finish: bool
    ) -> SlotSnapshot:
        """Read the content of a slot; what is known by then is always in `snapshot` and `content`."""
        self._reading = reader
        self.snapshot = replace(seen, content_error=UNFINISHED, unchecked=True)
        reader.read(self._kept.pop(seen.slot, None))
        content = reader.content
        error = content.error
        if not token.flags & TOKEN_INITIALIZED and not content.any:
            # What refuses to show anything of a token that is not initialised says just that.
            error = None
        seen = self.snapshot = replace(
            seen,
            content_error=error,
            too_many=content.too_many,
            classes_searched=content.classes_searched,
            retried=tuple(retries.right),
            unchecked=True,
        )
        if not finish:
            if reader.session is not None:
                self._kept[seen.slot] = reader.session
            return replace(seen, objects=tuple(content.objects))
        if reader.session is None and not token.flags & TOKEN_INITIALIZED:
            return replace(seen, unchecked=False)  # nothing of it was read
        seen = replace(seen, close_error=reader.close())
        seen = self._checked(seen, token, retries)
        return replace(seen, objects=tuple(content.objects), retried=tuple(retries.right))

    def _checked(self, seen: SlotSnapshot, token: TokenData, retries: Retries) -> SlotSnapshot:
        """Return the snapshot with what became of the token while its objects were read."""
        after, error = self._token(seen.slot, retries)
        if after is None:
            # An error of the moment says nothing of the token, but that nothing may be done without it.
            passing = error in PASSING and self.content.any
            return replace(seen, changed=not passing, unchecked=passing)
        changed = (after.serial, after.label) != (token.serial, token.label)
        # Its flags may have come to be right, or to say that it failed, with the search.
        return replace(seen, token=token if changed else after, changed=changed, unchecked=False)

    def _token(self, slot: int, retries: Retries) -> tuple[TokenData | None, str | None]:
        info = LowLevel.CK_TOKEN_INFO()

        def attempt() -> int:
            self._progress("C_GetTokenInfo", slot)
            return int(self._lib.C_GetTokenInfo(slot, info))

        rv = retries.call("C_GetTokenInfo", attempt)
        if rv != OK:
            return None, ckr_name(rv)
        token = TokenData(
            label=clean(info.GetLabel()),
            manufacturer=clean(info.GetManufacturerID()),
            model=clean(info.GetModel()),
            serial=clean(info.GetSerialNumber()),
            firmware=clean(info.GetFirmwareVersion()),
            flags=int(info.flags),
            public_total=available(int(info.ulTotalPublicMemory)),
            public_free=available(int(info.ulFreePublicMemory)),
        )
        return token, None


def identity_of(description: str, token: TokenData | None, error: str | None) -> Identity:
    """Return what tells a slot from the others: its reader, and the token in it or why there is none."""
    return (description, token.serial, token.label) if token is not None else (description, error or "", "")


def _is_searched(token: TokenData, seen: SlotSnapshot) -> bool:
    """Whether a token's content is asked for.

    Not of one that failed its self-test: nothing that it says counts. Objects do stand on tokens without
    CKF_TOKEN_INITIALIZED (libp11 #571); but what is no hardware either is a software store's free slot.
    """
    return not token.failed and (bool(token.flags & TOKEN_INITIALIZED) or not seen.software)
