"""For which browsers and extensions the host is registered."""

from __future__ import annotations

import os
from pathlib import Path

from native_host.doctor.registrations import Registration, in_force, registrations
from native_host.doctor.subject import Subject, say, subject
from native_host.doctor.surroundings import Surroundings
from native_host.protocol.messages import Probe
from native_host.registration.browsers import Browser, known_browsers


def look(_surroundings: Surroundings) -> list[Probe]:
    """Return one probe per installed browser, and one per further manifest that is wrong."""
    known = known_browsers()
    found = registrations()
    first = {one.browser.id: one for one in in_force(found)}
    probes = [
        _probe(browser, first.get(browser.id))
        for browser in known.values()
        if browser.is_installed or browser.id in first
    ]
    others = [one for one in found if one is not first[one.browser.id] and one.code is not None]
    return [*probes, *map(_unused, others)] or [subject("registration", name="").error("registration_none")]


def _probe(browser: Browser, registration: Registration | None) -> Probe:
    about = subject("registration", browser.id, name=browser.title)
    if registration is None and not browser.key and not _is_writable(browser.user):
        return about.error("registration_folder_read_only", folder=browser.user, browser=browser.id)
    if registration is None:
        return about.error("registration_missing", browser=browser.id)
    return _judged(about, registration)


def _is_writable(folder: Path) -> bool:
    """Whether `register` could write there: into the folder, or into the first one above it that exists."""
    there = next((one for one in (folder, *folder.parents) if one.is_dir()), folder)
    return os.access(there, os.W_OK)


def _judged(about: Subject, one: Registration) -> Probe:
    place = say("places.system" if one.system else "places.user")
    values = {"file": one.file, "place": place, "program": one.program, "ids": ", ".join(one.ids)}
    values["part"] = one.part or one.program
    if one.code is None:
        return about.fine("registration", **values)
    option = " --system" if one.system else ""
    found = about.warning if one.usable else about.error
    return found(one.code, command=f"qualitoken register --browser {one.browser.id}{option}", **values)


def _unused(one: Registration) -> Probe:
    """Return the warning about a broken manifest that another one stands before."""
    about = subject("registration", f"{one.browser.id}.system", name=one.browser.title)
    return about.warning("registration_unused", file=one.file)
