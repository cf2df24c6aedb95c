"""One medium through several drivers, and what PC/SC adds: no wrong "em branco", no medium told twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from native_host.protocol.messages import Medium, State
from native_host.token.diagnosis.media import assemble
from native_host.token.pcsc.facts import Facts, Reader, Service
from native_host.token.pcsc.reader_match import reader_of, same_serial
from native_host.token.readings.pkcs11 import OBJECT_PUBLIC_KEY
from native_host.token.readings.reading import DriverRef, Failure, Reading
from native_host.token.readings.slot import SlotSnapshot, TokenObject
from tests.support import certificates as made
from tests.support.certificates import NOW, Order
from tests.support.pcsc import STARSIGN, TAGLIO
from tests.support.snapshots import WORKING, certificate, reading, slot, token

KEY = TokenObject(OBJECT_PUBLIC_KEY, "01")
UNKNOWN = {"token": None, "token_error": "CKR_TOKEN_NOT_RECOGNIZED"}
NO_CARD = {"token": None, "token_error": "CKR_TOKEN_NOT_PRESENT"}
LONG = "Giesecke & Devrient StarSign CUT S USB Smart Card Reader (0123456789) 00 00"


def facts(*readers: Reader, service: Service = Service.RUNNING, remote: bool = False) -> Facts:
    return Facts.of(service, list(readers), remote=remote)


def card(name: str = "Leitora 1", atr: str = STARSIGN, events: int = 1) -> Reader:
    return Reader(name, True, atr, events=events)


def generic(found: Reading) -> Reading:
    return replace(found, driver=DriverRef(found.driver.path, "opensc", "generic"))


def blank(*slots: SlotSnapshot, path: str = "/blank.so") -> Reading:
    found = reading(*(slots or (slot(),)), path=path)
    return replace(found, confirmed=frozenset(one.slot for one in found.slots))


def full(path: str = "/full.so", **more: object) -> Reading:
    issuer = made.chain()[-1]
    leaf = made.holder(Order(), issuer, made.key())
    return reading(slot(WORKING, certificate(leaf), KEY, **more), path=path)


def media(*readings: Reading, facts: Facts = Facts(), changed: frozenset[str] = frozenset()) -> list[Medium]:  # noqa: B008
    return assemble(list(readings), NOW, facts, changed)


def states(found: list[Medium]) -> list[State]:
    return [medium.state for medium in found]


def said(medium: Medium) -> str:
    return "\n".join(medium.evidence)


# --- several drivers on one token ---------------------------------------------------------------------------


def test_a_certificate_found_by_any_driver_wins_over_empty_from_another() -> None:
    (medium,) = media(blank(), full())
    assert (medium.state, medium.module) == (State.OPERATIONAL, "/full.so")
    assert "/blank.so" in said(medium)


def test_one_medium_with_different_serials_is_known_by_its_reader() -> None:
    (medium,) = media(blank(), full(token=token(serial="outro")), facts=facts(card()))
    assert medium.state is State.OPERATIONAL


@pytest.mark.parametrize("spelt", ["00a1b2c3", "00A1B2C3 ", " 00a1b2C3"])
def test_one_serial_in_other_letters_or_padded_is_one_medium(spelt: str) -> None:
    """Drivers give the same medium's reader names of their own: then the serial alone tells."""
    empty = blank(slot(token=token(serial="00A1B2C3")))
    for found in (
        media(empty, full(description="Leitor do fabricante", token=token(serial=spelt))),
        media(full(description="Leitor do fabricante", token=token(serial=spelt)), empty),
    ):
        assert states(found) == [State.OPERATIONAL]


def test_one_serial_in_two_readers_that_pcsc_tells_apart_are_two_media() -> None:
    both = facts(card(), card("Leitora 2"))
    found = media(blank(), full(description="Leitora 2"), facts=both)
    assert states(found) == [State.BLANK, State.OPERATIONAL]


