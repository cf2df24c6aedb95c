"""All on a token that can be seen without a PIN: the objects' classes and ids, and the certificates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PyKCS11 import LowLevel

from native_host.token import limits
from native_host.token.readings.pkcs11 import CONTENT_CLASSES
from native_host.token.readings.slot import TokenObject
from native_host.token.worker.cryptoki import OK, Progress, ckr_name, class_template
from native_host.token.worker.objects import GONE, Budget, Objects, keys_beside_certificates
from native_host.token.worker.retries import PASSING, Retries
from native_host.token.worker.search import Search

_CKF_SERIAL_SESSION = 0x4
"""The only flag of the session: without CKF_RW_SESSION nothing can be written."""


@dataclass
class Content:
    """What was found.

    Attributes:
        objects: as far as they were read; another list after they were looked at anew.
        listed: objects listed so far, read or not.
        too_many: more than `limits.OBJECTS_MAX` objects; the rest was not looked at.
        error: CKR name of what ended a search early, the first of them.
        failed_in: the function that it came from.
        classes_searched: as in `SlotSnapshot`.
        earlier: what a first try had found that ended with an error.
    """

    objects: list[TokenObject] = field(default_factory=list)
    listed: int = 0
    too_many: bool = False
    error: str | None = None
    failed_in: str = ""
    classes_searched: bool = False
    earlier: Content | None = None

    @property
    def any(self) -> bool:
        """Whether there is, or may be among what was listed and not read yet, what no blank token has."""
        if self.earlier is not None and self.earlier.any:
            return True
        return self.listed > len(self.objects) or any(found.content for found in self.objects)

    def fail(self, function: str, error: str) -> None:
        """Note what ended the search, unless something has before."""
        if self.error is None:
            self.failed_in, self.error = function, error


class ContentReader:
    """Lists and reads the objects of one slot in a public read-only session.

    Attributes:
        content: what was found so far, of the try that is under way.
        session: the session, open until `close`; None where none could be opened.
    """

    def __init__(
        self, library: LowLevel.CPKCS11Lib, slot: int, progress: Progress, budget: Budget, retries: Retries
    ) -> None:
        self._library = library
        self._slot = slot
        self._step: Callable[[str], None] = lambda function: progress(function, slot)
        self._budget = budget
        self._retries = retries
        self.content = Content()
        self.session: LowLevel.CK_SESSION_HANDLE | None = None

    def read(self, session: LowLevel.CK_SESSION_HANDLE | None = None) -> None:
        """Read, errors as well, and once more in a new session after an error that passes.

        The second try counts where it ended without an error and listed no less than the first: an empty list
        after an error is not believed where there were objects before it.

        Args:
            session: one that was left open in this slot by an earlier read; None: a new one is opened.
        """
        allowed = self._budget.certificates
        self.session = session
        self._read()
        first = self.content
        if not self._retries.due(first.failed_in, first.error):
            return
        self.close()
        self._budget.certificates = allowed
        self.content = Content(earlier=first)
        self._read()
        second = self.content
        if second.error is None and second.listed >= first.listed:
            self._retries.was_right(first.failed_in, first.error)
        elif second.error is None or len(second.objects) < len(first.objects):
            self.content = first

    def close(self) -> str | None:
        """Close the session, if one is open; return the CKR name of what went wrong."""
        session, self.session = self.session, None
        if session is None:
            return None
        self._step("C_CloseSession")
        rv = int(self._library.C_CloseSession(session))
        return None if rv == OK else ckr_name(rv)

    def _read(self) -> None:
        session = self.session = self.session or self._opened()
        if session is None:
            return
        objects = Objects(self._library, session, self._step, self._retries, self._budget)
        _Reading(Search(self._library, session, self._step), objects, self.content).all(
            last=lambda function, error: not self._retries.is_left(function, error)
        )
        self.content.too_many = self.content.too_many or self._budget.certificates < 0

    def _opened(self) -> LowLevel.CK_SESSION_HANDLE | None:
        session = LowLevel.CK_SESSION_HANDLE()

        def attempt() -> int:
            self._step("C_OpenSession")
            return int(self._library.C_OpenSession(self._slot, _CKF_SERIAL_SESSION, session))

        rv = self._retries.call("C_OpenSession", attempt)
        if rv == OK:
            return session
        self.content.fail("C_OpenSession", ckr_name(rv))
        return None


class _Reading:
    """One try to read the content, in one session."""

    def __init__(self, search: Search, objects: Objects, content: Content) -> None:
        self._search = search
        self._objects = objects
        self._content = content
        self._places: dict[int, int] = {}
        """Where in the list of objects the object of a handle is."""
        self._failing = 0
        self._lost = False
        """Whether nothing more can be asked in this session."""

    def all(self, *, last: Callable[[str, str], bool]) -> None:
        """Search for all there is; where that shows nothing of content, or fails, for each class of content.

        Args:
            last: whether no other try is made after a function has failed so.
        """
        content = self._content
        whole = self._find(LowLevel.ckattrlist())
        blank = not content.any
        if self._lost or (content.error is not None and not last(content.failed_in, content.error)):
            return
        if blank or not whole or any(found.object_class is None for found in content.objects):
            # Some show objects to a search for their class alone (OpenSC #2821); of others only it tells it.
            each = True
            for object_class in CONTENT_CLASSES:
                each = self._find(class_template(object_class), object_class) and each
                if self._lost:
                    return
            content.classes_searched = each and (blank or not whole)
        self._read_keys()

    def _find(self, template: LowLevel.ckattrlist, object_class: int | None = None) -> bool:
        """Search, and read what is found; return whether that ended without an error."""
        content = self._content

        def listed(handles: list[int]) -> None:
            content.listed += sum(handle not in self._places for handle in handles)

        found = self._search.find(template, listed)
        content.too_many = content.too_many or found.too_many
        for handle in found.handles:
            place = self._places.get(handle)
            if place is None and len(self._places) >= limits.OBJECTS_MAX:
                content.too_many = True
                break
            if place is None or (object_class is not None and content.objects[place].object_class is None):
                self._read_object(handle, place, object_class)
                if self._lost:
                    break
        if found.failed is not None:
            content.fail(*found.failed)
            self._lost = self._lost or found.failed[1] in GONE
        return found.failed is None and not self._lost

    def _read_object(self, handle: int, place: int | None, object_class: int | None) -> None:
        found = self._objects.read(handle, object_class)
        content = self._content
        if place is None:
            self._places[handle] = len(content.objects)
            content.objects.append(found)
        else:
            content.objects = [*content.objects[:place], found, *content.objects[place + 1 :]]
        self._failing = self._failing + 1 if found.error in PASSING else 0
        if found.error in GONE or self._failing >= limits.FAILING_OBJECTS_MAX:
            content.fail("C_GetAttributeValue", str(found.error))
            self._lost = True

    def _read_keys(self) -> None:
        """Read the keys that were not told with their class, where there is a certificate to compare."""
        content = self._content
        handles = list(self._places)
        keys = keys_beside_certificates(content.objects)
        if keys:
            objects = content.objects.copy()
            for place in keys:
                objects[place] = self._objects.with_key(objects[place], handles[place])
            content.objects = objects
