"""The recordings, replayed to the real host: a reply that is not as recorded is a difference to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.recorded.kept import accept, all_files, name_of, read
from tests.support.recorded.play import play


@pytest.mark.parametrize("file", all_files(), ids=name_of)
def test_the_host_says_what_is_recorded(file: Path, tmp_path: Path) -> None:
    accept(file, play(read(file), tmp_path))
