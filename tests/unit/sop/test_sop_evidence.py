"""Questions of the medium carry what is known and what may be answered, and are never answered by it."""

from __future__ import annotations

import pytest

from native_host.protocol.messages import EarlierReading, Medium, Missing, State
from tests.support import plans


def asked(medium: Medium) -> dict[str, Missing]:
    return {one.key: one for one in plans.plan(medium, force=True).missing}


def test_both_questions_offer_their_answers() -> None:
    found = asked(plans.medium())
    for key in ("midia_reaproveitada", "midia_safeweb"):
        assert found[key].options == ["Sim", "Não"]


def test_without_certificate_it_is_said_that_nothing_tells_the_issuer() -> None:
    found = asked(plans.medium())
    assert "nenhum certificado" in found["midia_safeweb"].evidence
    assert found["midia_reaproveitada"].evidence == ""


@pytest.mark.parametrize(("told", "said"), [(True, "que é da Safeweb"), (False, "não é da Safeweb")])
def test_the_issuer_is_named(told: bool, said: str) -> None:
    evidence = asked(plans.operational(from_safeweb=told))["midia_safeweb"].evidence
    assert said in evidence
    assert "AC Exemplo RFB v5" in evidence


def test_an_earlier_reading_is_told_with_its_date() -> None:
    seen = EarlierReading(state=State.EXPIRED, title="Certificado vencido", read_on="2026-10-03")
    found = asked(plans.medium(seen_before=seen))
    assert "03/10/2026: Certificado vencido" in found["midia_reaproveitada"].evidence
    assert plans.step(plans.plan(plans.medium(seen_before=seen)), "midia_reaproveitada").value is None


def test_of_a_problem_without_medium_nothing_is_said() -> None:
    found = asked(plans.medium(State.NO_READER, token=None))
    assert found["midia_safeweb"].evidence == ""


def test_a_medium_read_elsewhere_is_told_so_in_the_ticket() -> None:
    solution = plans.step(plans.plan(plans.medium(elsewhere=True)), "solucao").value or ""
    assert "22/11/2026 às 14:05, em outro computador (relatório do Qualitoken)" in solution
    solution.encode("iso-8859-1")
    assert "outro computador" not in (plans.step(plans.plan(plans.medium()), "solucao").value or "")


def test_a_single_reading_elsewhere_is_to_be_repeated_there() -> None:
    plan = plans.plan(plans.medium(elsewhere=True, confirmed=False))
    assert plan.code == "not_confirmed"
    assert "relatório novo" in plan.reason
