"""The folders of procedures and page maps that the configuration names, as far as they count."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from native_host.datafiles.trust.doubts import Doubt
from native_host.datafiles.trust.folders import administrators_alone
from native_host.datafiles.trust.kinds import Owners

if TYPE_CHECKING:
    from native_host.config import Configuration

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Folders:
    """Folders of one kind of file.

    Attributes:
        counting: those whose files are read.
        doubts: why others are not, by folder.
    """

    counting: list[Path]
    doubts: dict[str, Doubt]


def configured_folders(config: Configuration) -> tuple[Folders, Folders]:
    """Return the folders of procedures and those of page maps.

    What a user's own file or the browser's policy names is its author's choice. What the system's file names
    acts for every user, and counts only if administrators alone can have written it.
    """
    named = [*config.sop_dirs, *config.page_dirs]
    system = [folder for folder in named if config.owners_of(folder) is Owners.ADMINISTRATORS]
    doubts = administrators_alone(system) if system else {}
    for found in doubts.values():
        logger.warning("configuration: a folder does not count: %s", found.reason.value)
    return _of(config.sop_dirs, doubts), _of(config.page_dirs, doubts)


def _of(folders: list[str], doubts: dict[str, Doubt]) -> Folders:
    return Folders(
        [Path(folder) for folder in folders if folder not in doubts],
        {folder: doubts[folder] for folder in folders if folder in doubts},
    )
