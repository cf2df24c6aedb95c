"""A home folder and system folders of a test's own, so that no probe sees this computer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from native_host.doctor import registrations
from native_host.doctor.probes import browsers as browsers_probe
from native_host.doctor.probes import policy as policy_probe
from native_host.doctor.probes import registration as registration_probe
from native_host.registration.browsers import Browser, known_browsers


@pytest.fixture
def browsers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, Browser]:
    """The browsers, with all their folders under `tmp_path`; none is installed."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    found = {
        name: replace(browser, system=tmp_path / "etc" / name)
        for name, browser in known_browsers("linux").items()
    }
    for module in (registrations, browsers_probe, policy_probe, registration_probe):
        monkeypatch.setattr(module, "known_browsers", lambda: found)
    return found
