"""Whether an administrator's policy keeps a browser from starting the host."""

from __future__ import annotations

from native_host.doctor.policies import Policies, policies_at, policy_places
from native_host.doctor.registrations import in_force, registrations
from native_host.doctor.subject import Subject, subject
from native_host.doctor.surroundings import Surroundings
from native_host.protocol.messages import Probe
from native_host.registration.browsers import Browser, known_browsers


def look(_surroundings: Surroundings) -> list[Probe]:
    """Return one probe per browser with policies, or one that says that there are none."""
    places = policy_places()
    system_wide = {one.browser.id for one in in_force(registrations()) if one.system}
    probes = []
    for browser in known_browsers().values():
        found = policies_at(places[browser.id]) if browser.id in places else Policies()
        about = subject("policy", browser.id, name=browser.title)
        probes += _judged(about, browser, found, registered_system_wide=browser.id in system_wide)
    return probes or [subject("policy", name="").fine("policy_none")]


def _judged(
    about: Subject, browser: Browser, found: Policies, *, registered_system_wide: bool
) -> list[Probe]:
    if found.unreadable:
        return [about.unknown("policy_unreadable", file=found.unreadable[0])]
    if found.blocks_host:
        return [about.error("policy_blocks_host", file=found.file)]
    if found.hides_user_level and not registered_system_wide:
        command = f"qualitoken register --system --browser {browser.id}"
        return [about.error("policy_hides_user_level", file=found.file, command=command)]
    return [about.fine("policy_allows", file=found.file)] if found.file else []
