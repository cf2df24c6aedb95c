"""The procedures and page maps that the configuration puts in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from native_host.datafiles.trust.sentences import sentence
from native_host.protocol.errors import Code
from native_host.protocol.messages import Problem
from native_host.sop.configured import Folders, configured_folders
from native_host.sop.loader import Knowledge, load_knowledge
from native_host.texts import text

if TYPE_CHECKING:
    from native_host.config import Configuration


def knowledge_of(config: Configuration) -> Knowledge:
    """Return the package's procedures and page maps with those of the configured folders that count."""
    sops, pages = configured_folders(config)
    knowledge = load_knowledge(sops.counting, pages.counting)
    knowledge.sops.problems.extend(_problems(sops, Code.SOP_BROKEN))
    knowledge.pages.problems.extend(_problems(pages, Code.PAGE_MAP_BROKEN))
    return knowledge


def _problems(folders: Folders, code: Code) -> list[Problem]:
    return [
        Problem(
            code=code.value, file=folder, message=text("datafiles", "not_counting", reason=sentence(doubt))
        )
        for folder, doubt in folders.doubts.items()
    ]
