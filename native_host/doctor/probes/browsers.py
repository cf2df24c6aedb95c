"""Which browsers are installed."""

from __future__ import annotations

from native_host.doctor.subject import subject
from native_host.doctor.surroundings import Surroundings
from native_host.protocol.messages import Probe
from native_host.registration.browsers import known_browsers, sandboxed_browsers


def look(_surroundings: Surroundings) -> list[Probe]:
    """Return their names."""
    about = subject("browsers")
    known = list(known_browsers().values())
    sandboxed = [
        subject("browsers", f"{one.title}.{one.kind}".lower().replace(" ", "_")).warning(
            "browser_sandboxed", title=one.title, kind=one.kind
        )
        for one in sandboxed_browsers()
    ]
    installed = [browser.title for browser in known if browser.is_installed]
    if not installed:
        names = ", ".join(browser.title for browser in known)
        return [about.error("no_browser", known=names), *sandboxed]
    return [about.fine("browsers", names=", ".join(installed)), *sandboxed]
