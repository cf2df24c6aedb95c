"""The rule for blank media as a list of proofs: a medium is blank, for sure, when all of them hold. Pure.

A wrong "em branco" sends a customer's working token to another department. So nothing is assumed: each clause
of the rule is a function of what is known of one medium, and says what follows where it does not hold. Named
sources: PKCS#11 v2.40; public reports of drivers, as `project#number`.
"""

from __future__ import annotations

from native_host.protocol.messages import State
from native_host.token.diagnosis import sentences, witnesses
from native_host.token.diagnosis.case import Case, Held, Missing, Outcome, Proof
from native_host.token.diagnosis.other_drivers import (
    calls_empty,
    is_same,
    is_told_apart,
    may_be,
    may_know_better,
    unread_slots,
)
from native_host.token.pcsc.facts import Service
from native_host.token.readings import pkcs11 as p
from native_host.token.readings.reading import DriverRef
from native_host.token.readings.slot import SlotSnapshot

_NAMED = "named"
"""Kind of a driver that the configuration names (`DriverRef.kind`)."""


def _unknown(code: str, **values: object) -> Missing:
    """Nothing can be said of the medium."""
    return Missing(State.INDETERMINATE, code, values=values)


def _doubt(code: str, hint: str = "", **values: object) -> Missing:
    """It looks blank, and is not confirmed to be."""
    return Missing(State.BLANK, code, hint, values)


# --- the slot alone -----------------------------------------------------------------------------------------


def same_token(of: Case) -> Outcome:
    """The token is the same after the search as before: a session may give objects of one that is gone."""
    return _unknown("changed_during_read") if of.slot.changed else Held("read_whole")


def token_there(of: Case) -> Outcome:
    """The slot has a token, and the driver knows it (CKR_TOKEN_NOT_PRESENT, CKR_TOKEN_NOT_RECOGNIZED)."""
    if of.slot.slot_error is not None:
        return _unknown("slot_error", error=of.slot.slot_error)
    if of.slot.token_error == p.TOKEN_NOT_PRESENT:
        return Missing(State.NO_TOKEN)
    if of.slot.token_error == p.TOKEN_NOT_RECOGNIZED:
        return Missing(State.UNRECOGNIZED)
    if of.slot.token is None:
        return _unknown("token_error", error=of.slot.token_error or "")
    return Held()


def self_test_passed(of: Case) -> Outcome:
    """The token has not failed its self-test: nothing that one says counts (CKF_ERROR_STATE)."""
    return _unknown("error_state") if of.flags & p.TOKEN_ERROR_STATE else Held()


def nothing_listed(of: Case) -> Outcome:
    """No certificate, key or data, and nothing whose class was not told; others are on blank media too."""
    return _unknown("class_unreadable") if of.slot.has_content else Held()


def initialized(of: Case) -> Outcome:
    """The token is initialised: one that is not looks empty as well (CKF_TOKEN_INITIALIZED)."""
    return Held() if of.flags & p.TOKEN_INITIALIZED else Missing(State.NOT_INITIALIZED)


def user_pin_set(of: Case) -> Outcome:
    """The user's PIN is set: without it the medium is only half prepared (CKF_USER_PIN_INITIALIZED)."""
    return Held() if of.flags & p.TOKEN_USER_PIN_INITIALIZED else Missing(State.NO_USER_PIN)


def writable(of: Case) -> Outcome:
    """The token can be written to: blank media are there to be (CKF_WRITE_PROTECTED)."""
    return _unknown("write_protected") if of.flags & p.TOKEN_WRITE_PROTECTED else Held("flags_in_order")


def login_required(of: Case) -> Outcome:
    """Private objects need a login (CKF_LOGIN_REQUIRED), as those of every medium of the procedure do.

    What needs none is a software store more likely than a medium.
    """
    return Held() if of.flags & p.TOKEN_LOGIN_REQUIRED else _doubt("blank_without_login")


def search_ended(of: Case) -> Outcome:
    """Session and search ended without an error: what a broken off one did not show may be there.

    What there is counts also where only the search for everything was refused and each class was searched.
    """
    if not of.slot.content_error or (of.slot.classes_searched and of.slot.has_content):
        return Held()
    return _unknown("content_error", error=of.slot.content_error)


def all_looked_at(of: Case) -> Outcome:
    """Every listed object was looked at."""
    return _unknown("too_many") if of.slot.too_many else Held()


def classes_searched(of: Case) -> Outcome:
    """A search for each class found nothing either: one for all can miss what it shows (OpenSC#2821)."""
    whole = all(slot.classes_searched for slot, _ in of.shown)
    return Held("classes_searched") if whole else _doubt("blank_unsearched")


