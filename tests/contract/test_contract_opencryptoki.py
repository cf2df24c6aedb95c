"""PIN states on a real module that knows them: openCryptoki's software token, through the real host."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from native_host.protocol.messages import Medium, PinFlags
from tests.support.host import HostProcess, running_host
from tests.support.opencryptoki import SoftwareToken, software_token, unusable
from tests.support.paths import PROGRAMS

pytestmark = pytest.mark.skipif(unusable() is not None, reason=str(unusable()))

IN_ORDER = PinFlags(initialized=True, count_low=False, final_try=False, locked=False, to_be_changed=False)


@pytest.fixture
def token() -> Iterator[SoftwareToken]:
    """A throw-away token that is not initialised."""
    with software_token() as made:
        yield made


@pytest.fixture
def host(token: SoftwareToken, tmp_path: Path) -> Iterator[HostProcess]:
    """A host that reads it, and its child with it."""
    with running_host(tmp_path, [token.module], token.environment) as running:
        yield running


def read(host: HostProcess) -> Medium:
    (medium,) = host.media()
    return Medium.model_validate(medium)


def said(medium: Medium) -> str:
    return "\n".join(medium.evidence)


def test_a_token_as_it_comes_is_not_initialised(host: HostProcess) -> None:
    medium = read(host)
    assert medium.state.value == "not_initialized"
    assert medium.objects is None
    assert medium.pin is not None
    assert not medium.pin.initialized


def test_initialised_by_the_so_only_is_no_user_pin_and_never_blank(
    token: SoftwareToken, host: HostProcess
) -> None:
    token.initialize()
    medium = read(host)
    assert (medium.state.value, medium.confirmed) == ("no_user_pin", True)
    assert medium.token is not None
    assert medium.token.label == "MIDIA"
    assert medium.pin is not None
    assert not medium.pin.initialized
    assert "não tem senha de usuário (PIN)" in said(medium)
    assert "Não use o procedimento de token em branco" in medium.hint
    # The module flags the PIN that there is not as one to be changed: said, it would only confuse.
    assert "precisa ser trocada" not in said(medium)


def test_with_a_user_pin_it_is_blank_and_nothing_is_said_of_the_pin(
    token: SoftwareToken, host: HostProcess
) -> None:
    token.make_blank()
    medium = read(host)
    assert (medium.state.value, medium.confirmed) == ("blank", True)
    assert medium.pin == IN_ORDER
    assert not [line for line in medium.evidence if "senha de usuário" in line]


def test_wrong_pins_are_told_one_by_one_up_to_the_lock_and_reading_costs_no_try(
    token: SoftwareToken, host: HostProcess
) -> None:
    token.make_blank()
    assert read(host).pin == IN_ORDER
    for flag, words in (
        ("count_low", "A senha (PIN) foi digitada errada"),
        ("final_try", "Resta uma única tentativa"),
        ("locked", "está bloqueada"),
    ):
        token.err()
        for _ in range(2):  # as often as wanted
            medium = read(host)
            assert medium.pin == IN_ORDER.model_copy(update={flag: True})
            assert words in said(medium)
            assert (medium.state.value, medium.confirmed) == ("blank", True)


def test_a_locked_token_with_a_key_says_both(token: SoftwareToken, host: HostProcess) -> None:
    token.make_blank()
    token.make_key_pair()
    for _ in range(3):
        token.err()
    medium = read(host)
    assert medium.state.value == "key_without_certificate"
    assert medium.pin is not None
    assert medium.pin.locked
    assert "está bloqueada" in said(medium)


def test_diagnose_says_that_a_pin_is_locked(token: SoftwareToken) -> None:
    token.make_blank()
    for _ in range(3):
        token.err()
    command = [str(PROGRAMS / "qualitoken"), "diagnose", "--json", "--module", str(token.module)]
    done = subprocess.run(command, env={**os.environ, **token.environment}, capture_output=True, check=False)
    (medium,) = json.loads(done.stdout)
    assert (medium["state"], medium["pin"]["locked"], done.returncode) == ("blank", True, 1)
    assert "A senha de usuário (PIN) está bloqueada." in medium["evidence"]