def test_two_drivers_that_agree_on_blank_give_one_blank_confirmed_only_if_both_are() -> None:
    (sure,) = media(blank(), blank(path="/other.so"))
    (open_,) = media(blank(), reading(slot(), path="/other.so"))
    assert (sure.state, sure.confirmed) == (State.BLANK, True)
    assert (open_.state, open_.confirmed) == (State.BLANK, False)


@pytest.mark.parametrize("state", ["unrecognised", "not initialised"])
def test_opensc_that_does_not_know_the_layout_says_nothing_about_the_token(state: str) -> None:
    own = slot(**UNKNOWN) if state == "unrecognised" else slot(0x5)
    (medium,) = media(generic(reading(own, path="/opensc.so")), blank())
    assert (medium.state, medium.confirmed) == (State.BLANK, True)
    assert "opensc" in said(medium)


def test_two_drivers_of_makers_that_contradict_each_other_leave_it_open() -> None:
    (medium,) = media(blank(), reading(slot(0x5), path="/other.so"))
    assert (medium.state, medium.code) == (State.INDETERMINATE, "drivers_disagree")


def test_content_through_opensc_makes_blank_doubtful_too() -> None:
    (medium,) = media(blank(), generic(reading(slot(WORKING, KEY), path="/opensc.so")))
    assert (medium.state, medium.code) == (State.INDETERMINATE, "other_driver")


def test_a_driver_that_could_not_read_the_token_makes_blank_doubtful() -> None:
    other = reading(slot(content_error="CKR_DEVICE_ERROR"), path="/other.so")
    assert states(media(blank(), other)) == [State.INDETERMINATE]


def test_the_two_slots_of_an_idprime_are_one_medium() -> None:
    second = slot(slot=1, description="Leitora 1 (Digital Signature PIN)")
    (medium,) = media(blank(slot(), second))
    assert (medium.state, medium.confirmed) == (State.BLANK, True)


def test_the_evidence_names_every_driver_and_what_it_saw() -> None:
    failed = reading(path="/failed.so", failure=Failure("driver_crashed", "C_OpenSession", "SIGSEGV"))
    found = media(blank(), reading(path="/nothing.so"), failed)
    assert states(found) == [State.BLANK, State.DRIVER_FAILED]
    for path in ("/blank.so", "/nothing.so", "/failed.so"):
        assert path in said(found[0])


@pytest.mark.parametrize(("serial", "tells"), [("", False), ("0000000000000000", False), ("00A1", True)])
def test_a_serial_of_nothing_but_zeros_joins_nothing(serial: str, tells: bool) -> None:
    assert same_serial(serial, serial) is tells


# --- readers' names -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("description", "found"),
    [
        ("Leitora 1", "Leitora 1"),
        ("LEITORA  1", "Leitora 1"),
        ("Leitora 1 (PIN de assinatura)", "Leitora 1"),
        ("Leitora 10", None),
        ("Leitora", None),
        (LONG[:64], LONG),
        ("", None),
    ],
)
def test_a_slot_is_matched_to_one_reader_or_to_none(description: str, found: str | None) -> None:
    reader = reader_of(description, facts(card(), card("Leitora 2"), card(LONG)))
    assert (reader.name if reader else None) == found


def test_a_cut_name_that_fits_two_readers_is_matched_to_none() -> None:
    twins = facts(card(LONG), card(LONG.replace("00 00", "01 00")))
    assert reader_of(LONG[:64], twins) is None


# --- what PC/SC adds ----------------------------------------------------------------------------------------


def test_a_stopped_service_a_missing_reader_and_an_empty_one_are_told_apart() -> None:
    nothing = reading()
    assert states(media(nothing, facts=facts(service=Service.STOPPED))) == [State.SERVICE_STOPPED]
    assert states(media(nothing, facts=facts())) == [State.NO_READER]
    assert states(media(nothing, facts=facts(Reader("Leitora 1")))) == [State.NO_TOKEN]


def test_without_pcsc_the_reading_goes_on_and_says_so() -> None:
    (none,) = media(reading(), facts=Facts(reason="not_installed"))
    (some,) = media(blank(), facts=Facts(reason="timeout"))
    assert (none.state, some.state) == (State.NO_READER, State.BLANK)
    assert "not_installed" in said(none)
    assert "timeout" in said(some)


