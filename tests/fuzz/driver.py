"""What a driver tells: certificates and attributes of any bytes, which the host lives through."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path

from hypothesis import strategies as st

from native_host.protocol.messages import TokensReadResult
from tests.fuzz.frame.target import Run, Target
from tests.fuzz.frame.watched import WatchedHost, watched_host
from tests.support import certificates as made
from tests.support.drivers import HOLDS_BLANK, ScriptedDriver
from tests.support.host import HostProcess

_DEADLINE_MS = 8_000
_CERTIFICATE = "object class=1"


@cache
def _certificate() -> bytes:
    issuer = made.authority("AC SAFEWEB RFB v5")
    return made.der(made.holder(made.Order(), issuer, made.key()))


@st.composite
def _values(draw: st.DrawFn) -> str:
    """Draw a certificate with some of its bytes changed, cut or put in, in hexadecimal."""
    value = bytearray(_certificate())
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(value)))
        value[at : at + draw(st.integers(0, 3))] = draw(st.binary(max_size=3))
    return bytes(value[: draw(st.one_of(st.just(len(value)), st.integers(1, len(value))))]).hex()


_NUMBERS = st.one_of(st.integers(0, 2**16), st.sampled_from([2**31, 2**32 - 1, 2**63, 2**64 - 1])).map(hex)
_HEX = st.binary(max_size=40).map(bytes.hex)
_WORDS = st.text("AZaz09_.-\u00e7", min_size=1, max_size=30)
_TOKENS = st.one_of(
    st.builds(
        "token label={} serial={} model={} manufacturer={} flags={}".format,
        _WORDS,
        _WORDS,
        _WORDS,
        _WORDS,
        _NUMBERS,
    ),
    st.builds("token labelbytes={} serial={} flags=0x40d pad={}".format, _HEX, _WORDS, st.integers(0, 255)),
    st.builds("token label=X serial=1 flags=0x40d memory={}".format, _NUMBERS),
)
_OBJECTS = st.one_of(
    _values().map(f"{_CERTIFICATE} id=01 value={{}}".format),
    _HEX.map(f"{_CERTIFICATE} value={{}}".format),
    st.builds("object class={} id={} value={}".format, _NUMBERS, _HEX, _HEX),
    st.builds(f"{_CERTIFICATE} fill={{}}".format, st.integers(0, 100_000)),
)
_LIES = st.one_of(
    st.builds("count C_FindObjects {}".format, st.integers(0, 200)),
    st.builds("count C_GetSlotList {}".format, st.integers(0, 200)),
    st.builds("length {}".format, _NUMBERS),
    st.builds(
        "fail {} {}".format,
        st.sampled_from(["C_FindObjects", "C_GetTokenInfo", "C_GetAttributeValue"]),
        _NUMBERS,
    ),
)
_SLOTS = st.builds(
    lambda slot, token, objects: "\n".join([slot, token, *objects]),
    st.builds("slot description={} flags={}".format, _WORDS, st.one_of(st.just("7"), _NUMBERS)),
    st.one_of(st.just(HOLDS_BLANK.splitlines()[1]), _TOKENS),
    st.lists(_OBJECTS, max_size=4),
)


@contextmanager
def opened() -> Iterator[Run]:
    """A host with one driver that does what it is told."""
    drivers: list[ScriptedDriver] = []

    def modules(folder: Path) -> list[Path]:
        drivers.append(ScriptedDriver(folder / "driver", HOLDS_BLANK))
        return [drivers[0].path]

    with watched_host(modules) as host:
        yield partial(check, host, drivers[0])


def check(host: WatchedHost, driver: ScriptedDriver, value: bytes) -> None:
    """Read what the driver tells now."""
    script = value.decode("utf-8", "replace")
    driver.script(script + "\n")
    result = host.use(_read)
    driver.forget_calls()
    # A medium of which a certificate is told is not taken for blank, whatever is in the certificate.
    if all(line.startswith(("slot", "token", _CERTIFICATE)) for line in script.splitlines()):
        holders = sum(_CERTIFICATE in slot for slot in script.split("slot ")[1:])
        blank = sum(medium.state.value == "blank" for medium in result.media)
        assert blank <= script.count("slot ") - holders, [medium.state.value for medium in result.media]


def _read(host: HostProcess) -> TokensReadResult:
    reply, _ = host.call("tokens.read", {"deadline_ms": _DEADLINE_MS})
    result = TokensReadResult.model_validate(reply.get("result"))
    assert result.media, "nothing is said of the reader"
    for medium in result.media:
        assert medium.title.strip()
        assert medium.hint.strip()
    assert "result" in host.call("ping")[0]
    return result


TARGET = Target(
    "driver",
    "whatever a driver tells, the host lives, says what it found and calls no medium with content blank",
    st.tuples(st.lists(_SLOTS, min_size=1, max_size=2), st.lists(_LIES, max_size=1)).map(
        lambda drawn: "\n".join([*drawn[0], *drawn[1]]).encode("utf-8", "replace")
    ),
    opened,
)
