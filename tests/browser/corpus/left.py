"""What an undo has left on a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tests.browser.corpus.outcome import Held
from tests.browser.corpus.wanted import page_map


@dataclass(frozen=True)
class Difference:
    """Something that is not as it was; `key`: the field that it is about, empty for all else."""

    key: str
    told: str


def differences(
    before: Sequence[Held], after: Sequence[Held], markup: Sequence[str], markup_after: Sequence[str]
) -> list[Difference]:
    """Return what is not as it was before the fill.

    Args:
        before: the controls before the fill.
        after: those after the undo.
        markup: the page's documents before the fill.
        markup_after: those after the undo; empty if the page alters them by itself, and controls too.
    """
    if not markup_after:
        return _by_mark(before, after)
    found: list[Difference] = []
    if len(after) != len(before):
        found.append(Difference("", f"{len(before)} controls before, {len(after)} after"))
    for old, new in zip(before, after, strict=False):
        if old["content"] != new["content"]:
            told = f"{new['name']}: {old['content']!r} before, {new['content']!r} after"
            found.append(Difference(_key_of(new["mark"]), told))
    for one, other in zip(markup, markup_after, strict=False):
        if one != other:
            found.append(Difference("", f"markup: {_first_difference(one, other)}"))
    return found


def left_unsaid(found: Sequence[Difference], titles: set[str]) -> list[str]:
    """Return those of which the undo has not said that it could not bring them back."""
    named = {field.key for field in page_map().fields if field.title in titles}
    return [one.told for one in found if one.key not in named]


def _by_mark(before: Sequence[Held], after: Sequence[Held]) -> list[Difference]:
    """Compare what is held by what controls are: they may be others than before, with other names."""
    old, new = _contents(before), _contents(after)
    return [
        Difference(_key_of(mark), f"{mark or 'no field'}: {old[mark]} before, {new[mark]} after")
        for mark in sorted(old.keys() | new.keys())
        if old[mark] != new[mark]
    ]


def _contents(controls: Sequence[Held]) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for held in controls:
        if held["content"]:
            found[held["mark"]].append(held["content"])
    return found


def _key_of(mark: str) -> str:
    return mark.strip("+~").partition("=")[0]


def _first_difference(old: str, new: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return f"{old[max(0, at - 60) : at + 60]!r} / {new[max(0, at - 60) : at + 60]!r}"