@pytest.mark.parametrize("readings", [(reading(),), (reading(slot(**UNKNOWN)),), (reading(slot(**NO_CARD)),)])
def test_a_card_unknown_to_every_driver_is_named_with_its_likely_driver(
    readings: tuple[Reading, ...],
) -> None:
    medium = media(*readings, facts=facts(card()))[0]
    assert (medium.state, medium.reader) == (State.UNRECOGNIZED, "Leitora 1")
    assert medium.card is not None
    assert "SafeSign" in medium.card.likely_driver
    assert "deduzido" in said(medium)


def test_a_card_without_any_driver_installed_tells_which_one_is_missing() -> None:
    (medium,) = media(facts=facts(card(atr=TAGLIO)))
    assert medium.state is State.DRIVER_MISSING
    assert "OpenSC" in medium.hint


def test_a_card_is_not_called_unrecognised_while_a_driver_did_not_answer() -> None:
    failed = reading(path="/failed.so", failure=Failure("driver_timeout", "C_GetSlotList"))
    (medium,) = media(failed, reading(slot(**UNKNOWN)), facts=facts(card()))
    assert medium.state is State.DRIVER_FAILED
    assert "StarSign" in said(medium)


def test_a_token_whose_slot_fits_no_reader_is_not_told_twice() -> None:
    assert states(media(blank(slot(description="Token do fabricante")), facts=facts(card()))) == [State.BLANK]


def test_a_second_card_that_nobody_knows_is_told_beside_a_token() -> None:
    found = media(blank(), facts=facts(card(), card("Leitora 2", TAGLIO)))
    assert states(found) == [State.BLANK, State.UNRECOGNIZED]
    assert found[1].reader == "Leitora 2"


def test_a_card_that_does_not_answer_is_told_so() -> None:
    (medium,) = media(reading(), facts=facts(Reader("Leitora 1", True, "", mute=True)))
    assert (medium.state, medium.code) == (State.UNRECOGNIZED, "card_mute")
    assert "contato" in medium.hint


def test_a_software_token_needs_neither_service_nor_reader() -> None:
    soft = blank(slot(flags=1, description="SoftHSM"))
    soft = replace(soft, driver=replace(soft.driver, kind="named"))
    for found in (facts(), facts(service=Service.STOPPED), Facts(reason="timeout")):
        (medium,) = media(soft, facts=found)
        assert medium.state is State.BLANK
        assert "timeout" not in said(medium)


@pytest.mark.parametrize("name", ["Windows Hello for Business 1", "Microsoft UICC ISO Reader 0"])
def test_windows_own_readers_are_no_readers(name: str) -> None:
    own = reading(slot(description=name, **UNKNOWN))
    (medium,) = media(own, facts=facts(card(name, "3B80")))
    assert medium.state is State.NO_READER
    assert name in said(medium)


def test_a_driver_that_hangs_beside_windows_esim_reader_gets_the_reason() -> None:
    failed = reading(path="/failed.so", failure=Failure("driver_timeout", "C_GetSlotList"))
    (medium,) = media(failed, facts=facts(Reader("Microsoft UICC ISO Reader 0")))
    assert "eSIM" in said(medium)


def test_a_remote_session_says_whose_readers_are_seen() -> None:
    (medium,) = media(reading(), facts=facts(remote=True))
    assert "remota" in said(medium)


def test_a_card_that_was_swapped_in_mid_read_leaves_it_open() -> None:
    (medium,) = media(full(), facts=facts(card()), changed=frozenset({"Leitora 1"}))
    assert (medium.state, medium.code) == (State.INDETERMINATE, "changed_during_read")


def test_a_change_in_another_reader_does_not_matter() -> None:
    (medium,) = media(full(), facts=facts(card()), changed=frozenset({"Leitora 2"}))
    assert medium.state is State.OPERATIONAL
