"""When a driver that hung the last time is not waited for: never where it could change what an agent does."""

from __future__ import annotations

import pytest

from native_host.protocol.messages import State
from native_host.token.diagnosis.media import settled
from native_host.token.pcsc.facts import Facts, Reader, Service
from tests.support.media import blank, operational, problem

READER = operational().reader or ""
FAILED = problem(State.DRIVER_FAILED)
STOPPED = Facts(Service.STOPPED)


def with_cards(*names: str) -> Facts:
    return Facts(Service.RUNNING, tuple(Reader(name, present=True) for name in names))


def test_a_medium_whose_holders_certificate_was_read_is_settled_whatever_problems_are_beside_it() -> None:
    assert settled([operational(), FAILED], with_cards(READER))
    assert settled([operational(), FAILED], STOPPED)
    assert settled([operational(state=State.EXPIRED)], with_cards(READER))


def test_the_free_slot_of_a_software_token_is_no_medium_to_wait_for() -> None:
    assert settled([operational(), blank(state=State.NOT_INITIALIZED, spare=True)], STOPPED)


@pytest.mark.parametrize(
    "state",
    [
        *(State.BLANK, State.NOT_INITIALIZED, State.NO_USER_PIN, State.KEY_WITHOUT_CERTIFICATE),
        *(State.CHAIN_ONLY, State.INDETERMINATE, State.UNRECOGNIZED),
    ],
)
def test_what_another_driver_may_see_otherwise_is_never_settled(state: State) -> None:
    assert not settled([blank(state=state)], with_cards(READER))
    assert not settled([operational(), blank(state=state, reader="Leitora 2")], with_cards(READER))


def test_nothing_found_is_not_settled() -> None:
    assert not settled([FAILED], STOPPED)
    assert not settled([problem(State.NO_TOKEN)], STOPPED)


def test_a_card_that_nobody_shows_may_be_the_customers() -> None:
    assert not settled([operational()], with_cards(READER, "Leitora 2"))


def test_without_pcscs_answer_there_may_be_such_a_card() -> None:
    assert not settled([operational()], Facts())
