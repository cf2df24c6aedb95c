"""Procedures and page maps: which are in force, and which files are broken."""

from __future__ import annotations

from pathlib import Path

from native_host.doctor.subject import subject
from native_host.doctor.surroundings import Surroundings
from native_host.protocol.messages import Probe
from native_host.sop.loader import load_knowledge


def look(surroundings: Surroundings) -> list[Probe]:
    """Return one probe for what is in force, or one per broken file.

    Raises:
        QualitokenError: `configuration_broken`.
    """
    config = surroundings.config()
    knowledge = load_knowledge(
        [Path(folder) for folder in config.sop_dirs], [Path(folder) for folder in config.page_dirs]
    )
    problems = [*knowledge.sops.problems, *knowledge.pages.problems]
    if problems:
        return [
            subject("knowledge", str(number)).error(one.code, file=one.file, reason=one.message)
            for number, one in enumerate(problems, 1)
        ]
    sops, pages = (", ".join(shelf.items()) for shelf in (knowledge.sops, knowledge.pages))
    return [subject("knowledge").fine("knowledge", sops=sops, pages=pages)]
