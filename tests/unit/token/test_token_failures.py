"""A driver that was not read: what is so, and what helps; beside a medium it is told as well."""

from __future__ import annotations

from dataclasses import replace

import pytest

from native_host.protocol.messages import Medium, State
from native_host.token.diagnosis.media import assemble, none_sought
from native_host.token.pcsc.facts import Facts, Reader, Service
from native_host.token.readings.reading import Failure, Reading
from tests.support.certificates import NOW
from tests.support.pcsc import STARSIGN
from tests.support.snapshots import reading, slot

RECONNECT = ("econecte", "econnect")


def alone(failure: Failure) -> Medium:
    (medium,) = assemble([reading(failure=failure)], NOW)
    return medium


@pytest.mark.parametrize(
    ("failure", "title", "hint"),
    [
        (Failure("driver_missing"), "não existe", "Corrija o caminho"),
        (Failure("driver_missing", reason="is_folder"), "é de uma pasta", "Corrija o caminho"),
        (Failure("driver_missing", reason="not_a_file"), "não é de um arquivo", "Corrija o caminho"),
        (Failure("driver_missing", reason="closed_folder"), "não pode ser vista", "administrador"),
        (Failure("driver_load_failed", "load", "wrong_bitness"), "32 bits: o Qualitoken é de 64", "64 bits"),
        (Failure("driver_load_failed", "load", "dependency_missing: libx.so"), "carregado", "Reinstale"),
        (Failure("driver_load_failed", "load", "not_a_library"), "carregado", "Reinstale"),
        (Failure("driver_load_failed", "load", "truncated"), "carregado", "Reinstale"),
        (Failure("driver_load_failed", "load", "forbidden"), "carregado", "permissão"),
        (Failure("driver_load_failed", "load", "blocked"), "carregado", "antivírus"),
        (Failure("driver_load_failed", "load", "unreachable_name"), "carregado", "sem acentos"),
        (Failure("driver_load_failed", "C_Initialize", "CKR_GENERAL_ERROR"), "carregado", "Reinstale"),
        (Failure("driver_untrusted"), "por segurança", "administrador"),
        (Failure("driver_refused"), "não é de uma mídia", "Retire este driver"),
    ],
    ids=lambda value: value.reason or value.code if isinstance(value, Failure) else None,
)
def test_a_driver_that_reconnecting_does_not_mend_says_what_does(
    failure: Failure, title: str, hint: str
) -> None:
    medium = alone(failure)
    assert title in medium.title
    assert hint in medium.hint
    assert not any(word in medium.hint and "não resolve" not in medium.hint for word in RECONNECT)
    assert any("/m.so" in line for line in medium.evidence)


@pytest.mark.parametrize("code", ["driver_timeout", "driver_crashed", "driver_error"])
def test_a_driver_that_failed_on_the_medium_is_tried_with_it_reconnected(code: str) -> None:
    hint = alone(Failure(code, "C_OpenSession")).hint
    assert "esconecte e reconecte" in hint
    assert ("com mais tempo" in hint) is (code == "driver_timeout")


@pytest.mark.parametrize(
    ("reason", "said"),
    [("", "não existe"), ("is_folder", "é uma pasta"), ("not_a_file", "não é um arquivo comum")],
)
def test_the_evidence_says_what_is_at_a_path_that_is_no_drivers(reason: str, said: str) -> None:
    assert said in alone(Failure("driver_missing", reason=reason)).evidence[0]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("driver_missing", "não foi lido: não há arquivo"),
        ("driver_load_failed", "não pôde ser carregado"),
        ("driver_timeout", "não respondeu no prazo"),
        ("driver_crashed", "parou de repente"),
        ("driver_error", "respondeu com erro"),
        ("driver_untrusted", "não foi carregado"),
        ("driver_refused", "não é carregado"),
    ],
)
def test_beside_a_medium_it_is_told_how_another_driver_failed(code: str, said: str) -> None:
    media = assemble([reading(slot()), reading(path="/other.so", failure=Failure(code))], NOW)
    (line,) = (line for line in media[0].evidence if line.startswith("Outro driver, /other.so"))
    assert said in line


# --- no driver at all ---------------------------------------------------------------------------------------

CARD = Facts(Service.RUNNING, (Reader("Leitora 1", True, STARSIGN),))


@pytest.mark.parametrize("facts", [Facts(Service.STOPPED), Facts(Service.RUNNING), CARD])
def test_a_configuration_without_any_driver_says_that_none_was_looked_for(facts: Facts) -> None:
    (medium,) = none_sought(facts)
    assert (medium.state, medium.code) == (State.DRIVER_MISSING, "no_driver_sought")
    assert medium.title == "Nenhum driver foi procurado"
    assert "only_modules" in medium.evidence[0]
    assert "only_modules" in medium.hint
    assert "nstale" not in medium.hint


def test_a_wrong_path_is_corrected_before_any_driver_is_installed_for_a_card_that_is_seen() -> None:
    for reason, word in (("", "Corrija o caminho"), ("is_folder", "Corrija o caminho")):
        missing = reading(failure=Failure("driver_missing", reason=reason))
        media = assemble([missing], NOW, CARD)
        assert media[0].state is State.DRIVER_MISSING
        assert all(word in medium.hint for medium in media)


def test_without_any_driver_installed_the_likely_one_is_to_be() -> None:
    (medium,) = assemble([], NOW, CARD)
    assert "Instale o driver provável" in medium.hint


def rest_read(read: Reading) -> Reading:
    return replace(read, failure=Failure("driver_crashed", "C_OpenSession", slot=1), rest_read=True)


def test_a_driver_that_failed_elsewhere_and_shows_the_medium_is_told_by_what_it_shows() -> None:
    media = assemble([reading(slot()), rest_read(reading(slot(), path="/other.so"))], NOW)
    assert not any("parou de repente" in line for line in media[0].evidence if "/other.so" in line)
