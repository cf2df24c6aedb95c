"""Every state comes from its rule, and blank from no other."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cache

import pytest
from cryptography import x509

from native_host.protocol.messages import State
from native_host.token.certificates.parser import holding_of
from native_host.token.diagnosis import sentences
from native_host.token.diagnosis.case import Case
from native_host.token.diagnosis.proofs import looks_blank
from native_host.token.diagnosis.states import verdict
from native_host.token.readings import pkcs11 as p
from native_host.token.readings.slot import SlotSnapshot, TokenObject
from tests.support import certificates as made
from tests.support.snapshots import WORKING, certificate, reading, slot

KEY = TokenObject(p.OBJECT_PUBLIC_KEY, "01")
NOW = made.NOW


@cache
def issuers() -> list[made.Issuer]:
    return made.chain()


@cache
def leaf(start: int = -1, end: int = 365) -> x509.Certificate:
    order = made.Order(start=NOW + start * made.DAY, end=NOW + end * made.DAY)
    return made.holder(order, issuers()[-1], made.key())


def authority() -> TokenObject:
    return certificate(issuers()[0].certificate, "")


def state_of(
    found: SlotSnapshot, *, disagreed: bool = False, now: datetime.datetime = NOW
) -> tuple[State, str]:
    read = replace(reading(found), disagreed=frozenset({found.slot} if disagreed else ()))
    got = verdict(Case(found, read), holding_of(found, now))
    return got.state, got.reason


def test_an_initialised_empty_token_with_user_pin_is_blank() -> None:
    assert state_of(slot()) == (State.BLANK, "")


def test_a_profile_object_does_not_keep_a_token_from_being_blank() -> None:
    cko_profile = TokenObject(9)
    assert state_of(slot(WORKING, cko_profile)) == (State.BLANK, "")


@pytest.mark.parametrize("kind", p.CONTROL_CLASSES)
def test_what_a_token_can_do_is_nothing_on_it(kind: int) -> None:
    assert state_of(slot(WORKING, TokenObject(kind))) == (State.BLANK, "")


@pytest.mark.parametrize("kind", [p.OBJECT_SECRET_KEY, 6, 8, 0x80000001])
def test_an_object_of_any_other_class_leaves_no_blank(kind: int) -> None:
    assert state_of(slot(WORKING, TokenObject(kind))) == (State.INDETERMINATE, "only_other")


@pytest.mark.parametrize(
    "kind", [p.OBJECT_CERTIFICATE, p.OBJECT_PUBLIC_KEY, p.OBJECT_PRIVATE_KEY, p.OBJECT_DATA]
)
def test_one_object_of_any_content_class_is_enough_not_to_be_blank(kind: int) -> None:
    assert not looks_blank(slot(WORKING, TokenObject(kind)))


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (slot(changed=True), "changed_during_read"),
        (slot(token=None, slot_error="CKR_DEVICE_ERROR"), "slot_error"),
        (slot(token=None, token_error="CKR_DEVICE_ERROR"), "token_error"),
        (slot(content_error="CKR_DEVICE_ERROR"), "content_error"),
        (slot(too_many=True), "too_many"),
        (slot(WORKING | p.TOKEN_WRITE_PROTECTED), "write_protected"),
        (slot(WORKING | p.TOKEN_ERROR_STATE), "error_state"),
        (slot(WORKING | p.TOKEN_ERROR_STATE, KEY), "error_state"),
        (slot(p.TOKEN_ERROR_STATE), "error_state"),
        (slot(WORKING, TokenObject(p.OBJECT_DATA)), "only_data"),
        (slot(WORKING, TokenObject(None, error="CKR_GENERAL_ERROR")), "class_unreadable"),
        (slot(WORKING, certificate(None)), "certificate_unreadable"),
        (slot(WORKING, certificate(b"no certificate")), "certificate_unreadable"),
    ],
)
def test_what_cannot_be_told_is_indeterminate_with_its_reason(found: SlotSnapshot, reason: str) -> None:
    assert state_of(found) == (State.INDETERMINATE, reason)
    assert sentences.say(f"reasons.{reason}", error="CKR_DEVICE_ERROR")


@pytest.mark.parametrize(
    ("objects", "state"),
    [
        ((certificate(None), KEY), State.INDETERMINATE),
        ((KEY,), State.KEY_WITHOUT_CERTIFICATE),
        ((TokenObject(p.OBJECT_DATA),), State.INDETERMINATE),
        ((TokenObject(9),), State.NOT_INITIALIZED),
        ((), State.NOT_INITIALIZED),
    ],
)
@pytest.mark.parametrize("error", [None, "CKR_TOKEN_NOT_RECOGNIZED"])
def test_what_is_on_a_token_that_says_it_is_not_initialised_counts_all_the_same(
    objects: tuple[TokenObject, ...], state: State, error: str | None
) -> None:
    found = slot(0xC00025, *objects, content_error=error, classes_searched=error is None)
    broken_off = error is not None and found.has_content
    assert state_of(found)[0] is (State.INDETERMINATE if broken_off else state)


@pytest.mark.parametrize("flags", [0, 0x5, WORKING & ~p.TOKEN_USER_PIN_INITIALIZED, WORKING | 2])
def test_a_certificate_with_its_key_counts_whatever_the_flags_say_of_the_token(flags: int) -> None:
    assert state_of(slot(flags, certificate(leaf()), KEY))[0] is State.OPERATIONAL
    assert state_of(slot(flags, certificate(leaf())))[0] is State.CERTIFICATE_WITHOUT_KEY


def test_two_blank_reads_that_differ_are_indeterminate() -> None:
    assert state_of(slot(), disagreed=True) == (State.INDETERMINATE, "reads_disagree")


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (slot(token=None, token_error="CKR_TOKEN_NOT_PRESENT"), State.NO_TOKEN),
        (slot(token=None, token_error="CKR_TOKEN_NOT_RECOGNIZED"), State.UNRECOGNIZED),
        (slot(0x5), State.NOT_INITIALIZED),
        (slot(0x880045), State.NOT_INITIALIZED),
        (slot(0xC00025), State.NOT_INITIALIZED),
        (slot(WORKING & ~p.TOKEN_USER_PIN_INITIALIZED), State.NO_USER_PIN),
        (slot(WORKING, KEY), State.KEY_WITHOUT_CERTIFICATE),
        (slot(WORKING, TokenObject(p.OBJECT_PRIVATE_KEY)), State.KEY_WITHOUT_CERTIFICATE),
    ],
)
def test_states_without_certificates(found: SlotSnapshot, state: State) -> None:
    assert state_of(found) == (state, "")


def test_a_certificate_in_force_with_its_key_is_operational() -> None:
    assert state_of(slot(WORKING, certificate(leaf()), KEY))[0] is State.OPERATIONAL


def test_a_certificate_whose_key_has_another_id_is_a_certificate_without_key() -> None:
    found = slot(WORKING, certificate(leaf()), TokenObject(p.OBJECT_PUBLIC_KEY, "02"))
    assert state_of(found)[0] is State.CERTIFICATE_WITHOUT_KEY


def test_empty_ids_do_not_make_a_pair() -> None:
    found = slot(WORKING, certificate(leaf(), ""), TokenObject(p.OBJECT_PUBLIC_KEY, ""))
    assert state_of(found)[0] is State.CERTIFICATE_WITHOUT_KEY


def test_only_authorities_are_a_chain_only() -> None:
    assert state_of(slot(WORKING, authority()))[0] is State.CHAIN_ONLY


def test_authorities_and_a_key_are_a_key_without_certificate() -> None:
    assert state_of(slot(WORKING, authority(), KEY))[0] is State.KEY_WITHOUT_CERTIFICATE


@pytest.mark.parametrize("objects", [(KEY,), ()])
def test_an_expired_certificate_is_expired_with_or_without_key(objects: tuple[TokenObject, ...]) -> None:
    assert state_of(slot(WORKING, certificate(leaf(-400, -1)), *objects))[0] is State.EXPIRED


def test_a_certificate_of_tomorrow_is_not_yet_valid() -> None:
    assert state_of(slot(WORKING, certificate(leaf(1, 365)), KEY))[0] is State.NOT_YET_VALID


def test_a_renewed_token_with_the_old_certificate_beside_is_operational() -> None:
    found = slot(WORKING, certificate(leaf(-400, -1), "02"), certificate(leaf()), KEY)
    assert state_of(found)[0] is State.OPERATIONAL


def test_a_good_certificate_counts_although_the_search_ended_early() -> None:
    found = slot(WORKING, certificate(leaf()), KEY, content_error="CKR_DEVICE_ERROR")
    assert state_of(found)[0] is State.OPERATIONAL


def test_what_each_class_shows_counts_though_the_search_for_everything_was_refused() -> None:
    refused = {"content_error": "CKR_ARGUMENTS_BAD"}
    assert state_of(slot(WORKING, KEY, **refused))[0] is State.KEY_WITHOUT_CERTIFICATE
    assert state_of(slot(WORKING, KEY, **refused, classes_searched=False))[0] is State.INDETERMINATE
    assert state_of(slot(WORKING, **refused)) == (State.INDETERMINATE, "content_error")


def test_a_good_certificate_does_not_count_on_a_token_that_failed_its_self_test() -> None:
    found = slot(WORKING | p.TOKEN_ERROR_STATE, certificate(leaf()), KEY)
    assert state_of(found) == (State.INDETERMINATE, "error_state")
    assert not looks_blank(slot(WORKING | p.TOKEN_ERROR_STATE))
