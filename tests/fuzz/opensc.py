"""OpenSC over a virtual reader whose card answers random or broken APDUs: it is full all the same.

OpenSC itself is fuzzed like this, for crashes only. 2,000 reads: `make fuzz FUZZ=opensc MINUTES=20`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial

import pytest
from hypothesis import strategies as st

from native_host.config import Configuration
from native_host.protocol.messages import State
from native_host.token.clock import Clock
from native_host.token.service import TokenService
from native_host.token.waits import WAITS
from tests.fuzz.frame.target import Run, Target
from tests.support import certificates as made
from tests.support import pkcs15
from tests.support.pcsc import smart_card_service
from tests.support.waiting import until

MODULE = "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so"
_DEADLINE_MS = 5_000
_WAITS = replace(WAITS, confirmation=0.02)
_APDUS = 44
"""Commands that OpenSC sends until it has read the card."""

_RANDOM = st.binary(max_size=40).map(bytes.hex)
_STATUS = st.sampled_from(["6f00", "6982", "6985", "6700", "6b00", "6581", "6283", "6c10", "6110", "0000"])
"""Error statuses of ISO 7816-4, but for those that say that there is no such file."""

_BREAK = st.fixed_dictionaries(
    {
        "from": st.integers(26, _APDUS) | st.integers(0, _APDUS),
        "times": st.sampled_from([1, 1, 1, 2, 5, 1000]),
        "how": st.one_of(
            st.tuples(st.just("random"), _RANDOM),
            st.tuples(st.just("data"), _RANDOM),
            st.tuples(st.just("status"), _STATUS),
            st.tuples(st.just("cut"), st.integers(0, 30)),
            st.tuples(st.just("flip"), st.integers(0, 400)),
        ),
    }
)
_INPUTS = st.lists(_BREAK, min_size=1, max_size=3).map(lambda drawn: json.dumps(drawn).encode())


@cache
def _certificate() -> bytes:
    issuer = made.authority("AC SAFEWEB RFB v5")
    return made.der(made.holder(made.Order(), issuer, made.key()))


@contextmanager
def opened() -> Iterator[Run]:
    """A smart card service with a card in its reader."""
    with smart_card_service() as service, pytest.MonkeyPatch.context() as patch:
        for name, value in service.environment.items():
            patch.setenv(name, value)
        card = pkcs15.Pkcs15Card(service.port(), pkcs15.files(_certificate()))
        until(lambda: service.sees(card), "pcscd sees the card")
        yield partial(check, card)
        card.remove()


def check(card: pkcs15.Pkcs15Card, value: bytes) -> None:
    """Read the card while it answers so."""
    card.change = _Broken(json.loads(value))
    config = Configuration(modules=[MODULE], only_modules=True)
    reader = TokenService.of(config, clock=Clock(_WAITS))
    try:
        media = reader.read(_DEADLINE_MS).media
    finally:
        reader.close()
    states = [(medium.state.value, medium.confirmed) for medium in media]
    assert media, "nothing is said"
    assert (State.BLANK.value, True) not in states, states


class _Broken:
    """Counts commands, and breaks the answers to some."""

    def __init__(self, breaks: list[dict[str, object]]) -> None:
        self._breaks = breaks
        self._count = 0

    def __call__(self, _command: bytes, answer: bytes, _path: str) -> bytes:
        number, self._count = self._count, self._count + 1
        for one in self._breaks:
            first, times = int(str(one["from"])), int(str(one["times"]))
            if first <= number < first + times:
                answer = _broken(answer, *one["how"])  # type: ignore[misc]
        return answer


def _broken(answer: bytes, how: str, by: str | int) -> bytes:
    """Return what a card answers in place of something; at least a byte, as the virtual reader wants one."""
    if how == "cut":
        return answer[: max(1, int(by))]
    if how == "flip":
        at = int(by) % len(answer)
        return answer[:at] + bytes([answer[at] ^ 0x41]) + answer[at + 1 :]
    wanted = bytes.fromhex(str(by))
    return wanted + answer[-2:] if how == "data" else wanted or b"\x00"


TARGET = Target(
    "opensc",
    "a card with a certificate is not blank for sure, whatever OpenSC makes of its broken answers",
    _INPUTS,
    opened,
)
