"""Procedures and page maps as a team leader may write them: in force, or with their mistakes told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from hypothesis import strategies as st

from native_host.datafiles.read import Reading, checked, read_data_text
from native_host.pages.loader import load_pages, read_page
from native_host.protocol.messages import PageMap
from native_host.sop.checks import check_against_pages, check_procedure
from native_host.sop.model import SopFile
from native_host.toml import TomlError, parse_toml
from native_host.toml_shape import TomlShapeError
from tests.fuzz.frame.target import Run, Target
from tests.fuzz.frame.texts import texts
from tests.support.paths import ROOT

_FILES = {
    kind: [file.read_text("utf-8") for file in sorted((ROOT / "native_host" / folder).glob("*.toml"))]
    for kind, folder in ((b"S", "sop"), (b"P", "pages"))
}
"""Real files by the letter that says what an input is."""

_BITS = (
    "", "[", "]", "[[", '"', '"""', "'", "\n", " = ", "= 1\n", "{", "}", "true", "1e999", "0x", "é", "#",
    "\\",     "\\u0000",
    "\x00", ".", ",", "fields.", "[fields.x]\n", "id = 1\n", "only_if = {tipo = []}\n", "{numero}",
    "{", "after = ['x']\n",
    "2026-13-01", "nan", "(a+)+$", "[message]\n", "labels = []\n",
)  # fmt: skip


@st.composite
def _changed(draw: st.DrawFn) -> bytes:
    """Draw a real file, or a part of one, that somebody has changed."""
    kind = draw(st.sampled_from(sorted(_FILES)))
    lines = draw(st.sampled_from(_FILES[kind])).splitlines(keepends=True)
    start = draw(st.integers(0, len(lines))) if draw(st.booleans()) else 0
    text = "".join(lines[start : start + draw(st.integers(1, len(lines)))])
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        new = draw(st.one_of(st.sampled_from(_BITS), texts(3)))
        text = text[:at] + new + text[at + draw(st.integers(0, 20)) :]
    return kind + text.encode("utf-8", "replace")


@contextmanager
def opened() -> Iterator[Run]:
    """Make the page maps ready that procedures are checked against."""
    yield partial(check, pages=load_pages().items())


def check(value: bytes, pages: dict[str, PageMap]) -> None:
    """Read the file as a procedure or as a page map."""
    toml = value[1:].decode("utf-8", "replace")
    told: Reading[PageMap] | Reading[SopFile]
    if value[:1] == b"P":
        told = read_page(toml)
    else:
        alone = read_data_text(toml, SopFile, check_procedure)
        told = checked(alone, partial(check_against_pages, pages=pages))
    if told.item is not None:
        assert not told.mistakes
        return
    sentences = told.sentences()
    assert sentences
    assert all(sentence.strip() and "Traceback" not in sentence for sentence in sentences), sentences
    if _is_no_toml(toml):
        assert all(mistake.line is not None for mistake in told.mistakes), sentences
    lines = toml.count("\n") + 1
    assert all(1 <= (mistake.line or 1) <= lines for mistake in told.mistakes), sentences


def _is_no_toml(toml: str) -> bool:
    try:
        parse_toml(toml)
    except (TomlError, TomlShapeError):
        return True
    return False


TARGET = Target(
    "toml",
    "a procedure or page map is in force, or its mistakes are told, those of writing with their line",
    st.one_of(
        _changed(),
        st.tuples(st.sampled_from(sorted(_FILES)), st.lists(st.sampled_from(_BITS), max_size=20)).map(
            lambda drawn: drawn[0] + "".join(drawn[1]).encode()
        ),
    ),
    opened,
)
