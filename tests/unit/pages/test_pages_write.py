"""A page map written as TOML reads back as the same map, whatever is in its texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from native_host.pages.loader import load_pages, read_page
from native_host.pages.write import to_toml
from native_host.protocol.messages import PageMap, Taught
from native_host.toml import parse_toml

MAP = load_pages().items()["qualitor"]
TEXT = st.text(min_size=1, max_size=40).filter(str.strip)
NASTY = [
    'aspas " e \\ barra',
    "linha\nnova",
    "tab\te nulo\x00",
    "apagar \x7f",
    "emoji 🎟",
    "'''",
    '"""',
    "# não é nota",
]


def with_texts(text: str) -> PageMap:
    """Return the shipped map with a text in every place that an agent or a page can fill."""
    taught = Taught(label=text, section=text, id=text, name=text, type="text", frame=text)
    first, *others = MAP.fields
    return MAP.model_copy(
        update={
            "title": text,
            "busy": [text],
            "fields": [first.model_copy(update={"labels": [text], "taught": taught}), *others],
        }
    )


def test_the_shipped_map_is_written_without_loss_and_without_its_defaults() -> None:
    toml = to_toml(MAP)
    assert read_page(toml).item == MAP
    assert "taught =" not in toml
    assert toml.startswith("# ")


@pytest.mark.parametrize("text", NASTY)
def test_marks_that_mean_something_in_toml_come_back_as_they_were(text: str) -> None:
    assert PageMap.model_validate(parse_toml(to_toml(with_texts(text)))) == with_texts(text)


@settings(max_examples=25, deadline=None)
@given(text=TEXT)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert PageMap.model_validate(parse_toml(to_toml(with_texts(text)))) == with_texts(text)
