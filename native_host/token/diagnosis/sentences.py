"""The sentences of a diagnosis, put together from `texts/pt_BR/token.toml`. Decides nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from native_host.datafiles.trust.sentences import sentence
from native_host.protocol.messages import PinFlags, State
from native_host.texts import template, text
from native_host.token.readings import pkcs11 as p
from native_host.token.readings.pkcs11 import LOAD
from native_host.token.readings.reading import Failure, Reading
from native_host.token.readings.slot import SlotSnapshot
from native_host.token.worker.library_file import OWN_BITS

_AREA = "token"
_PROVISIONAL = "blank_provisional"
_BOTH_BITS = 32 + 64
"""Of the two architectures that a computer's programs may have."""


_CLASSES: dict[int | None, str] = {
    p.OBJECT_CERTIFICATE: "certificates",
    p.OBJECT_PUBLIC_KEY: "public_keys",
    p.OBJECT_PRIVATE_KEY: "private_keys",
    p.OBJECT_SECRET_KEY: "secret_keys",
    p.OBJECT_DATA: "data",
    **dict.fromkeys(p.CONTROL_CLASSES, "control"),
    None: "unreadable",
}
"""What objects are called, in this order; the rest is `_OTHER`."""

_OTHER = "other"


def say(key: str, **values: object) -> str:
    """Return the sentence `key` of the token texts."""
    return text(_AREA, key, **values)


def title(state: State, confirmed: bool) -> str:
    """Return the state in a few words."""
    return say(f"titles.{_key(state, confirmed)}")


def hint(state: State, confirmed: bool) -> str:
    """Return what the agent does now."""
    return say(f"hints.{_key(state, confirmed)}")


def _key(state: State, confirmed: bool) -> str:
    return _PROVISIONAL if state is State.BLANK and not confirmed else state.value


def title_of(key: str, state: State) -> str:
    """Return the headline for the reason `key`, or for the state if it has none of its own."""
    return say(f"titles.{key}") if has(f"titles.{key}") else title(state, True)


def hint_of(key: str, state: State, **values: object) -> str:
    """Return what the agent does now for the reason `key`, or for the state if it has no hint of its own."""
    return say(f"hints.{key}", **values) if has(f"hints.{key}") else hint(state, True)


def has(key: str) -> bool:
    """Whether there is a sentence `key` of the token texts."""
    try:
        return bool(template(_AREA, key))
    except KeyError:
        return False


def way(reading: Reading | None, slot: SlotSnapshot | None) -> list[str]:
    """Name the driver that was asked, and the reader."""
    lines = [driver_line(reading)] if reading is not None else []
    if slot is not None and slot.description:
        lines.append(say("evidence.reader", reader=slot.description))
    return lines


def driver_line(reading: Reading) -> str:
    """Name the driver and its version."""
    product = reading.driver.product
    if reading.library is None or not reading.library.version:
        return say("evidence.driver_plain", product=product)
    return say("evidence.driver", product=product, version=reading.library.version)


def failure_title(code: str, reason: str = "") -> str:
    """Return a driver's failure in a few words; the state's where there are none for it."""
    return _of_failure("titles", code, reason) or title(_state_of(code), True)


def failure_hint(code: str, reason: str = "") -> str:
    """Return what the agent does now about a driver's failure."""
    return _of_failure("hints", code, reason) or hint(_state_of(code), True)


def _of_failure(table: str, code: str, reason: str) -> str:
    for key in (reason.partition(": ")[0], code):
        if key and has(f"failures.{table}.{key}"):
            return say(f"failures.{table}.{key}", own=OWN_BITS, theirs=_BOTH_BITS - OWN_BITS)
    return ""


def _state_of(code: str) -> State:
    return State.DRIVER_MISSING if code == "driver_missing" else State.DRIVER_FAILED


def failure_line(reading: Reading, failure: Failure) -> str:
    """Say how the driver failed."""
    doubt = reading.driver.doubt
    reason = reason_words(failure.reason) if doubt is None else sentence(doubt)
    loading = failure.function in ("", LOAD)
    code = "driver_not_a_file" if failure.code == "driver_missing" and failure.reason else failure.code
    where = ""
    if failure.function:
        key = "where_load" if loading else "where_reader" if failure.reader else "where"
        where = say(f"failures.{key}", function=failure.function, reader=failure.reader)
    return say(
        f"failures.{code}",
        path=reading.driver.path,
        function=failure.function,
        reason=reason,
        detail=reason if loading else f"{failure.function}: {reason}",
        where=where,
    )


def reason_words(reason: str) -> str:
    """Return the sentence for a reason that has one ("dependency_missing: libx.so"), else the reason."""
    if not reason:
        return say("failures.unknown")
    code, _, detail = reason.partition(": ")
    try:
        words = say(f"failures.reasons.{code}")
    except KeyError:
        return reason
    return f"{words}: {detail}" if detail else words


def counted(slot: SlotSnapshot) -> Counter[str]:
    """Return how many objects of each kind were listed, by what they are called (`classes`)."""
    return Counter(_CLASSES.get(one.object_class, _OTHER) for one in slot.objects)


def found_line(counts: Mapping[str, int], *, content: bool) -> str:
    """Say what was looked for and what was found.

    Args:
        counts: how many objects of each kind.
        content: a blank medium cannot have some of them.
    """
    found = [
        say(f"classes.{name}_{'one' if counts[name] == 1 else 'many'}", count=counts[name])
        for name in dict.fromkeys((*_CLASSES.values(), _OTHER))
        if counts.get(name)
    ]
    if not found:
        return say("evidence.looked_empty")
    return say("evidence.looked_found" if content else "evidence.looked_control", found=", ".join(found))


def date(iso: str) -> str:
    """Return an ISO moment's date as it is written in Brazil."""
    return f"{iso[8:10]}/{iso[5:7]}/{iso[0:4]}"


def pin_lines(pin: PinFlags) -> list[str]:
    """Say what the PIN's flags mean, worst first; nothing when there is nothing to say.

    openCryptoki flags the PIN of a token that has none as one to be changed: nobody can change that one.
    """
    for name in ("locked", "final_try", "count_low"):
        if getattr(pin, name):
            worst = [say(f"pin.{name}")]
            break
    else:
        worst = []
    return worst + ([say("pin.to_be_changed")] if pin.to_be_changed and pin.initialized else [])
