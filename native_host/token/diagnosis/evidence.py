"""What was looked at in one slot and what was found there, told as sentences. Decides nothing."""

from __future__ import annotations

from native_host.protocol.messages import ObjectCounts, State
from native_host.token import limits
from native_host.token.certificates.model import Holding, Oddity, Validity
from native_host.token.diagnosis.case import Case
from native_host.token.diagnosis.sentences import counted, date, found_line, reason_words, say, way
from native_host.token.diagnosis.states import Verdict
from native_host.token.readings import pkcs11 as p
from native_host.token.readings.slot import SlotSnapshot


def evidence(of: Case, holding: Holding, verdict: Verdict, counts: ObjectCounts | None) -> list[str]:
    """Return the sentences in the order an agent would tell them."""
    slot = of.slot
    lines = way(of.reading, slot)
    if verdict.reason:
        error = slot.slot_error or slot.token_error or slot.content_error or ""
        lines.append(say(f"reasons.{verdict.reason}", error=reason_words(error)))
    lines += [say(f"evidence.{key}") for key in _OF_STATE.get(verdict.state, ())]
    if slot.has_content and slot.token is not None and not verdict.void:
        lines += _contradictions(of.flags)
    if verdict.state is State.NOT_INITIALIZED and slot.software:
        lines.append(say("evidence.software_slot"))
    if counts is not None and not verdict.void:
        lines += _content_lines(of, holding, verdict)
    if slot.retried:
        lines.append(say("evidence.retried", calls=", ".join(slot.retried)))
    if verdict.state is State.BLANK:
        lines.append(say("evidence.meaning_blank"))
    return lines


_OF_STATE = {
    State.NOT_INITIALIZED: ("not_initialized", "meaning_not_initialized"),
    State.UNRECOGNIZED: ("unrecognized",),
    State.NO_USER_PIN: ("no_user_pin",),
}


def _contradictions(flags: int) -> list[str]:
    """Say which flags do not go with the content that was found."""
    if not flags & p.TOKEN_INITIALIZED:
        return [say("evidence.content_uninitialized")]
    return [] if flags & p.TOKEN_USER_PIN_INITIALIZED else [say("evidence.content_without_pin")]


def _content_lines(of: Case, holding: Holding, verdict: Verdict) -> list[str]:
    slot = of.slot
    searched = slot.objects or not slot.content_error
    lines = [found_line(counted(slot), content=slot.has_content)] if searched else []
    lines += _error_lines(slot, verdict)
    if slot.too_many:
        objects, certificates = limits.OBJECTS_MAX, limits.CERTIFICATES_MAX
        lines.append(say("evidence.cut", objects=objects, certificates=certificates))
    lines.append(say("evidence.without_pin"))
    all_unreadable = holding.unreadable == slot.count(p.OBJECT_CERTIFICATE)
    if holding.unreadable and not (all_unreadable and verdict.reason == "certificate_unreadable"):
        lines.append(say("evidence.certificate_unreadable", count=holding.unreadable))
    return lines + _holder_lines(holding) + _odd_lines(holding)


def _error_lines(slot: SlotSnapshot, verdict: Verdict) -> list[str]:
    """Say which calls failed, but for what is the reason of the state, or why it is not confirmed."""
    lines = []
    if slot.content_error and slot.classes_searched:
        lines.append(say("evidence.search_refused", error=slot.content_error))
    elif slot.content_error and verdict.reason != "content_error":
        lines.append(say("evidence.search_broken", error=reason_words(slot.content_error)))
    if slot.close_error and verdict.state is not State.BLANK:
        lines.append(say("evidence.closed_badly", error=f"C_CloseSession {slot.close_error}"))
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
    lines += [say("certificates.padded")] if Oddity.PADDING in holding.oddities else []
    parts = [
        say(f"certificates.parts.{odd.value}") for odd in Oddity if odd in holding.oddities - {Oddity.PADDING}
    ]
    return lines + ([say("certificates.odd", parts=", ".join(parts))] if parts else [])
