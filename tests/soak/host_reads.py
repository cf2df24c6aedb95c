"""One real host: tokens come and go, a driver crashes, texts are pasted, plans are made."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.soak.part import Part, Use
from tests.soak.processes import MEASURES, measured, tree
from tests.support import certificates as made
from tests.support.drivers import HOLDS_BLANK, HOLDS_KEY, ScriptedDriver
from tests.support.host import HostProcess, running_host

EMPTY = "slot description=Leitora_1 flags=7\n"
CRASHES = HOLDS_KEY + "crash C_FindObjectsInit\n"
READS_PER_STATE = 3
ROUNDS_PER_MEASUREMENT = 2
TRIES_MAX = 2_000
"""Reads after a crash until the driver is tried again: there is a pause, and each read is over at once."""
PASTED = "Nome: Padaria Aurora Ltda\nCNPJ: 11.222.333/0001-81\nTel: (51) 3333-4444"


@contextmanager
def opened() -> Iterator[Use]:
    """Start a host with two drivers: one whose tokens come and go, and one that stays as it is."""
    with tempfile.TemporaryDirectory(prefix="qualitoken-soak-") as name:
        folder = Path(name)
        other = HOLDS_KEY.replace("00A1", "00B2").replace("Leitora_1", "Leitora_2")
        changing, staying = (
            ScriptedDriver(folder / "changing", HOLDS_KEY),
            ScriptedDriver(folder / "staying", other),
        )
        with running_host(folder, [changing.path, staying.path]) as host:
            yield Use(
                partial(one_round, host, changing, staying, _holds_certificate()),
                lambda: measured(tree(host.process.pid)),
                MEASURES,
                ROUNDS_PER_MEASUREMENT,
            )


def one_round(host: HostProcess, changing: ScriptedDriver, staying: ScriptedDriver, full: str) -> None:
    """Go through every state once."""
    for script, state in (
        (HOLDS_KEY, "key_without_certificate"),
        (EMPTY, "no_token"),
        (full, "certificate_without_key"),
        (HOLDS_BLANK, "blank"),
        (CRASHES, "driver_failed"),
        (HOLDS_KEY, "key_without_certificate"),
    ):
        changing.script(script)
        _wait_for(host, changing, state)
        for _ in range(READS_PER_STATE):
            states = _states(host)
            assert states[str(changing.path)] == state, states
            assert states[str(staying.path)] == "key_without_certificate", states
    parsed, _ = host.call("customer.parse", {"text": PASTED})
    keys = [candidate["key"] for candidate in parsed["result"]["candidates"]]  # type: ignore[index]
    assert sorted(keys) == ["cnpj", "name", "phone"], keys
    candidates = parsed["result"]["candidates"]  # type: ignore[index]
    (page,) = host.call("pages.list")[0]["result"]["pages"]  # type: ignore[index]
    asked = {"page": {"map": page["id"]}, "candidates": candidates}
    prepared, _ = host.call("ticket.prepare", asked)
    assert "lines" in prepared["result"], prepared  # type: ignore[operator]
    assert "result" in host.call("sop.list")[0]
    for driver in (changing, staying):
        driver.forget_calls()


def _wait_for(host: HostProcess, changing: ScriptedDriver, state: str) -> None:
    """Read until the changed token is seen: after a crash the driver is left alone for a while."""
    for _ in range(TRIES_MAX):
        found = _states(host)[str(changing.path)]
        if found == state:
            return
        assert found == "driver_failed", found
    raise AssertionError(f"{state} is not seen any more")


def _states(host: HostProcess) -> dict[str, str]:
    """Read; return what each driver shows."""
    return {str(medium["module"]): str(medium["state"]) for medium in host.media()}


def _holds_certificate() -> str:
    issuer = made.authority("AC SAFEWEB RFB v5")
    value = made.der(made.holder(made.Order(), issuer, made.key()))
    return HOLDS_BLANK + f"object class=1 id=01 value={value.hex()}\n"


PART = Part("host_reads", "one host: tokens come and go, a driver crashes, texts are pasted", opened)
