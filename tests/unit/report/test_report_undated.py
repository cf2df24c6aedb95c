"""Reports of certificates whose dates could not be read: told as they are, no proof of being in force."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from native_host.protocol.messages import Medium, State
from native_host.report.rows import certificate_rows
from tests.support import media
from tests.support.forged_reports import read, report, what

UNDATED = [{"not_before": ""}, {"not_after": ""}, {"not_before": "", "not_after": ""}]


def medium(state: State, code: str | None = None, **dates: str) -> Medium:
    return media.operational(state=state, code=code, certificates=[media.certificate(**dates)])


@pytest.mark.parametrize("dates", UNDATED)
def test_a_report_with_an_undated_certificate_is_read(dates: dict[str, str]) -> None:
    (found,) = read(report(medium(State.INDETERMINATE, "certificate_unreadable", **dates))).media
    (certificate,) = found.certificates
    assert (certificate.not_before, certificate.not_after) == (
        dates.get("not_before", media.certificate().not_before),
        dates.get("not_after", media.certificate().not_after),
    )
    assert any("validade" in line and "não pôde" in line for line in found.evidence)
    assert not any("vale até" in line or "venceu" in line for line in found.evidence)


@pytest.mark.parametrize("dates", UNDATED)
@pytest.mark.parametrize("state", [State.OPERATIONAL, State.CERTIFICATE_WITHOUT_KEY])
def test_an_undated_certificate_alone_is_no_proof_of_being_in_force(
    state: State, dates: dict[str, str]
) -> None:
    assert "validade" in what(report(medium(state, **dates)))


def test_an_end_that_has_passed_tells_without_a_begin() -> None:
    ended = (datetime.fromisoformat(media.READ_AT) - timedelta(days=9)).strftime("%Y-%m-%dT%H:%M:%SZ")
    (found,) = read(report(medium(State.EXPIRED, not_before="", not_after=ended))).media
    assert any("venceu" in line for line in found.evidence)


@pytest.mark.parametrize("dates", UNDATED)
def test_the_birth_date_is_kept_without_a_begin(dates: dict[str, str]) -> None:
    born = media.operational(
        state=State.INDETERMINATE,
        code="certificate_unreadable",
        certificates=[media.certificate(birth_date="1979-08-15", **dates)],
    )
    (found,) = read(report(born)).media
    assert found.certificates[0].birth_date == "1979-08-15"


@pytest.mark.parametrize("dates", UNDATED)
def test_a_date_that_could_not_be_read_is_said_in_words(dates: dict[str, str]) -> None:
    rows = certificate_rows(media.certificate(**dates))
    (period,) = (row.value for row in rows if row.label == "Validade")
    assert period.count("data não lida") == len(dates)
    assert "//" not in period
