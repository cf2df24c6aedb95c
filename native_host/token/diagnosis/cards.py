"""Media that PC/SC sees: named by their ATR, and told of where no driver knows them. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from native_host.protocol.messages import Card, State
from native_host.token.diagnosis import sentences
from native_host.token.diagnosis.findings import Finding, medium_of
from native_host.token.pcsc import atrs
from native_host.token.pcsc.facts import Facts, Reader
from native_host.token.pcsc.reader_match import reader_of, unshown
from native_host.token.readings.reading import NEVER_THERE, Reading

MUTE = "card_mute"
"""Code of a medium that does not answer its reader (SCARD_W_UNRESPONSIVE_CARD 0x80100066)."""


def card_of(reader: Reader) -> Card | None:
    """Return what the ATR says; None without one."""
    if not reader.atr:
        return None
    known = atrs.find(reader.atr)
    if known is None:
        return Card(atr=atrs.shown(reader.atr))
    return Card(
        atr=atrs.shown(reader.atr), vendor=known.vendor, model=known.model, likely_driver=known.driver
    )


def place_of(finding: Finding, facts: Facts) -> Reader | None:
    """Return the PC/SC reader that a finding's medium is in."""
    return reader_of(finding.slot.description, facts) if finding.slot else None


def unexplained(media: Iterable[Finding], facts: Facts) -> list[Reader]:
    """Return the readers with a card of which no driver shows a token.

    None while a driver shows a token that may be in any of them: its slot's name fits no reader.
    """
    return unshown([one.slot for one in media if one.slot and one.slot.token], facts)


def card_lines(reader: Reader) -> list[str]:
    """Say that a card is there, and what its ATR tells."""
    lines = [sentences.say("evidence.card_present", reader=reader.name)]
    if reader.mute:
        return [*lines, sentences.say("evidence.card_mute")]
    card = card_of(reader)
    return lines + (atr_lines(card) if card else [sentences.say("evidence.atr_none")])


def atr_lines(card: Card) -> list[str]:
    """Say what an ATR tells."""
    if not card.model:
        return [sentences.say("evidence.atr_unknown", atr=card.atr)]
    name = card.model if card.vendor.casefold() in card.model.casefold() else f"{card.model}, {card.vendor}"
    return [
        sentences.say("evidence.atr_model", atr=card.atr, model=name),
        sentences.say("evidence.likely_driver", driver=card.likely_driver)
        if card.likely_driver
        else sentences.say("evidence.likely_driver_unknown"),
    ]


def with_card(finding: Finding, reader: Reader) -> Finding:
    """Return a finding with what PC/SC sees of its medium, and a hint that names the likely driver."""
    card = card_of(reader)
    changes: dict[str, object] = {
        "evidence": [*finding.medium.evidence, *card_lines(reader)],
        "card": card,
        "reader": finding.medium.reader or reader.name,
    }
    if reader.mute:
        changes["hint"] = sentences.say("hints.card_mute")
    elif card and card.likely_driver and finding.medium.state in (State.UNRECOGNIZED, State.DRIVER_MISSING):
        changes["hint"] = sentences.say("hints.likely_driver", driver=card.likely_driver)
    return finding.but(**changes)


def unknown_card(reader: Reader, readings: list[Reading]) -> Finding:
    """Return the finding of a card that no driver shows anything of.

    Who did not answer may know it: it is unrecognised only if every driver that is there answered.
    """
    if reader.mute:
        return with_card(Finding(medium_of(State.UNRECOGNIZED, [], code=MUTE)), reader)
    failures = [reading.failure.code for reading in readings if reading.failure]
    if len(failures) < len(readings) or any(code not in NEVER_THERE for code in failures):
        return with_card(Finding(medium_of(State.UNRECOGNIZED, [])), reader)
    missing = no_driver(readings)
    found = with_card(missing, reader)
    # What is wrong with the drivers that were named goes before any driver to install.
    return found.but(hint=missing.medium.hint) if readings else found


def no_driver(readings: list[Reading]) -> Finding:
    """Return the problem that there is no driver, or none of those that were named."""
    line = sentences.say("evidence.no_driver_loaded" if readings else "evidence.no_drivers")
    found = Finding(medium_of(State.DRIVER_MISSING, [line], code="driver_missing"))
    failure = next((reading.failure for reading in readings if reading.failure), None)
    return found.but(hint=sentences.failure_hint(failure.code, failure.reason)) if failure else found


def with_named_driver(finding: Finding, reader: Reader) -> Finding:
    """Return the problem of a configuration without driver for a card, and which driver to name there."""
    found = with_card(finding, reader)
    driver = found.medium.card.likely_driver if found.medium.card else ""
    key = "no_driver_sought_for" if driver else "no_driver_sought"
    return found.but(hint=sentences.say(f"hints.{key}", driver=driver))


def no_driver_sought() -> Finding:
    """Return the problem that the configuration allows no driver."""
    code = "no_driver_sought"
    return Finding(medium_of(State.DRIVER_MISSING, [sentences.say(f"reasons.{code}")], code=code))


def failed_to_ask(readings: list[Reading]) -> bool:
    """Whether a driver that is there gave no, or no whole, answer."""
    return any(reading.failure and reading.failure.code not in NEVER_THERE for reading in readings)