def ended_well(of: Case) -> Outcome:
    """No other call failed either: one after the search may mean that the token is gone (C_CloseSession)."""
    if of.slot.unchecked:
        return _doubt("blank_not_ended")
    if of.slot.close_error:
        return _doubt("blank_unchecked", error=f"C_CloseSession {of.slot.close_error}")
    libraries = (reading.library for _, reading in of.shown)
    refused = next((library.error for library in libraries if library is not None and library.error), None)
    return _doubt("blank_unchecked", error=f"C_GetInfo {refused}") if refused else Held()


def slot_agrees(of: Case) -> Outcome:
    """The slot says as well that a token is there (CKF_TOKEN_PRESENT): who contradicts itself, errs."""
    return Held() if of.slot.flags & p.SLOT_TOKEN_PRESENT else _doubt("blank_contradicted")


# --- the medium ---------------------------------------------------------------------------------------------


def on_a_medium(of: Case) -> Outcome:
    """It is a medium: software stores look like blank tokens (NSS).

    Hardware, removable, or in a reader of PC/SC's; or of a module that the configuration names, if its
    private objects need a login (CKF_LOGIN_REQUIRED), as those of every medium of the procedure do.
    """
    if of.readers or not all(slot.software for slot, _ in of.shown):
        return Held()
    protected = of.flags & p.TOKEN_LOGIN_REQUIRED
    if protected and any(reading.driver.kind == _NAMED for _, reading in of.shown):
        return Held("software_named")
    return _unknown("software_store")


def still_there(of: Case) -> Outcome:
    """PC/SC sees the medium, and it answers: drivers go on listing one that was pulled out (libp11#463)."""
    gone = any(not reader.present for reader in of.readers)
    mute = any(reader.mute for reader in of.readers)
    nowhere = of.state is State.BLANK and not of.readers and not of.facts.cards and not of.slot.software
    if gone or (nowhere and of.facts.service is Service.RUNNING):
        return _unseen(of, "medium_gone")
    if mute and of.slot.token is not None:
        return _unseen(of, "medium_mute", hint="card_mute")
    return Held()


def seen_throughout(of: Case) -> Outcome:
    """PC/SC saw the same card before the read and after it: nobody else tells that it was swapped.

    Before the driver was started: one whose list is fixed knows the card of that moment (libp11#463).
    """
    running = of.facts.service is Service.RUNNING
    early = running and any(reading.early for _, reading in of.shown)
    unwitnessed = running and any(slot.slot in reading.unwitnessed for slot, reading in of.shown)
    if of.slot.software or of.slot.token is None or not (early or unwitnessed or of.unsure):
        seen = bool(of.readers) and all(reader.present and not reader.mute for reader in of.readers)
        return Held("same_card" if seen else "")
    if of.state is State.BLANK:
        return _doubt("blank_unsure")
    return _unseen(of, "medium_unsure", hint="blank_unsure") if early else Held()


def _unseen(of: Case, code: str, hint: str = "") -> Missing:
    return Missing(State.BLANK if of.state is State.BLANK else State.INDETERMINATE, code, hint)


def lists_up_to_date(of: Case) -> Outcome:
    """No driver's list of slots is older than a medium that is there: some never renew it (libp11#463)."""
    outdated = dict.fromkeys(reading.driver.product for reading in of.readings if reading.outdated)
    return _doubt("driver_outdated", products=", ".join(outdated)) if outdated else Held()


def others_agree(of: Case) -> Outcome:
    """No other driver found content on it, also if it failed later, or says that it is empty otherwise."""
    for reading in () if of.slot.has_content else of.readings:
        if any(slot.content and is_same(slot, of) for slot in unread_slots(reading)):
            return _unknown("found_then_failed", product=reading.driver.product)
    if len({one.medium.state for one in of.views}) < 2:
        return Held()
    full = next((one for one in of.views if one.content), None)
    if full is None:
        return _unknown("drivers_disagree")
    if all(one.medium.module == full.medium.module for one in of.views):
        return Held()  # two slots of one driver
    return _unknown("other_driver", product=full.product)


def _own(of: Case) -> set[DriverRef]:
    """Return the drivers that show the medium and count."""
    return {reading.driver for _, reading in of.shown}


