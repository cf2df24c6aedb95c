"""PC/SC's two answers around a reading: what changed meanwhile, and what nobody can vouch for."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from native_host.protocol.messages import State
from native_host.token.media import assemble
from native_host.token.pcsc.asked import PcscRound
from native_host.token.pcsc.facts import Facts, Reader, Service
from native_host.token.pcsc.process import TIMEOUT, Pcsc
from native_host.token.snapshot import Reading
from tests.support.certificates import NOW
from tests.support.snapshots import reading, slot

CARD = Facts(Service.RUNNING, (Reader("Leitora 1", present=True, atr="3B00", events=1),))
PULLED = Facts(Service.RUNNING, (Reader("Leitora 1", events=2),))
LATE = Facts(reason=TIMEOUT)


class Answers(Pcsc):
    """Gives these facts, one after the other."""

    def __init__(self, *facts: Facts) -> None:
        super().__init__()
        self._facts = list(facts)

    def read(self, deadline: float) -> Facts:  # noqa: ARG002 - as for any
        return self._facts.pop(0)


def results(*facts: Facts) -> tuple[Facts, frozenset[str], bool]:
    asked = PcscRound(Answers(*facts), time.monotonic() + 1).results([])
    return asked.facts, asked.changed, asked.unsure


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (CARD, CARD, (CARD, frozenset(), False)),
        (CARD, PULLED, (PULLED, frozenset({"Leitora 1"}), False)),
        (CARD, LATE, (CARD, frozenset(), True)),
    ],
)
def test_a_second_answer_says_what_changed_and_a_missing_one_that_nobody_knows(
    before: Facts, after: Facts, expected: object
) -> None:
    assert results(before, after) == expected


@pytest.mark.parametrize("only", [LATE, Facts(Service.STOPPED), Facts(Service.RUNNING)])
def test_where_pcsc_sees_no_reader_it_is_asked_once(only: Facts) -> None:
    assert results(only)[1:] == (frozenset(), False)


def confirmed(found: Reading) -> Reading:
    return replace(found, confirmed=frozenset({0}))


def test_a_blank_token_that_may_have_been_pulled_out_is_not_confirmed() -> None:
    (sure,) = assemble([confirmed(reading(slot()))], NOW, CARD)
    assert (sure.state, sure.confirmed) == (State.BLANK, True)
    (unsure,) = assemble([confirmed(reading(slot()))], NOW, CARD, unsure=True)
    assert (unsure.state, unsure.confirmed) == (State.BLANK, False)
    assert "Leia de novo" in unsure.hint
    assert any("continuou na leitora" in line for line in unsure.evidence)


def test_a_blank_token_in_a_reader_that_pcsc_sees_empty_is_not_confirmed() -> None:
    """PC/SC may have been asked for the first time when the medium was gone already: nothing has changed then."""
    (found,) = assemble([confirmed(reading(slot()))], NOW, PULLED)
    assert (found.state, found.confirmed) == (State.BLANK, False)
    assert "Leia de novo" in found.hint
    assert any("não vê mídia" in line for line in found.evidence)


def test_a_software_token_cannot_be_pulled_out() -> None:
    (found,) = assemble([confirmed(reading(slot(flags=1)))], NOW, CARD, unsure=True)
    assert (found.state, found.confirmed) == (State.BLANK, True)
