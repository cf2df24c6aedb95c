"""A PKCS#15 card (ISO 7816-15) in a virtual reader, as the IsoApplet that OpenSC knows: files, no more."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.pcsc import VirtualCard

ATR = "3B00"
"""Of no card that OpenSC knows: it asks which application there is."""

_APPLET = bytes.fromhex("F276A288BCFBA69D34F31001")
_VERSION = b"\x00\x06\x00"
"""The applet's interface, 0.6, without further abilities."""

_OK, _NOT_FOUND, _UNKNOWN, _BEYOND = b"\x90\x00", b"\x6a\x82", b"\x6d\x00", b"\x6b\x00"
_PIN_WANTED = b"\x63\xc3"

_ROOT, _APPLICATION = "3f00", "3f005015"
_DIRECTORY, _OBJECTS, _TOKEN = "3f002f00", "3f0050155031", "3f0050155032"
_PINS, CERTIFICATES, _CERTIFICATE = "3f0050154401", "3f0050154404", "3f0050153001"

Change = Callable[[bytes, bytes, str], bytes]
"""Takes a command, its answer and the selected file's path; returns what the card answers."""


def tlv(tag: str, value: bytes) -> bytes:
    """Return a BER-TLV object."""
    size = len(value)
    length = bytes([size]) if size < 0x80 else b"\x82" + size.to_bytes(2, "big")
    return bytes.fromhex(tag) + length + value


def _path(path: str) -> bytes:
    return tlv("30", tlv("04", bytes.fromhex(path)))


def files(certificate: bytes | None) -> dict[str, bytes]:
    """Return a prepared card's files by their paths; blank without a certificate."""
    identity = tlv("4f", bytes.fromhex("A000000063504B43532D3135")) + tlv("50", b"MIDIA")
    pin = tlv("30", tlv("0c", b"PIN")) + tlv("30", tlv("04", b"\x01"))
    sizes = tlv("02", b"\x04") + tlv("02", b"\x08") + tlv("02", b"\x08") + tlv("80", b"\x01")
    pin += tlv("a1", tlv("30", tlv("03", b"\x03\x48") + tlv("0a", b"\x01") + sizes + _path("3f005015")))
    found = {
        _DIRECTORY: tlv("61", identity + tlv("51", bytes.fromhex(_APPLICATION))),
        _OBJECTS: tlv("a8", _path(_PINS)) + tlv("a4", _path(CERTIFICATES)),
        _TOKEN: tlv(
            "30",
            tlv("02", b"\x00")
            + tlv("04", bytes.fromhex("00A1"))
            + tlv("0c", b"Casa")
            + tlv("80", b"MIDIA")
            + tlv("03", b"\x06\x40"),
        ),
        _PINS: tlv("30", pin),
        CERTIFICATES: b"",
    }
    if certificate is not None:
        named = tlv("30", tlv("0c", b"Certificado")) + tlv("30", tlv("04", b"\x01"))
        found[CERTIFICATES] = tlv("30", named + tlv("a1", tlv("30", _path(_CERTIFICATE))))
        found[_CERTIFICATE] = certificate
    return found


class Pkcs15Card(VirtualCard):
    """The card.

    Attributes:
        holds: its files by their paths.
        change: what its answers are changed by.
    """

    def __init__(self, port: int, holds: dict[str, bytes]) -> None:
        self.holds = holds
        self.change: Change = lambda _command, answer, _path: answer
        self._selected = _ROOT
        super().__init__(port, ATR)

    def answer_to(self, command: bytes) -> bytes:
        """Return the answer to an APDU."""
        answer = self._sound(command)
        return self.change(command, answer, self._selected)

    def _sound(self, command: bytes) -> bytes:
        instruction, where = command[1:2], command[2:4]
        data = command[5 : 5 + command[4]] if len(command) > 5 else b""
        if instruction == b"\xa4":
            return self._select(where, data)
        if instruction == b"\xb0":
            start = int.from_bytes(where, "big")
            content = self.holds.get(self._selected)
            if content is None:
                return _NOT_FOUND
            size = command[4] if len(command) > 4 and command[4] else 256
            return content[start : start + size] + _OK if start <= len(content) else _BEYOND
        return _PIN_WANTED if instruction == b"\x20" else _UNKNOWN

    def _select(self, where: bytes, data: bytes) -> bytes:
        if where[0] == 4:
            self._selected = _ROOT
            return _VERSION + _OK if data == _APPLET else _NOT_FOUND
        path = data.hex()
        if where[0] == 0 and len(data) == 2:
            folder = self._selected if self._selected not in self.holds else self._selected[:-4]
            path = path if path == _ROOT else folder + path
        elif where[0] == 9:
            path = self._selected[:8] + path if self._selected != _ROOT else _ROOT + path
        elif where[0] == 8:
            path = _ROOT + path.removeprefix(_ROOT)
        is_folder = any(known.startswith(path) and known != path for known in self.holds)
        if path not in self.holds and not is_folder:
            return _NOT_FOUND
        self._selected = path
        size = len(self.holds.get(path, b""))
        control = tlv("80", size.to_bytes(2, "big")) + tlv("82", b"\x38" if is_folder else b"\x01")
        return tlv("6f", control + tlv("83", bytes.fromhex(path[-4:])) + tlv("86", bytes(8))) + _OK
