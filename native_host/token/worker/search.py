"""Searching for objects: the handles of all that is visible, or of one class."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PyKCS11 import LowLevel

from native_host.token import limits
from native_host.token.worker.cryptoki import OK, ckr_name


@dataclass
class Found:
    """What a search has found.

    Attributes:
        handles: each once, at most `limits.OBJECTS_MAX`.
        too_many: there were more, or the list had no end, or was longer than it said.
        failed: the function that failed, and the CKR name; then `handles` is not all.
    """

    handles: list[int] = field(default_factory=list)
    too_many: bool = False
    failed: tuple[str, str] | None = None


class Search:
    """Searches of one session."""

    def __init__(self, library: LowLevel.CPKCS11Lib, session: object, step: Callable[[str], None]) -> None:
        """Prepare; `step` is told each call before it is made."""
        self._library = library
        self._session = session
        self._step = step

    def find(self, template: LowLevel.ckattrlist, listed: Callable[[list[int]], None]) -> Found:
        """Search; `listed` is told the handles of each page at once.

        A module that lists more handles than there was room for may only have counted wrong. What follows the
        room was never a handle: it is asked once more with room for all.
        """
        found, overfull = self._find(template, listed, limits.HANDLES_PER_CALL)
        if overfull and found.failed is None:
            found, _ = self._find(template, listed, limits.OBJECTS_MAX + 1)
            found.too_many = True
        return found

    def _find(
        self, template: LowLevel.ckattrlist, listed: Callable[[list[int]], None], room: int
    ) -> tuple[Found, bool]:
        """Return what was found, and whether a page had more than there was room for."""
        found, overfull = Found(), False
        self._step("C_FindObjectsInit")
        rv = self._library.C_FindObjectsInit(self._session, template)
        if rv != OK:
            found.failed = ("C_FindObjectsInit", ckr_name(rv))
            return found, False
        handles: dict[int, None] = {}
        while len(handles) <= limits.OBJECTS_MAX:
            self._step("C_FindObjects")
            page = LowLevel.ckulonglist(room)
            rv = self._library.C_FindObjects(self._session, page)
            if rv != OK:
                found.failed = ("C_FindObjects", ckr_name(rv))
                break
            overfull = len(page) > room
            if overfull or not len(page):
                break
            before = len(handles)
            handles.update(dict.fromkeys(int(handle) for handle in page))
            if len(handles) == before:
                # The same again and again: nobody knows what would follow.
                found.too_many = True
                break
            listed(list(handles)[before:])
        self._step("C_FindObjectsFinal")
        rv = self._library.C_FindObjectsFinal(self._session)
        if rv != OK and found.failed is None:
            found.failed = ("C_FindObjectsFinal", ckr_name(rv))
        found.too_many = found.too_many or overfull or len(handles) > limits.OBJECTS_MAX
        found.handles = list(handles)[: limits.OBJECTS_MAX]
        return found, overfull
