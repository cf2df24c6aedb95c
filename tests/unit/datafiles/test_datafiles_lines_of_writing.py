"""A mistake in writing names its line, also where the parser names none."""

from __future__ import annotations

import pytest

from native_host.pages.loader import read_page

WRONG = {
    "a list without its end": ("id = 'x'\nlabels = [\n", 2),
    "a text without its end": ('id = "x', 1),
    "a long text without its end": ('id = "x"\ntitle = """\nmore\n\n\n', 3),
    "a table's name without its end": ("id = 'x'\n\n[fields", 3),
    "a key without a value": ("id = 'x'\ntitle =", 2),
    "lines that end as on Windows": ("id = 'x'\r\nlabels = [\r\n\r\n", 2),
    "a number of more digits than there are": (f"id = 'x'\nthreshold = {'9' * 5000}\n", 2),
    "the same with marks between": (f"\n\nthreshold = {'9_' * 5000}9\n", 3),
    "a sign in the middle": ("id = 'x'\ntitle ? 'y'\nmore = 1\n", 2),
}


@pytest.mark.parametrize(("toml", "line"), WRONG.values(), ids=WRONG.keys())
def test_a_mistake_in_writing_names_its_line(toml: str, line: int) -> None:
    (mistake,) = read_page(toml).mistakes
    assert mistake.line == line
    assert str(mistake).startswith(f"linha {line}")
