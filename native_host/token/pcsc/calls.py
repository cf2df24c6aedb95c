"""The few PC/SC calls that are needed, through pyscard's low-level layer. Runs in the PC/SC child only.

No card is ever connected to: SCardGetStatusChange tells presence and ATR without disturbing a driver.
PC/SC Workgroup's specification part 5 and Microsoft's winscard.h name the functions and codes.
"""

from __future__ import annotations

from smartcard import scard

from native_host.token.pcsc.facts import Reader

NO_SERVICE, SERVICE_STOPPED = 0x8010001D, 0x8010001E
STOPPED = (NO_SERVICE, SERVICE_STOPPED)
"""Errors that mean that the smart card service does not run."""

NO_READERS, TIMEOUT = 0x8010002E, 0x8010000A
UNKNOWN_READER, READER_UNAVAILABLE = 0x80100009, 0x80100017
UNPLUGGED = (UNKNOWN_READER, READER_UNAVAILABLE)
"""Errors that mean that a reader went away between two calls."""

_OK = 0
_WORD = 16
"""The high word of a state counts events, the low one holds SCARD_STATE_ flags."""

_PLUG_AND_PLAY = "\\\\?PnP?\\Notification"
"""The reader that never is: its state changes when readers come and go."""

_UNAWARE = 0

State = tuple[str, int, list[int]]
"""What pyscard gives per reader: name, dwEventState, ATR."""


class PcscError(Exception):
    """A call failed.

    Attributes:
        code: SCARD_E_… or SCARD_F_… as unsigned 32 bits.
    """

    def __init__(self, code: int) -> None:
        super().__init__(f"0x{code:08X}")
        self.code = code


class Context:
    """A connection to the smart card service; one thread at a time."""

    def __init__(self) -> None:
        """Connect.

        Raises:
            PcscError: the service does not run, or something else is wrong.
        """
        result, self._handle = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
        _check(result)

    def close(self) -> None:
        """Disconnect; an error is of no interest any more."""
        scard.SCardReleaseContext(self._handle)

    def names(self) -> list[str]:
        """Return the readers' names.

        Raises:
            PcscError: as for `Context`.
        """
        result, names = scard.SCardListReaders(self._handle, [])
        if _code(result) == NO_READERS:
            return []
        _check(result)
        return list(names or [])

    def readers(self) -> list[Reader]:
        """Return every reader as it is now.

        Raises:
            PcscError: as for `Context`.
        """
        names = self.names()
        return [_reader(state) for state in self._states([(name, _UNAWARE) for name in names], 0)]

    def wait(self, known: list[Reader], flags: dict[str, int], timeout_ms: int) -> None:
        """Wait until something about the `known` readers changes, or their number does.

        Args:
            known: the readers as they were.
            flags: each reader's last dwEventState by name; updated.
            timeout_ms: longest wait; its end is no error.

        Raises:
            PcscError: as for `Context`.
        """
        watched = [(_PLUG_AND_PLAY, len(known) << _WORD)]
        watched += [(reader.name, flags.get(reader.name, _UNAWARE)) for reader in known]
        for name, state, _ in self._states(watched, timeout_ms):
            flags[name] = state & ~scard.SCARD_STATE_CHANGED

    def has_plug_and_play(self) -> bool:
        """Whether the service tells when readers come and go (macOS's does not)."""
        result, states = scard.SCardGetStatusChange(self._handle, 0, [(_PLUG_AND_PLAY, _UNAWARE)])
        return _code(result) in (_OK, TIMEOUT) and not states[0][1] & scard.SCARD_STATE_UNKNOWN

    def _states(self, watched: list[tuple[str, int]], timeout_ms: int) -> list[State]:
        if not watched:
            return []
        result, states = scard.SCardGetStatusChange(self._handle, timeout_ms, watched)
        if _code(result) != TIMEOUT:
            _check(result)
        return list(states)


def _reader(state: State) -> Reader:
    name, flags, atr = state
    present = bool(flags & scard.SCARD_STATE_PRESENT)
    return Reader(
        name,
        present,
        bytes(byte & 0xFF for byte in atr).hex().upper() if present else "",
        present and bool(flags & scard.SCARD_STATE_MUTE),
        (flags >> _WORD) & 0xFFFF,
    )


def _code(result: int) -> int:
    return result & 0xFFFFFFFF


def _check(result: int) -> None:
    if _code(result) != _OK:
        raise PcscError(_code(result))
