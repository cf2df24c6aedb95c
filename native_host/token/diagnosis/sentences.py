"""The sentences of a diagnosis, put together from `texts/pt_BR/token.toml`. Decides nothing."""

from __future__ import annotations

from native_host.datafiles.trust.sentences import sentence
from native_host.protocol.messages import ObjectCounts, PinFlags, State
from native_host.texts import text
from native_host.token.certificates.model import Holding, Oddity, Validity
from native_host.token.diagnosis.states import Seen, Verdict
from native_host.token.readings import pkcs11 as p
from native_host.token.readings.pkcs11 import LOAD
from native_host.token.readings.reading import Failure, Reading

_AREA = "token"
_PROVISIONAL = "blank_provisional"


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


def driver_line(reading: Reading) -> str:
    """Name the driver and its version."""
    product = reading.driver.product
    if reading.library is None or not reading.library.version:
        return say("evidence.driver_plain", product=product)
    return say("evidence.driver", product=product, version=reading.library.version)


def failure_line(reading: Reading, failure: Failure) -> str:
    """Say how the driver failed."""
    doubt = reading.driver.doubt
    reason = _reason(failure.reason) if doubt is None else sentence(doubt)
    loading = failure.function in ("", LOAD)
    where = ""
    if failure.function:
        key = "where_load" if loading else "where_reader" if failure.reader else "where"
        where = say(f"failures.{key}", function=failure.function, reader=failure.reader)
    return say(
        f"failures.{failure.code}",
        path=reading.driver.path,
        function=failure.function,
        reason=reason,
        detail=reason if loading else f"{failure.function}: {reason}",
        where=where,
    )


def _reason(reason: str) -> str:
    """Return the sentence for a reason that has one ("dependency_missing: libx.so"), else the reason."""
    if not reason:
        return say("failures.unknown")
    code, _, detail = reason.partition(": ")
    try:
        words = say(f"failures.reasons.{code}")
    except KeyError:
        return reason
    return f"{words}: {detail}" if detail else words


def found_line(counts: ObjectCounts) -> str:
    """Say what was looked for and what was found."""
    found = []
    for name, count in counts.model_dump().items():
        if count:
            found.append(say(f"classes.{name}_{'one' if count == 1 else 'many'}", count=count))
    if not found:
        return say("evidence.looked_empty")
    return say("evidence.looked_found", found=", ".join(found))


def evidence(reading: Reading, seen: Seen, verdict: Verdict, counts: ObjectCounts | None) -> list[str]:
    """Return what was looked at and what was found, in the order an agent would tell it."""
    slot, holding = seen.slot, seen.holding
    lines = [driver_line(reading)]
    if slot.description:
        lines.append(say("evidence.reader", reader=slot.description))
    if verdict.reason:
        error = slot.slot_error or slot.token_error or slot.content_error or ""
        lines.append(say(f"reasons.{verdict.reason}", error=error))
    if verdict.state is State.NOT_INITIALIZED:
        lines += [say("evidence.not_initialized"), say("evidence.meaning_not_initialized")]
        lines += [say("evidence.software_slot")] if slot.software else []
    if verdict.state is State.UNRECOGNIZED:
        lines.append(say("evidence.unrecognized"))
    if verdict.state is State.NO_USER_PIN:
        lines.append(say("evidence.no_user_pin"))
    if counts is not None:
        if slot.objects or slot.read_whole:
            lines.append(found_line(counts))
        lines.append(say("evidence.without_pin"))
        if holding.unreadable:
            lines.append(say("evidence.certificate_unreadable", count=holding.unreadable))
        lines += _holder_lines(holding) + _odd_lines(holding)
    if verdict.state is State.BLANK:
        lines.append(say("evidence.two_reads" if slot.slot in reading.confirmed else "evidence.one_read"))
        lines.append(say("evidence.meaning_blank"))
        if not seen.flags & p.TOKEN_LOGIN_REQUIRED:
            lines.append(say("evidence.login_not_required"))
    return lines


def _holder_lines(holding: Holding) -> list[str]:
    if not holding.holders:
        return []
    best = holding.holders[0]
    certificate = best.certificate
    period = {
        Validity.EXPIRED: ("evidence.holder_expired", certificate.not_after),
        Validity.FUTURE: ("evidence.holder_future", certificate.not_before),
        Validity.IN_FORCE: ("evidence.holder_in_force", certificate.not_after),
    }
    key, moment = period[best.validity]
    return [
        say(key, date=date(moment)),
        say("evidence.key_present" if best.has_key else "evidence.key_absent"),
        say("evidence.chain_complete" if certificate.chain_complete else "evidence.chain_incomplete"),
    ]


def _odd_lines(holding: Holding) -> list[str]:
    """Say which dates could not be read, and what else is odd, where that may explain trouble elsewhere."""
    lines = [say("certificates.undated")] if holding.undated else []
    parts = [
        say(f"certificates.parts.{odd.value}") for odd in Oddity if odd in holding.oddities - {Oddity.PADDING}
    ]
    return lines + ([say("certificates.odd", parts=", ".join(parts))] if parts else [])


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
