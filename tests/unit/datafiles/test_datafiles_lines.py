"""The line of a key is found in the text that the person wrote."""

from __future__ import annotations

import pytest

from native_host.datafiles.lines import Lines
from native_host.datafiles.mistakes import Location

TOML = '''\
id = "x"
long = """
fake = 1
[fake]
"""
[table.inner] # comment
"quoted" = 1
a.b = 2
list = [
  "one",
]
[[rows]]
key = "first"
[[rows]]
key = "second"
'''


@pytest.mark.parametrize(
    ("location", "line"),
    [
        (("id",), 1),
        (("long",), 2),
        (("fake",), None),
        (("table", "inner"), 6),
        (("table", "inner", "quoted"), 7),
        (("table", "inner", "a", "b"), 8),
        (("table", "inner", "list", 0), 9),
        (("table", "inner", "absent"), 6),
        (("rows", 0, "key"), 13),
        (("rows", 1, "key"), 15),
        (("rows", 1, "absent"), 14),
        (("rows",), 12),
        ((), None),
    ],
)
def test_a_location_is_found_or_the_nearest_thing_around_it(location: Location, line: int | None) -> None:
    assert Lines(TOML).of(location) == line
