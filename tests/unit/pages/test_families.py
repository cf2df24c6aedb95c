"""The families of ticket pages: enough of them, always the same, one right answer for every field."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.bench.floors.inference import folded
from tests.pages.corpus import corpus
from tests.pages.families.blocks import layouts, table
from tests.pages.families.families import families, mixed, pages_of, sample
from tests.pages.families.look_alikes import look_alikes
from tests.pages.model import Fixture

LEAST_FAMILIES = 40
LEAST_CONSTANTS = 3_000
LEAST_LOOK_ALIKES = 20
"""The promises: families, fields with a value of the plan, kinds of page that are no ticket."""

ONE_LABEL_FOR_TWO = {"telefone_contato", "telefone"}
"""The two phones are told apart by the part of the page that they stand in."""

PAGES = pages_of()


def test_there_are_as_many_families_constants_and_look_alikes_as_promised() -> None:
    assert len(families()) >= LEAST_FAMILIES
    assert sum(len(page.fields) for page in PAGES) >= LEAST_CONSTANTS
    assert len({page.group for page in look_alikes()}) >= LEAST_LOOK_ALIKES


def test_each_page_has_a_name_of_its_own() -> None:
    pages = [*corpus(), *PAGES, *look_alikes()]
    assert [name for name, count in Counter(page.name for page in pages).items() if count > 1] == []


def test_pages_are_drawn_alike_whichever_families_are_asked_for() -> None:
    alone = {page.name: page for name in families() for page in pages_of([name])}
    assert alone == {page.name: page for page in PAGES}


def test_a_mixed_page_is_drawn_alike_from_the_same_seed() -> None:
    assert [mixed(seed) for seed in range(30)] == [mixed(seed) for seed in range(30)]


def test_the_sample_is_of_the_pages() -> None:
    assert {page.name for page in sample()} <= {page.name for page in PAGES}


@pytest.mark.parametrize("axis", sorted(table("axes").keys() - {"seed"}))
def test_families_name_only_ways_that_an_axis_has(axis: str) -> None:
    ways: dict[str, object] = {
        "layout": layouts(),
        "words": table("wordings"),
        "shell": table("shells"),
        "widget": {"native", *table("widgets")},
    }
    if axis in ways:
        named = {way for family in families().values() for way in family.get(axis, [])}
        assert {way for way in named if way not in ways[axis]} == set()  # type: ignore[operator]


def test_families_hold_only_axes_fast() -> None:
    known = {*table("axes"), *table("rare_axes"), "about", "pages"}
    assert {name: set(one) - known for name, one in families().items() if set(one) - known} == {}


@pytest.mark.parametrize("words", table("wordings"))
def test_a_wording_gives_every_field_a_label_of_its_own(words: str) -> None:
    named = table("wordings")[words]
    same = [label for label, count in Counter(map(folded, named.values())).items() if count > 1]
    assert same == []


def test_a_label_says_which_field_it_is() -> None:
    assert [page.name for page in PAGES if _twice(page)] == []


def _twice(page: Fixture) -> bool:
    told = [folded(label) for key, label in page.labels.items() if key not in ONE_LABEL_FOR_TWO]
    shared = any(count > 1 for count in Counter(told).values())
    return shared and page.group != "shared_label"


def test_no_page_tells_the_right_answers_by_what_the_engine_sees() -> None:
    """The marks are taken away by `truth.js`; nothing else may say which control is which field."""
    page = next(page for page in PAGES if page.group == "widget_ant")
    marks = re.sub(r'data-truth="[^"]*"', "", page.documents["index.html"])
    assert not [key for key in ("categoria_1", "centro_de_custo", "palavra_chave") if f'"{key}"' in marks]
