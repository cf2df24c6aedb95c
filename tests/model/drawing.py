"""Drawing worlds: anything that goes together, but for lies that no client could see through.

A driver that goes on from memory needs a smart card service that says so; one that shows nothing of a medium
needs another one that gets as far as showing what is on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from native_host.token.readings import pkcs11 as p
from tests.model import misbehaviour
from tests.model.clock import WAITS
from tests.model.things import THINGS
from tests.model.world import (
    SOUND_FLAGS,
    Behave,
    Driver,
    Leaving,
    Pass,
    Put,
    Read,
    Reader,
    Slot,
    SmartCards,
    Step,
    Token,
    World,
)

_ATRS = ("3BF99600008131FE4553434537200E00202028", "3B00")
_NAMES = ("Leitora USB 0", "Leitora USB 1", "Outra Leitora 0", "L" * 70)
_SUFFIXES = ("", "", "", " (1)", "\u00a0")
_SERIALS = ("00A1", "00A1", "00B2", "", "0000")
_FLAGS = SOUND_FLAGS | p.TOKEN_LOGIN_REQUIRED | 1
_ODD_FLAGS = (
    _FLAGS & ~p.TOKEN_INITIALIZED,
    _FLAGS & ~p.TOKEN_USER_PIN_INITIALIZED,
    _FLAGS & ~p.TOKEN_LOGIN_REQUIRED,
    _FLAGS | p.TOKEN_WRITE_PROTECTED,
    _FLAGS | p.TOKEN_ERROR_STATE,
    _FLAGS | p.TOKEN_USER_PIN_LOCKED,
)
_DEADLINES_MS = (400, 400, 400, 180)
_LEAVING_IN = ("C_OpenSession", "C_FindObjectsInit", "C_FindObjects", "C_FindObjectsFinal")

_TOKENS = st.builds(
    Token,
    serial=st.sampled_from(_SERIALS),
    flags=st.one_of(st.just(_FLAGS), st.just(_FLAGS), st.sampled_from(_ODD_FLAGS)),
    things=st.one_of(
        st.just(()),
        st.sampled_from(sorted(THINGS)).map(lambda name: (name,)),
        st.lists(st.sampled_from(sorted(THINGS)), max_size=4, unique=True).map(tuple),
    ),
    memory=st.sampled_from([None, None, (32768, 32768), (32768, 4096)]),
)
_SMART_CARDS = st.builds(
    SmartCards,
    says=st.sampled_from(["truth", "truth", "truth", "stopped", "silent"]),
    late_s=st.sampled_from([0.0, 0.0, 0.0, 0.02, 0.06, 0.5]),
    late_searches=st.sampled_from([0, 0, 0, 0, 1, 5]),
    counts=st.booleans(),
    tells=st.booleans(),
)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw a world."""
    smart_cards = draw(_SMART_CARDS)
    # Where a service is late, a medium is swapped meanwhile: one is in no reader.
    late = smart_cards.late_searches > 0
    tokens = tuple(draw(st.lists(_TOKENS, min_size=3 if late else 1, max_size=3)))
    names = draw(st.lists(st.sampled_from(_NAMES), min_size=1, max_size=2 if late else 3, unique=True))
    held = draw(st.permutations([*range(len(tokens)), None]))
    readers = tuple(
        Reader(
            name,
            draw(st.sampled_from([7, 7, 7, 3, 5, 1])),
            draw(st.sampled_from(_ATRS)),
            held[number] if number < len(held) else None,
        )
        for number, name in enumerate(names)
    )
    drivers = tuple(draw(_drivers(readers)) for _ in range(draw(st.sampled_from([1, 1, 2, 2, 3]))))
    drivers = _knowable(drivers, readers, smart_cards)
    calm = _must_show(drivers)
    drivers = tuple(
        replace(driver, lines=draw(_lines(number in calm, driver))) for number, driver in enumerate(drivers)
    )
    steps: list[Step] = draw(st.lists(_steps(tokens, readers, drivers, calm), max_size=4))
    last = Read(draw(st.sampled_from(_DEADLINES_MS)))
    reads = [
        draw(_with_leaving(step, tokens, readers, drivers, smart_cards)) if isinstance(step, Read) else step
        for step in [*steps, last]
    ]
    return World(tokens, readers, drivers, smart_cards, tuple(reads))


