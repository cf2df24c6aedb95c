"""One failing probe, however it fails, never hides the others."""

from __future__ import annotations

import importlib
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from native_host.doctor import run
from native_host.doctor.subject import subject
from native_host.doctor.surroundings import Surroundings
from native_host.protocol.messages import Probe, ProbeStatus
from tests.support.clock import MovedClock
from tests.support.probes import broken, codes, surroundings
from tests.support.waiting import until


@pytest.fixture
def _all_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in run.PROBES:
        probe = importlib.import_module(f"native_host.doctor.probes.{name}")
        about = subject(name, name="").fine("configuration_none")
        monkeypatch.setattr(probe, "look", lambda _, about=about: [about])


@pytest.mark.usefixtures("_all_fine")
@pytest.mark.parametrize("failing", run.PROBES)
@pytest.mark.parametrize("error", [RuntimeError("Maria"), KeyError("x"), SystemExit(3), MemoryError()])
def test_each_probe_may_fail_without_hiding_the_others(
    failing: str, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(_surroundings: Surroundings) -> list[Probe]:
        raise error

    monkeypatch.setattr(f"native_host.doctor.probes.{failing}.look", look)
    found = run.examine(surroundings())
    assert [probe.id for probe in found] == list(run.PROBES)
    for probe in found:
        assert probe.code == ("probe_failed" if probe.id == failing else None)
        assert "Maria" not in probe.detail
        assert type(error).__name__ in probe.detail or probe.id != failing


@pytest.mark.usefixtures("_all_fine")
def test_a_probe_that_cannot_even_be_imported_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "native_host.doctor.probes.drivers", None)
    found = codes(run.examine(surroundings()))
    assert found.pop("drivers") == "probe_failed"
    assert set(found.values()) == {None}


@pytest.mark.usefixtures("_all_fine")
def test_a_probe_that_hangs_ends_at_its_deadline_and_the_others_are_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    free, clock = threading.Event(), MovedClock()
    monkeypatch.setattr("native_host.doctor.probes.policy.look", lambda _: free.wait())
    with ThreadPoolExecutor() as pool:
        examined = pool.submit(run.examine, surroundings(), clock)
        until(lambda: probes_at_work() == {"probe policy"}, "all probes but one are over")
        clock.move(run.DEADLINE_S)
        found = codes(examined.result())
    free.set()
    assert found.pop("policy") == "probe_timeout"
    assert set(found.values()) == {None}


def probes_at_work() -> set[str]:
    return {thread.name for thread in threading.enumerate() if thread.name.startswith("probe ")}


def test_with_a_broken_configuration_only_what_needs_it_is_not_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(run, "PROBES", ("program", "configuration", "knowledge", "drivers", "tokens"))
    found = {probe.id: probe for probe in run.examine(broken())}
    assert found["program"].status is ProbeStatus.OK
    assert (found["configuration"].status, found["configuration"].code) == (
        ProbeStatus.ERROR,
        "configuration_broken",
    )
    for name in ("knowledge", "drivers", "tokens"):
        assert (found[name].status, found[name].code) == (ProbeStatus.UNKNOWN, "needs_configuration")


@pytest.mark.usefixtures("_all_fine")
def test_the_home_folder_is_masked_in_every_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    probe = Probe(
        id="x", title=f"{tmp_path}", status=ProbeStatus.OK, detail=f"{tmp_path}/a", hint=f"{tmp_path}/b"
    )
    monkeypatch.setattr("native_host.doctor.probes.policy.look", lambda _: [probe])
    shown = "".join(one.model_dump_json() for one in run.examine(surroundings()))
    assert str(tmp_path) not in shown
    assert "~/a" in shown
