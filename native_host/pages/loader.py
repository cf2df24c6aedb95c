"""The page maps in force: the package's own and an organisation's."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from native_host.datafiles.library import Library, Shelf
from native_host.datafiles.read import Reading, read_data_text
from native_host.pages.checks import check_page_map
from native_host.protocol.errors import Code
from native_host.protocol.messages import PageMap

_LIBRARY: Library[PageMap] = Library(
    PageMap, lambda page: page.id, check_page_map, Code.PAGE_MAP_BROKEN, Path(__file__).parent
)


def load_pages(folders: Sequence[Path] = (), by_administrators: Collection[Path] = ()) -> Shelf[PageMap]:
    """Return the page maps in force; a file with mistakes is among the problems, never an exception.

    `by_administrators`: folders that count only if administrators alone can change them.
    """
    return _LIBRARY.load(folders, by_administrators=by_administrators)


def read_page_file(path: Path) -> Reading[PageMap]:
    """Return the page map in one file, which need not lie in any folder, or its mistakes."""
    return _LIBRARY.read(path)


def read_page(toml: str) -> Reading[PageMap]:
    """Return the page map that the text describes, or its mistakes; reads and changes no file."""
    return read_data_text(toml, PageMap, check_page_map)
