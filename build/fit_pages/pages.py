"""The pages that are fitted to: the corpus, the families, and small ones about one layout each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

from native_host.toml import load_toml
from tests.pages.corpus import corpus
from tests.pages.families.families import pages_of
from tests.pages.model import Fixture

WRITTEN = "written_"
"""How the names of small pages begin: they say of every text whether it is a label."""
_TRUTH = re.compile(r'data-truth="([^"]+)"')


def pages() -> list[Fixture]:
    """Return all pages."""
    return [*corpus(), *pages_of(), *written()]


def written() -> list[Fixture]:
    """Return the pages of `written.toml`."""
    table = cast("dict[str, dict[str, str]]", load_toml(Path(__file__).with_name("written.toml")))
    return [
        Fixture(
            f"{WRITTEN}{name}",
            f"written {name.partition('_')[0]}",
            {"index.html": f"<!DOCTYPE html><title>Qualitor Web</title>{page['html']}"},
            frozenset(_TRUTH.findall(page["html"])),
        )
        for name, page in table.items()
    ]