def own_slots_read(of: Case) -> Outcome:
    """Its driver read every slot that may be the medium's: some show one in two slots (IDPrime)."""
    itself = [slot for slot, _ in of.shown]
    unread = [slot for one in of.readings if one.driver in _own(of) for slot in unread_slots(one, itself)]
    unread = [slot for slot in unread if may_be(slot, of)]
    if any(slot.slot == shown.slot for slot in unread for shown in itself):
        return _doubt("blank_failed_since")
    names = dict.fromkeys(slot.reader or sentences.say("evidence.reader_untold") for slot in unread)
    return _doubt("blank_unread", readers=", ".join(names)) if names else Held()


def others_read_whole(of: Case) -> Outcome:
    """Every other driver that can see the medium read it whole, or says that it does not know it."""
    failed = [one for one in of.readings if one.driver not in _own(of) and may_know_better(one, of)]
    if not failed:
        return Held()
    products = ", ".join(dict.fromkeys(one.driver.product for one in failed))
    late = all(one.failure is not None and one.failure.code == "driver_timeout" for one in failed)
    return _doubt("blank_other_failed", "blank_other_slow" if late else "", products=products)


def others_see_it(of: Case) -> Outcome:
    """No other driver says that the medium's reader is empty (CKR_TOKEN_NOT_PRESENT): one of them errs.

    Also where PC/SC sees a medium there: that driver has not read it, and does not say that it cannot.
    """
    blind = [one for one in of.readings if one.driver not in _own(of) and calls_empty(one, of)]
    products = ", ".join(dict.fromkeys(one.driver.product for one in blind))
    return _doubt("blank_other_empty", products=products) if blind else Held()


def others_elsewhere(of: Case) -> Outcome:
    """Content that another driver shows is on another medium for sure: drivers give names of their own."""
    same = [one for one in of.others if one.content and not is_told_apart(one, of)]
    products = ", ".join(dict.fromkeys(one.product for one in same))
    return _doubt("blank_other_shows", products=products) if same else Held()


def read_twice(of: Case) -> Outcome:
    """Two reads half a second apart agree: drivers list nothing right after C_Initialize (jsign#345)."""
    if any(slot.slot in reading.disagreed for slot, reading in of.shown):
        return _unknown("reads_disagree")
    once = any(slot.slot not in reading.confirmed for slot, reading in of.shown)
    return _doubt("blank_once") if once else Held("two_reads")


SAME_TOKEN = Proof(same_token)
TOKEN_THERE = Proof(token_there)
SELF_TEST_PASSED = Proof(self_test_passed)
NOTHING_LISTED = Proof(nothing_listed)
INITIALIZED = Proof(initialized)
USER_PIN_SET = Proof(user_pin_set)
WRITABLE = Proof(writable)
SEARCH_ENDED = Proof(search_ended)
ALL_LOOKED_AT = Proof(all_looked_at)
READ_TWICE = Proof(read_twice)

OF_ANY_MEDIUM = frozenset(State) - {State.INDETERMINATE, State.NO_TOKEN}
OF_EMPTY_MEDIA = frozenset({State.NO_USER_PIN, State.NOT_INITIALIZED})
OF_MEDIA_WITHOUT_CERTIFICATE = OF_EMPTY_MEDIA | {State.KEY_WITHOUT_CERTIFICATE}

OF_THE_SLOT = (
    *(SAME_TOKEN, TOKEN_THERE, SELF_TEST_PASSED, SEARCH_ENDED, ALL_LOOKED_AT),
    *(NOTHING_LISTED, INITIALIZED, USER_PIN_SET, WRITABLE),
)
"""What one slot shows by itself; where one is missing, the slot is in another state (`states`)."""

PROOFS = (
    *OF_THE_SLOT,
    Proof(classes_searched),
    Proof(ended_well),
    Proof(slot_agrees),
    Proof(login_required),
    Proof(on_a_medium),
    Proof(still_there, also=OF_ANY_MEDIUM),
    Proof(seen_throughout, also=OF_ANY_MEDIUM),
    Proof(lists_up_to_date),
    Proof(others_agree, also=OF_MEDIA_WITHOUT_CERTIFICATE),
    Proof(own_slots_read),
    Proof(others_read_whole),
    Proof(others_see_it),
    Proof(others_elsewhere),
    READ_TWICE,
    Proof(witnesses.own_makers_driver, independent=True),
    Proof(witnesses.makers_driver, independent=True),
    Proof(witnesses.memory_free, independent=True),
)
"""All of them. The first missing that gives another state decides; else all that are missing are told."""


def looks_blank(slot: SlotSnapshot) -> bool:
    """Whether the slot by itself is blank: initialised, with user PIN, in order, read whole, and empty."""
    return all(isinstance(proof.look(Case(slot)), Held) for proof in OF_THE_SLOT)
