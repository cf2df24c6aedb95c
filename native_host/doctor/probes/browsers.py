"""Which browsers are installed."""

from __future__ import annotations

from native_host.doctor.subject import subject
from native_host.doctor.surroundings import Surroundings
from native_host.protocol.messages import Probe
from native_host.registration.browsers import known_browsers


def look(_surroundings: Surroundings) -> list[Probe]:
    """Return their names."""
    about = subject("browsers")
    known = list(known_browsers().values())
    if not known:
        return [about.unknown("not_on_this_system")]
    installed = [browser.title for browser in known if browser.is_installed]
    if not installed:
        return [about.error("no_browser", known=", ".join(browser.title for browser in known))]
    return [about.fine("browsers", names=", ".join(installed))]
