"""One slot of a driver at one moment, as its child saw it.

PKCS#11 errors are kept by name (`CKR_…`), PKCS#11 v2.40 base specification, section 5.1.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from native_host.token.readings import pkcs11 as p


@dataclass(frozen=True)
class Library:
    """CK_INFO of the module; empty texts where it was refused, with the CKR name in `error`."""

    description: str
    manufacturer: str
    version: str
    error: str | None = None


@dataclass(frozen=True)
class TokenData:
    """CK_TOKEN_INFO; texts without padding.

    Attributes:
        public_total: ulTotalPublicMemory in bytes; None: CK_UNAVAILABLE_INFORMATION.
        public_free: ulFreePublicMemory, the same way. Two reads of one token may differ in it: sessions of
            other programs take some.
    """

    label: str
    manufacturer: str
    model: str
    serial: str
    firmware: str
    flags: int
    public_total: int | None = None
    public_free: int | None = field(default=None, compare=False)

    @property
    def failed(self) -> bool:
        """Whether the token says that it failed a self-test: nothing else that it says counts."""
        return bool(self.flags & p.TOKEN_ERROR_STATE)

    @property
    def searchable(self) -> bool:
        """Whether an empty list says something: some list nothing of a token that is not initialised."""
        return bool(self.flags & p.TOKEN_INITIALIZED) and not self.failed


@dataclass(frozen=True)
class TokenObject:
    """One object seen without a PIN.

    Attributes:
        object_class: CKA_CLASS, or None when it could not be read.
        object_id: CKA_ID in hexadecimal, empty if it has none.
        value: of certificates only, CKA_VALUE in base64, or None when it could not be read.
        error: the CKR name of what could not be read.
        key: of keys, the public key itself, to be compared with those of certificates: `rsa:` and the
            modulus, or `ec:` and the point, in hexadecimal; empty where it could not be read.
    """

    object_class: int | None
    object_id: str = ""
    value: str | None = None
    error: str | None = None
    key: str = ""

    @property
    def content(self) -> bool:
        """Whether a blank token cannot have it, or its class could not be told."""
        return self.object_class not in p.CONTROL_CLASSES


@dataclass(frozen=True)
class SlotSnapshot:
    """One slot at one moment.

    Attributes:
        slot: the slot's id.
        description: the reader's name.
        slot_error: CKR name from C_GetSlotInfo.
        token_error: CKR name from C_GetTokenInfo; then there is no `token`.
        content_error: CKR name that ended the session or the search early; then `objects` is not all.
        too_many: more than `limits.OBJECTS_MAX` objects; the rest was not looked at.
        changed: the token was another one, or gone, after its objects were read.
        classes_searched: the search for everything found nothing of content, or failed (`content_error`),
            and one search for each class of content was made after it, which all ended without an error.
            What those found is in `objects`.
        retried: functions that failed once with a passing error and were right at the second try, each with
            its CKR name ("C_OpenSession CKR_DEVICE_ERROR").
        unchecked: the driver hung, crashed or failed before it could tell whether the token stayed the same
            while its objects were read.
        close_error: CKR name from C_CloseSession, after all was read.
    """

    slot: int
    description: str = ""
    manufacturer: str = ""
    flags: int = 0
    slot_error: str | None = None
    token: TokenData | None = None
    token_error: str | None = None
    content_error: str | None = None
    objects: tuple[TokenObject, ...] = ()
    too_many: bool = False
    changed: bool = False
    classes_searched: bool = False
    retried: tuple[str, ...] = ()
    unchecked: bool = False
    close_error: str | None = None

    def count(self, object_class: int) -> int:
        """Return how many objects of the class were listed."""
        return sum(1 for found in self.objects if found.object_class == object_class)

    @property
    def has_content(self) -> bool:
        """Whether any object was listed that a blank token cannot have, or that could not be told."""
        return any(found.content for found in self.objects)

    @property
    def read_whole(self) -> bool:
        """Whether the token was read from beginning to end, and stayed the same meanwhile."""
        return not (
            self.slot_error
            or self.token_error
            or self.content_error
            or self.too_many
            or self.changed
            or self.unchecked
            or self.close_error
        )

    @property
    def told(self) -> bool:
        """Whether the driver said all there is: no medium, what is on it, or that it does not know it."""
        if self.token is None and self.slot_error is None:
            return self.token_error in (p.TOKEN_NOT_PRESENT, p.TOKEN_NOT_RECOGNIZED)
        return self.read_whole

    @property
    def software(self) -> bool:
        """Whether the slot is neither hardware nor removable (a software store)."""
        return not self.flags & (p.SLOT_HARDWARE | p.SLOT_REMOVABLE)

    @classmethod
    def from_wire(cls, data: dict[str, object]) -> SlotSnapshot:
        """Make a snapshot of what `dataclasses.asdict` gave in the child.

        Raises:
            TypeError, ValueError: it is something else; a driver may have damaged its child's memory.
        """
        token, objects, retried = data.pop("token"), data.pop("objects"), data.pop("retried")
        if not isinstance(objects, list) or not isinstance(retried, list):
            raise TypeError("objects, retried")
        return cls(
            retried=tuple(str(call) for call in retried),
            token=None if token is None else TokenData(**_mapping(token)),  # type: ignore[arg-type]
            objects=tuple(TokenObject(**_mapping(found)) for found in objects),  # type: ignore[arg-type]
            **data,  # type: ignore[arg-type]
        )


def _mapping(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError("object expected")
    return value
