"""What may be on a medium: made once, by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from native_host.token.readings import pkcs11 as p
from tests.support import certificates as made

_OTHER_CLASSES = (9, 0x80000001)
"""CKO_PROFILE, which blank media have too, and a maker's own class, which they have not."""


@dataclass(frozen=True)
class Thing:
    """An object.

    Attributes:
        object_class: CKA_CLASS.
        object_id: CKA_ID in hexadecimal.
        value: CKA_VALUE; of certificates only.
        holder: the name in a person's certificate that is whole; else empty.
        more: further words of `scripted.c`.
    """

    object_class: int
    object_id: str = "01"
    value: bytes = b""
    holder: str = ""
    more: str = ""

    @property
    def line(self) -> str:
        """The object in a driver's script."""
        words = [f"object class={self.object_class:#x}"]
        words += [f"id={self.object_id}"] if self.object_id else []
        words += [f"value={self.value.hex()}"] if self.value else []
        return " ".join([*words, self.more]).strip()

    @property
    def trace(self) -> int:
        """The number by which the script's log names the value: 32 bits of FNV-1a."""
        number = 2166136261
        for byte in self.value:
            number = (number ^ byte) * 16777619 & 0xFFFFFFFF
        return number


def is_content(name: str) -> bool:
    """Whether a blank medium cannot have it."""
    return THINGS[name] not in p.CONTROL_CLASSES


THINGS = {
    "holder 1": p.OBJECT_CERTIFICATE,
    "holder 2": p.OBJECT_CERTIFICATE,
    "holder with other id": p.OBJECT_CERTIFICATE,
    "expired": p.OBJECT_CERTIFICATE,
    "future": p.OBJECT_CERTIFICATE,
    "padded": p.OBJECT_CERTIFICATE,
    "cut": p.OBJECT_CERTIFICATE,
    "refused": p.OBJECT_CERTIFICATE,
    "twice": p.OBJECT_CERTIFICATE,
    "authority": p.OBJECT_CERTIFICATE,
    "public key": p.OBJECT_PUBLIC_KEY,
    "private key": p.OBJECT_PRIVATE_KEY,
    "data": p.OBJECT_DATA,
    "profile": _OTHER_CLASSES[0],
    "own class": _OTHER_CLASSES[1],
}
"""The names, and of which class each is."""


@cache
def thing(name: str) -> Thing:
    """Return what the name stands for."""
    return _things()[name]


@cache
def holder_of(trace: int) -> str | None:
    """Return whose certificate has this number in a log; None where it is no whole one of a person."""
    return next((one.holder for one in _things().values() if one.value and one.trace == trace), None) or None


@cache
def _things() -> dict[str, Thing]:
    issuer, own = made.authority("AC SAFEWEB RFB v5"), made.key()

    def of(holder: str, object_id: str = "01", more: str = "", **order: object) -> Thing:
        wanted = made.Order(f"{holder}:{made.CPF}", **order)  # type: ignore[arg-type]
        value = made.der(made.holder(wanted, issuer, own))
        return Thing(p.OBJECT_CERTIFICATE, object_id, value, holder, more)

    past, to_come = made.NOW - 90 * made.DAY, made.NOW + 90 * made.DAY
    padded, cut = of("PESSOA PREENCHIDA"), of("PESSOA CORTADA")
    return {
        "holder 1": of("PESSOA UM"),
        "holder 2": of("PESSOA DOIS", "02"),
        "holder with other id": of("PESSOA OUTRA", "77"),
        "expired": of("PESSOA VENCIDA", start=past - made.DAY, end=past),
        "future": of("PESSOA FUTURA", start=to_come, end=to_come + made.DAY),
        "padded": Thing(p.OBJECT_CERTIFICATE, "03", padded.value + bytes(5), padded.holder),
        "cut": Thing(p.OBJECT_CERTIFICATE, "04", cut.value[: len(cut.value) // 2]),
        "refused": of("PESSOA RECUSADA", "05", "error=0x5"),
        "twice": of("PESSOA REPETIDA", "06", "times=2"),
        "authority": Thing(p.OBJECT_CERTIFICATE, "07", made.der(issuer.certificate)),
        "public key": Thing(p.OBJECT_PUBLIC_KEY),
        "private key": Thing(p.OBJECT_PRIVATE_KEY, ""),
        "data": Thing(p.OBJECT_DATA, "", b"\x00"),
        "profile": Thing(_OTHER_CLASSES[0], ""),
        "own class": Thing(_OTHER_CLASSES[1], ""),
    }
