"""The procedures and page maps that the configuration puts in force."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from native_host.datafiles.trust.kinds import Owners
from native_host.sop.loader import Knowledge, load_knowledge

if TYPE_CHECKING:
    from native_host.config import Configuration


def knowledge_of(config: Configuration) -> Knowledge:
    """Return the package's procedures and page maps with those of the configured folders that count.

    What a user's own file or the browser's policy names is its author's choice. What the system's file names
    acts for every user, and counts only if administrators alone can have written it.
    """
    named = (*config.sop_dirs, *config.page_dirs)
    by_administrators = {Path(one) for one in named if config.owners_of(one) is Owners.ADMINISTRATORS}
    sops, pages = ([Path(one) for one in folders] for folders in (config.sop_dirs, config.page_dirs))
    return load_knowledge(sops, pages, by_administrators)
