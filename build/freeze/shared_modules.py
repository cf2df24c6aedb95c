"""Runs first in both frozen programs: their Python modules lie in one archive beside them, not in each.

Otherwise both would carry the same 3.5 MB, which an MSI cannot compress away. PyInstaller's importer, which
has read the program's own empty archive by then, is given the common one; its own run-time hooks use these
names too. What it imports itself must be built in or in `base_library.zip`: the rest is not there yet.
"""

import os
import sys

import pyimod02_importers  # type: ignore[import-not-found]
from pyimod01_archive import ZlibArchiveReader  # type: ignore[import-not-found]

ARCHIVE = "modules.pyz"
"""In the library's folder (qualitoken.spec)."""

_LIBRARY: str = vars(sys)["_MEIPASS"]

pyimod02_importers.pyz_archive = ZlibArchiveReader(f"{_LIBRARY}{os.sep}{ARCHIVE}", 0, check_pymagic=True)
sys.path_importer_cache.pop(_LIBRARY, None)
