"""What weights make of pages: a field gets the control of its best pair if that leads by the margin.

The engine decides all fields together, and leaves out twins and strays; this judges the weights alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

from build.fit_pages.dump import Dump, Pair
from build.fit_pages.fitting import Weights, evidence_of, fit, score, strengths

SCORE_MARGIN = 1.0
LINK_MIN = 0.6
"""As in the engine's limits."""


@dataclass
class Counts:
    """Fields of a family's pages whose control the engine sees."""

    fields: int = 0
    right: int = 0
    wrong: int = 0

    def add(self, other: Counts) -> None:
        """Count others too."""
        self.fields += other.fields
        self.right += other.right
        self.wrong += other.wrong


def judged(dump: Dump, weights: Weights) -> Counts:
    """Return what becomes of a page."""
    known = strengths(dump, weights["link"])
    by_key: dict[str, list[tuple[float, Pair]]] = defaultdict(list)
    for pair in dump.pairs:
        if pair.link and known[id(pair.link)] < LINK_MIN and "id_known" not in pair.evidence:
            continue
        worth = score(evidence_of(pair, known), weights["field"])
        if worth >= 0:
            by_key[pair.key].append((worth, pair))
    there = set(dump.truth.values()) & dump.fields
    found = Counts(fields=len(there))
    for key, pairs in by_key.items():
        (best, pair), *others = sorted(pairs, key=lambda one: -one[0])
        if others and best - others[0][0] < SCORE_MARGIN:
            continue
        if dump.truth.get(pair.control) == key:
            found.right += 1
        elif key in there:
            found.wrong += 1
    return found


def left_out(dumps: list[Dump], without: frozenset[str] = frozenset()) -> dict[str, Counts]:
    """Return what becomes of each family with weights that were fitted without it."""
    families = sorted({one.family for one in dumps})
    groups = [families[at::FOLDS] for at in range(FOLDS)]
    found: dict[str, Counts] = {}
    with ProcessPoolExecutor() as processes:
        for counts in processes.map(partial(_of_fold, dumps, without), groups):
            found |= counts
    return found


FOLDS = 10
"""Families are left out in so many groups: a fit for each family by itself says the same."""


def _of_fold(dumps: list[Dump], without: frozenset[str], families: list[str]) -> dict[str, Counts]:
    weights = fit([one for one in dumps if one.family not in families], without=without)
    found: dict[str, Counts] = defaultdict(Counts)
    for one in dumps:
        if one.family in families:
            found[one.family].add(judged(one, weights))
    return dict(found)


def total(counts: Iterable[Counts]) -> Counts:
    """Return all together."""
    found = Counts()
    for one in counts:
        found.add(one)
    return found


def table(found: dict[str, Counts]) -> Iterator[str]:
    """Yield a line for each family that is not wholly right, the worst first, and one for all."""
    for family, one in sorted(found.items(), key=lambda item: item[1].right / max(1, item[1].fields)):
        if one.right < one.fields or one.wrong:
            yield f"{family:40} {one.right:5} of {one.fields:5}   wrong {one.wrong}"
    both = total(found.values())
    yield f"{'all':40} {both.right:5} of {both.fields:5}   wrong {both.wrong}"
