"""The procedures and page maps that the configuration puts in force."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from native_host.sop.loader import Knowledge, load_knowledge

if TYPE_CHECKING:
    from native_host.config import Configuration


def knowledge_of(config: Configuration) -> Knowledge:
    """Return the package's procedures and page maps with those of the configured folders."""
    return load_knowledge([Path(one) for one in config.sop_dirs], [Path(one) for one in config.page_dirs])
