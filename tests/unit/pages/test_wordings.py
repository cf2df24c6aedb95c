"""Labels and options as other companies word them: nearly all are understood, and no other ones."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import cast

import pytest

from build.fit_labels.corpus import ROOT, Labelled, corpus
from build.fit_labels.fitting import LEAST, fit, likeliest
from native_host.toml import load_toml

FOUND = 0.95
"""The share of labels that must be understood, also of families that the weights have not seen."""

WRONG = 2
"""Texts that may be taken for another field's label, of some thousands."""


@pytest.fixture(scope="module")
def labels() -> list[Labelled]:
    """Return the texts as the engine understands them."""
    return corpus()


def test_labels_are_understood_as_the_engine_is_now(labels: list[Labelled]) -> None:
    counted([(one, set(one.meanings)) for one in labels])


def test_labels_of_a_family_are_understood_by_weights_that_have_not_seen_it(labels: list[Labelled]) -> None:
    weights = {family: fit(labels, family) for family in {one.family for one in labels}}
    counted([(one, one.surely | likeliest(one, weights[one.family], LEAST)) for one in labels])


def counted(named: list[tuple[Labelled, set[str]]]) -> None:
    """Compare the fields that texts were taken for with those that they name."""
    asked = [(one, keys) for one, keys in named if one.key is not None]
    missed = [one.text for one, keys in asked if not any(one.may_be(key) for key in keys)]
    wrong = [(one.text, key) for one, keys in named for key in keys if not one.may_be(key)]
    assert len(missed) <= (1 - FOUND) * len(asked), missed
    assert len({text for text, _ in wrong}) <= WRONG, wrong


def test_every_field_has_wordings_enough(labels: list[Labelled]) -> None:
    counts = {key: sum(one.key == key for one in labels) for key in {one.key for one in labels}}
    assert counts.pop(None) >= 1000
    assert len(counts) == 28 and min(counts.values()) >= 15


def lists() -> Iterator[tuple[str, list[str], str]]:
    """Yield what is wanted, a list, and what must be chosen from it; empty: nothing."""
    table = cast("dict[str, dict[str, list[str]]]", load_toml(ROOT / "tests/wordings/options.toml"))
    for wanted, words in table.items():
        near = words["near"]
        yield wanted, near, ""
        for one in near:
            yield wanted, [one, "Xis"], ""
        for way in words["ways"]:
            yield wanted, [*near, way], way
            yield wanted, [wanted, *near, way], wanted
        for pair in pairwise(words["ways"]):
            if not any(folded(way) == folded(wanted) for way in pair):
                yield wanted, list(pair), ""


def folded(text: str) -> str:
    """Return a text as far as neither case, nor accents, nor marks count."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in letters if letter.isalnum())


def test_options_are_chosen_in_other_words_and_never_another_one() -> None:
    asked = list(lists())
    done = subprocess.run(
        ["node", str(ROOT / "build/fit_labels/options.mjs")],
        input=json.dumps([[wanted, captions] for wanted, captions, _ in asked]),
        capture_output=True,
        text=True,
        check=True,
    )
    indexes = cast("list[int]", json.loads(done.stdout))
    chosen = [
        captions[index] if index >= 0 else "" for (_, captions, _), index in zip(asked, indexes, strict=True)
    ]
    wrong = [(one, got) for one, got in zip(asked, chosen, strict=True) if got not in (one[2], "")]
    missed = [one for one, got in zip(asked, chosen, strict=True) if got == "" != one[2]]
    assert wrong == []
    assert len(missed) <= (1 - FOUND) * sum(one[2] != "" for one in asked), missed
