"""Procedures and page maps: which are in force, and which files are broken."""

from __future__ import annotations

from native_host.doctor.subject import subject
from native_host.doctor.surroundings import Surroundings
from native_host.protocol.messages import Probe
from native_host.sop.configured import knowledge_of


def look(surroundings: Surroundings) -> list[Probe]:
    """Return one probe for what is in force, or one per broken file and per folder that does not count.

    Raises:
        QualitokenError: `configuration_broken`.
    """
    knowledge = knowledge_of(surroundings.config())
    problems = [*knowledge.sops.problems, *knowledge.pages.problems]
    found = [
        subject("knowledge", str(number)).error(one.code, file=one.file, reason=one.message)
        for number, one in enumerate(problems, 1)
    ]
    if found:
        return found
    sops, pages = (", ".join(shelf.items()) for shelf in (knowledge.sops, knowledge.pages))
    return [subject("knowledge").fine("knowledge", sops=sops, pages=pages)]
