"""Procedures and page maps: which are in force, and which files are broken."""

from __future__ import annotations

from native_host.datafiles.trust.sentences import sentence
from native_host.doctor.subject import subject
from native_host.doctor.surroundings import Surroundings
from native_host.protocol.messages import Probe
from native_host.sop.configured import configured_folders
from native_host.sop.loader import load_knowledge


def look(surroundings: Surroundings) -> list[Probe]:
    """Return one probe for what is in force, or one per broken file and per folder that does not count.

    Raises:
        QualitokenError: `configuration_broken`.
    """
    folders = configured_folders(surroundings.config())
    knowledge = load_knowledge(*(one.counting for one in folders))
    problems = [*knowledge.sops.problems, *knowledge.pages.problems]
    found = [
        subject("knowledge", str(number)).error(one.code, file=one.file, reason=one.message)
        for number, one in enumerate(problems, 1)
    ]
    doubts = [pair for one in folders for pair in one.doubts.items()]
    found += [
        subject("knowledge", str(number)).error("folder_untrusted", folder=folder, reason=sentence(doubt))
        for number, (folder, doubt) in enumerate(doubts, len(found) + 1)
    ]
    if found:
        return found
    sops, pages = (", ".join(shelf.items()) for shelf in (knowledge.sops, knowledge.pages))
    return [subject("knowledge").fine("knowledge", sops=sops, pages=pages)]
