"""A real smart card service (pcscd) of a test's own, with vsmartcard's virtual readers and cards to order."""

from __future__ import annotations

import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.support.own_folder import own_folder
from tests.support.waiting import until

STARSIGN = "3BF99600008131FE4553434537200E00202028"
"""ATR of the usual Brazilian token, the StarSign CUT S."""

TAGLIO = "3BF99600008131FE45535049564B4559373028"
"""ATR of a Taglio PIVKey: the first ten bytes are those of the StarSign."""

STOPPED: Mapping[str, str] = {"PCSCLITE_CSOCK_NAME": "/nonexistent"}
"""Environment of a computer whose smart card service does not run."""

READERS = ("Virtual PCD 00 00", "Virtual PCD 00 01")
"""The two readers of vsmartcard's driver; cards come by TCP, each reader at its own port."""

_KEPT_IN = "/run/pcscd"
"""Where pcscd keeps its socket and process id."""

_DRIVER = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so"
_GET_ATR = b"\x04"
"""vpcd's protocol: a message of one byte is a command, 4 asks for the ATR; anything longer is an APDU."""

_NOT_SUPPORTED = b"\x6d\x00"
"""ISO 7816-4: instruction code not supported."""


def _program() -> str:
    found = shutil.which("pcscd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None or not Path(_DRIVER).exists():
        raise FileNotFoundError(
            "no pcscd with a virtual reader: install the packages pcscd and vsmartcard-vpcd"
        )
    return found


def _two_free_ports() -> int:
    """Return a port that is free, and the next one with it."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            try:
                second.bind(("127.0.0.1", port + 1))
            except (OSError, OverflowError):
                continue
            return port


class VirtualCard:
    """A card in a virtual reader: gives its ATR and knows no instruction."""

    def __init__(self, port: int, atr: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self.atr = atr
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        try:
            while len(head := self._receive(2)) == 2:
                message = self._receive(struct.unpack(">H", head)[0])
                if message == _GET_ATR:
                    self._answer(bytes.fromhex(self.atr))
                elif len(message) > 1:
                    self._answer(self.answer_to(message))
        except OSError:
            return

    def answer_to(self, _command: bytes) -> bytes:
        """Return the answer to an APDU."""
        return _NOT_SUPPORTED

    def _receive(self, size: int) -> bytes:
        # vpcd sends length and message apart and waits 40 ms in between for the acknowledgement.
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        return self._socket.recv(size, socket.MSG_WAITALL)

    def _answer(self, data: bytes) -> None:
        self._socket.sendall(struct.pack(">H", len(data)) + data)

    def remove(self) -> None:
        """Pull the card out."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


class SmartCardService:
    """A pcscd in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = _two_free_ports()
        self._process: subprocess.Popen[bytes] | None = None
        self._kept = Path(f"{folder}{_KEPT_IN}")
        self._kept.mkdir(parents=True)
        (folder / "readers").mkdir(parents=True)
        self._cards: list[VirtualCard] = []

    @property
    def environment(self) -> Mapping[str, str]:
        """What makes a program ask this service."""
        return {"PCSCLITE_CSOCK_NAME": str(self._kept / "pcscd.comm")}

    def configure(self, *, readers: bool) -> None:
        """Say whether there are readers; for the next start."""
        file = self._folder / "readers/virtual"
        lines = [
            'FRIENDLYNAME "Virtual PCD"',
            f"DEVICENAME /dev/null:0x{self._port:X}",
            f"LIBPATH {_DRIVER}",
            f"CHANNELID 0x{self._port:X}",
        ]
        file.write_text("\n".join(lines) + "\n" if readers else "", "ascii")

    def start(self) -> None:
        """Start the service and wait until it listens."""
        command = [_program(), "--foreground", "--config", str(self._folder / "readers")]
        own = own_folder(self._folder, (_KEPT_IN,))
        self._process = subprocess.Popen(
            command, env={**os.environ, **own}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        process = self._process
        until(lambda: (self._kept / "pcscd.comm").exists() or process.poll() is not None, "pcscd's socket")
        assert process.poll() is None, "pcscd ended"

    def stop(self) -> None:
        """Stop the service at once, as when it crashes."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
        for name in ("pcscd.comm", "pcscd.pid"):
            (self._kept / name).unlink(missing_ok=True)

    def port(self, reader: int = 0) -> int:
        """Return where a reader's card is connected to."""
        return self._port + reader

    def insert(self, atr: str = STARSIGN, reader: int = 0) -> VirtualCard:
        """Put a card with this ATR into a reader."""
        card = VirtualCard(self.port(reader), atr)
        self._cards.append(card)
        return card

    def insert_and_wait(self, atr: str = STARSIGN, reader: int = 0) -> VirtualCard:
        """Put a card into a reader and wait until the service sees it; it looks every 400 ms."""
        card = self.insert(atr, reader)
        until(lambda: atr in self._seen(), "pcscd sees the card")
        return card

    def remove_and_wait(self, card: VirtualCard) -> None:
        """Pull a card out and wait until the service sees it gone."""
        card.remove()
        until(lambda: card.atr not in self._seen(), "pcscd sees the card gone")

    def sees(self, card: VirtualCard) -> bool:
        """Whether the service tells of a card with the same ATR."""
        return card.atr in self._seen()

    def _seen(self) -> list[str]:
        """Return the ATRs that the service tells; a process reads the environment only once."""
        code = (
            "import json; from native_host.token.pcsc.child import read_facts;"
            "print(json.dumps([card.atr for card in read_facts().cards]))"
        )
        asked = {**os.environ, **self.environment}
        done = subprocess.run([sys.executable, "-c", code], env=asked, capture_output=True, check=True)
        atrs: list[str] = json.loads(done.stdout)
        return atrs


@contextmanager
def smart_card_service(*, readers: bool = True) -> Iterator[SmartCardService]:
    """Run a service of its own. Its folder has a short path: a socket's name has at most 107 bytes."""
    with tempfile.TemporaryDirectory(prefix="pcsc") as folder:
        service = SmartCardService(Path(folder))
        service.configure(readers=readers)
        service.start()
        try:
            yield service
        finally:
            service.stop()
