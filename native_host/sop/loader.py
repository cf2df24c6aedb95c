"""The procedures in force: the package's own and an organisation's, checked beside the page maps."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from native_host.datafiles.library import Library, Shelf
from native_host.datafiles.read import Reading
from native_host.pages.loader import load_pages
from native_host.protocol.errors import Code
from native_host.protocol.messages import PageMap
from native_host.sop.checks import check_against_pages, check_procedure
from native_host.sop.model import SopFile

_LIBRARY: Library[SopFile] = Library(
    SopFile, lambda procedure: procedure.id, check_procedure, Code.SOP_BROKEN, Path(__file__).parent
)


@dataclass(frozen=True)
class Knowledge:
    """Procedures and page maps that fit together."""

    sops: Shelf[SopFile]
    pages: Shelf[PageMap]


def load_knowledge(
    sop_folders: Sequence[Path] = (),
    page_folders: Sequence[Path] = (),
    by_administrators: Collection[Path] = (),
) -> Knowledge:
    """Return what is in force; a file with mistakes is among the problems, never an exception.

    `by_administrators`: folders that count only if administrators alone can change them.
    """
    pages = load_pages(page_folders, by_administrators)
    check = partial(check_against_pages, pages=pages.items())
    return Knowledge(_LIBRARY.load(sop_folders, check, by_administrators), pages)


def read_procedure(path: Path, pages: dict[str, PageMap]) -> Reading[SopFile]:
    """Return the procedure in one file, which need not lie in any folder, or all of its mistakes."""
    return _LIBRARY.read(path, partial(check_against_pages, pages=pages))