@st.composite
def _drivers(draw: st.DrawFn, readers: Sequence[Reader]) -> Driver:
    seen = draw(st.lists(st.sampled_from(range(len(readers))), min_size=1, max_size=4))
    ids = draw(st.permutations(range(1, 9)))
    slots = tuple(
        Slot(reader, ids[place], draw(st.sampled_from(_SUFFIXES))) for place, reader in enumerate(seen)
    )
    return Driver(
        slots,
        kind=draw(st.sampled_from(["named", "media", "generic"])),
        families=draw(st.sampled_from([(), (), ("starsign",)])),
        sight=draw(st.sampled_from(["all", "all", "all", "class", "none", "unknown"])),
        wakes_after=draw(st.sampled_from([0, 0, 0, 0, 1, 3, 5])),
        fixed=draw(st.sampled_from([False, False, False, True])),
    )


def _knowable(
    drivers: tuple[Driver, ...], readers: Sequence[Reader], smart_cards: SmartCards
) -> tuple[Driver, ...]:
    """Take back the lies that nobody could see through."""
    watched = smart_cards.says == "truth" and smart_cards.counts and smart_cards.late_s < WAITS.pcsc
    shown = {slot.reader for driver in drivers for slot in driver.slots if driver.sight in ("all", "class")}
    known = []
    for driver in drivers:
        own = {slot.reader for slot in driver.slots}
        blind = driver.sight == "none" and own <= shown
        of_pcsc = all(readers[reader].flags & 0x6 for reader in own)
        # Sight is for all readers of a driver alike: whom another one contradicts is no maker's own driver.
        known.append(
            replace(
                driver,
                sight=driver.sight if blind or driver.sight != "none" else "all",
                families=() if blind else driver.families,
                fixed=driver.fixed and watched and of_pcsc and driver.wakes_after == 0 and not blind,
            )
        )
    calm = _must_show(tuple(known))
    return tuple(
        replace(driver, fixed=False, wakes_after=0) if number in calm else driver
        for number, driver in enumerate(known)
    )


def _must_show(drivers: tuple[Driver, ...]) -> set[int]:
    """Return the drivers that alone show what another one does not."""
    blind = {slot.reader for driver in drivers if driver.sight == "none" for slot in driver.slots}
    return {
        number
        for number, driver in enumerate(drivers)
        if driver.sight in ("all", "class") and blind & {slot.reader for slot in driver.slots}
    }


def _lines(calm: bool, driver: Driver) -> st.SearchStrategy[tuple[str, ...]]:
    ids = [slot.id for slot in driver.slots]
    draw = misbehaviour.calm if calm else misbehaviour.any_lines
    return draw(ids, by_class=driver.sight == "class")


def _steps(
    tokens: Sequence[Token], readers: Sequence[Reader], drivers: Sequence[Driver], calm: set[int]
) -> st.SearchStrategy[Step]:
    number = st.integers(0, len(drivers) - 1)
    return st.one_of(
        st.builds(Read, st.sampled_from(_DEADLINES_MS)),
        st.builds(Read, st.sampled_from(_DEADLINES_MS)),
        st.builds(
            Put,
            st.integers(0, len(readers) - 1),
            st.one_of(st.none(), st.integers(0, len(tokens) - 1)),
        ),
        st.builds(Pass, st.sampled_from([0.01, 0.05, 0.3, 2.0])),
        number.flatmap(lambda one: st.builds(Behave, st.just(one), _lines(one in calm, drivers[one]))),
        st.builds(Behave, number),
    )


@st.composite
def _with_leaving(
    draw: st.DrawFn,
    step: Read,
    tokens: Sequence[Token],
    readers: Sequence[Reader],
    drivers: Sequence[Driver],
    smart_cards: SmartCards,
) -> Read:
    """Draw whether a medium is pulled out meanwhile, or swapped, where somebody could tell.

    A service that is late only matters where that happens before it answers.
    """
    late = smart_cards.late_searches
    if not late and draw(st.integers(0, 3)):
        return step
    number = draw(st.integers(0, len(drivers) - 1))
    driver = drivers[number]
    reader = draw(st.sampled_from(driver.slots)).reader
    noticed = draw(st.booleans()) and not driver.fixed and not driver.wakes_after
    alone = sum(reader == slot.reader for one in drivers for slot in one.slots) == 1
    watched = smart_cards.says == "truth" and bool(readers[reader].flags & 0x6)
    told = noticed and alone and len(driver.slots) == 1 and not driver.lines
    if not (watched or told):
        return step
    if late and not (driver.fixed or (noticed and alone)):
        return step  # that a new child goes on from memory as well, nobody could see through
    held = {one.holds for one in readers}
    free = [one for one in range(len(tokens)) if one not in held]
    swaps = watched and smart_cards.counts and bool(free) and (late > 0 or draw(st.booleans()))
    return replace(
        step,
        leaving=Leaving(
            reader,
            number,
            draw(st.sampled_from(_LEAVING_IN)),
            calls=draw(st.integers(1, late or 8)),
            noticed=noticed and alone,
            put=draw(st.sampled_from(free)) if swaps else None,
        ),
    )
