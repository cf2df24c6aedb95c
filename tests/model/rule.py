"""What may be said of a world, and what must be: told from the world and the drivers' logs alone.

1. No medium is blank for sure unless it is, was there from beginning to end, and no driver that sees its
   reader hung or ended while it read it.
2. Every person's certificate that a driver gave whole is reported, unless its medium is not there any more.
3. The verdict is there by the deadline, on the model's clock.
"""

from __future__ import annotations

from dataclasses import dataclass

from native_host.protocol.messages import Medium, State, TokensReadResult
from native_host.token.readings import pkcs11 as p
from tests.model import scripts, things
from tests.model.clock import STEP_MAX_S, WAITS
from tests.model.world import Driver, Read, World

_READING = (
    "C_GetTokenInfo",
    "C_OpenSession",
    "C_FindObjectsInit",
    "C_FindObjects",
    "C_GetAttributeValue",
)
"""Functions without which it is not known what is on a medium; what hangs after them takes nothing back."""

_LATE_S = WAITS.reserve + WAITS.verdict + WAITS.pcsc_last + 3 * STEP_MAX_S
"""After the deadline: what the clock does not tell apart."""


@dataclass(frozen=True)
class Told:
    """A read, and what came of it.

    Attributes:
        before, after: which medium was in which reader.
        lines: each driver's log of it.
        elapsed: seconds on the model's clock.
    """

    world: World
    before: dict[int, int | None]
    after: dict[int, int | None]
    lines: list[list[str]]
    result: TokensReadResult
    elapsed: float
    step: Read


def judge(told: Told) -> None:
    """Ask the rule.

    Raises:
        AssertionError: it is broken; the words say how.
    """
    wrong = [
        f"{medium.token.label if medium.token else '?'} is called blank, but {why}"
        for medium in told.result.media
        if medium.state is State.BLANK and medium.confirmed
        for why in _not_blank(medium, told)
    ]
    wrong += [f"{holder}'s certificate was given and is not reported" for holder in _lost(told)]
    if told.elapsed > told.step.deadline_ms / 1000 + _LATE_S:
        wrong.append(f"the verdict came after {told.elapsed:.3f} s")
    assert not wrong, "; ".join(wrong)


def _not_blank(medium: Medium, told: Told) -> list[str]:
    labels = {scripts.label(number): number for number in range(len(told.world.tokens))}
    number = labels.get(medium.token.label if medium.token else "")
    if number is None:
        return ["there is no such medium"]
    why = [] if told.world.tokens[number].blank else ["it is not"]
    # One that was put in meanwhile may have been read from beginning to end since.
    reader = next((one for one, inside in _places(told) if inside == number), None)
    if reader is None or told.after[reader] != number:
        return [*why, "it is not there" if reader is None else "it was pulled out meanwhile"]
    if not _is_medium(number, told):
        why.append("it is in a software store")
    return why + [
        f"driver {one} {what} in its slot"
        for one, driver in enumerate(told.world.drivers)
        if (what := _failed(driver, reader, told.lines[one]))
    ]


def _places(told: Told) -> list[tuple[int, int | None]]:
    """Return which reader held which medium, at the beginning or at the end."""
    return [*told.before.items(), *told.after.items()]


def _is_medium(number: int, told: Told) -> bool:
    """Whether it, or one of the same serial number, is in hardware or shown by a driver that is named.

    Some show one medium in two slots (IDPrime), and nothing but the serial number tells that they do.
    """
    serial = told.world.tokens[number].serial
    for reader, inside in _places(told):
        if inside is None or told.world.tokens[inside].serial != serial:
            continue
        shown_by = [one for one in told.world.drivers if reader in {slot.reader for slot in one.slots}]
        hardware = told.world.readers[reader].flags & (p.SLOT_HARDWARE | p.SLOT_REMOVABLE)
        if hardware or any(driver.kind == "named" for driver in shown_by):
            return True
    return False


def _failed(driver: Driver, reader: int, lines: list[str]) -> str:
    """Return how a driver failed while it read what is in a reader; empty: it did not."""
    for slot in driver.slots:
        ends = [line.split() for line in lines if line.endswith(f" {slot.id}")]
        for what, function, _ in (end for end in ends if len(end) == 3):
            if slot.reader == reader and what in ("hung", "ended") and function in _READING:
                return f"{what} ({function})"
    return ""


def _lost(told: Told) -> set[str]:
    reported = {one.holder for medium in told.result.media for one in medium.certificates}
    return {
        holder
        for driver, lines in zip(told.world.drivers, told.lines, strict=True)
        for line in lines
        if line.startswith("given ")
        and not _late(lines, told)
        and (holder := things.holder_of(int(line.split()[1])))
        and holder not in reported
        and _stayed(holder, driver, told)
    }


def _late(lines: list[str], told: Told) -> bool:
    """Whether the deadline may have come before a driver had given all that it did, as it was only slow."""
    end = told.step.deadline_ms / 1000 - WAITS.reserve - STEP_MAX_S
    return told.elapsed >= end and not any(line.startswith("hung ") for line in lines)


def _stayed(holder: str, driver: Driver, told: Told) -> bool:
    """Whether a medium with this certificate was in one of the driver's readers from beginning to end."""
    for slot in driver.slots:
        number = told.before[slot.reader]
        if number is not None and number == told.after[slot.reader]:
            names = told.world.tokens[number].things
            if holder in {things.thing(name).holder for name in names}:
                return True
    return False
