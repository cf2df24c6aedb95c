"""Logistic regression with a penalty on weights far from their priors (`priors.toml`), in two steps.

First, which text is a control's label: of each text that names a field, which control it is the label of or
none, and of each control, which text is its label or none (a softmax over what comes into question; nobody's
worth is 0). Then, whether a control is a field, from how surely the text is its label and all else.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

from build.fit.descent import descend
from build.fit_pages.dump import Dump, Evidence, Link, Pair
from build.fit_pages.pages import WRITTEN
from native_host.toml import load_toml

PENALTY = {"link": 4.0, "field": 40.0}
"""Of the square of how far a weight is from its prior, against the logarithm of the probability."""
STIFF = frozenset({"left", "right", "above", "below", "before", "behind", "companion", "of_other_kind"})
STIFFNESS = 30.0
"""How much more these are held at their priors: what the page shows counts, not what pages mostly do."""
FAMILY_WORTH = 30.0
"""Choices that a family counts for, however many it has."""
LINK_ODDS_MAX = 1.0
"""`LINK_ODDS_MAX` of the engine's limits."""

ROUNDS = 24
"""As in the engine's `marginals.ts`."""

Weights = dict[str, dict[str, float]]

_Choice = tuple[float, list[tuple[Evidence, bool]], bool]
"""What it counts; the candidates and whether each is right; whether none is."""


def priors() -> Weights:
    """Return what the evidence is worth before a page is seen."""
    return cast("Weights", load_toml(Path(__file__).with_name("priors.toml")))


def fit(
    dumps: Iterable[Dump], leave_out: str | None = None, without: frozenset[str] = frozenset()
) -> Weights:
    """Return the weights that fit all families but one; `without`: evidence that counts nothing."""
    kept = [one for one in dumps if one.family != leave_out]
    first = priors()
    link = _descended(_weighted(kept, _choices_of_links), first["link"], PENALTY["link"], without)
    field = _descended(
        _weighted(kept, lambda one: _choices_of_pairs(one, link)), first["field"], PENALTY["field"], without
    )
    return {"link": link, "field": field}


def score(evidence: Evidence, weights: dict[str, float]) -> float:
    """Return the logarithm of the odds."""
    return sum(weights[name] * value for name, value in evidence.items())


def strengths(dump: Dump, weights: dict[str, float]) -> dict[int, float]:
    """Return how probable each link is when all are paired off together, by the link's identity."""
    odds = {id(one): math.exp(score(one.evidence, weights)) for one in dump.links}
    open_links = [one for one in dump.links if not one.is_tied]
    from_text, from_control = dict(odds), dict(odds)
    for _ in range(ROUNDS):
        at_text: dict[object, float] = defaultdict(float)
        at_control: dict[int, float] = defaultdict(float)
        for one in open_links:
            at_text[_text_of(one)] += from_control[id(one)]
            at_control[one.control] += from_text[id(one)]
        for one in open_links:
            others = at_text[_text_of(one)] - from_control[id(one)]
            rivals = at_control[one.control] - from_text[id(one)]
            from_text[id(one)] = odds[id(one)] / (1 + max(0.0, others))
            from_control[id(one)] = odds[id(one)] / (1 + max(0.0, rivals))
    found = {id(one): odds[id(one)] / (1 + odds[id(one)]) for one in dump.links}
    for one in open_links:
        both = from_text[id(one)] * from_control[id(one)]
        found[id(one)] = both / (odds[id(one)] + both)
    sums: dict[tuple[int, str], float] = defaultdict(float)
    for one in dump.links:
        sums[one.control, one.folded] += found[id(one)]
    return {id(one): min(1.0, sums[one.control, one.folded]) for one in dump.links}


def _text_of(link: Link) -> object:
    return id(link) if link.run is None else link.run


def link_odds(strength: float) -> float:
    """Return the evidence that a link of this strength is."""
    strength = min(max(strength, 1e-9), 1 - 1e-9)
    return min(LINK_ODDS_MAX, max(-LINK_ODDS_MAX, math.log(strength / (1 - strength))))


def evidence_of(pair: Pair, known: dict[int, float]) -> Evidence:
    """Return a pair's evidence with its link as strong as these weights make it."""
    if pair.link is None:
        return pair.evidence
    return {**pair.evidence, "link": link_odds(known[id(pair.link)])}


def _choices_of_links(dump: Dump) -> Iterable[_Choice]:
    by_run: dict[int, list[Link]] = defaultdict(list)
    by_control: dict[int, list[Link]] = defaultdict(list)
    for one in dump.links:
        if one.run is not None and one.keys:
            by_run[one.run].append(one)
        if not one.is_tied:
            by_control[one.control].append(one)
    # Only small pages say that a text is nobody's label: elsewhere it may be that of another form's control.
    says_all = dump.name.startswith(WRITTEN)
    for links in by_run.values():
        candidates = [(one.evidence, dump.truth.get(one.control, "") in one.keys) for one in links]
        is_label = any(right for _, right in candidates)
        if is_label or says_all:
            yield 1.0, candidates, not is_label
    for control, links in by_control.items():
        key = dump.truth.get(control, "")
        named = any(key in one.keys for one in links)
        if not named and not says_all and any(one.keys for one in links):
            continue
        # A control that is no field has any of the other texts for its label, or none.
        candidates = [(one.evidence, key in one.keys if named else not one.keys) for one in links]
        yield 1.0, candidates, not named


def _choices_of_pairs(dump: Dump, link: dict[str, float]) -> Iterable[_Choice]:
    known = strengths(dump, link)
    by_key: dict[str, list[Pair]] = defaultdict(list)
    by_control: dict[int, list[Pair]] = defaultdict(list)
    unseen = _unseen(dump)
    for pair in dump.pairs:
        if pair.key in unseen:
            continue
        by_key[pair.key].append(pair)
        by_control[pair.control].append(pair)
    for pairs in (*by_key.values(), *by_control.values()):
        candidates = [(evidence_of(one, known), dump.truth.get(one.control) == one.key) for one in pairs]
        yield 1.0, candidates, not any(right for _, right in candidates)


def _unseen(dump: Dump) -> frozenset[str]:
    """Return the fields whose control the engine does not see: nothing can be learned of them."""
    return dump.fields - set(dump.truth.values())


def _weighted(dumps: list[Dump], choices_of: Callable[[Dump], Iterable[_Choice]]) -> list[_Choice]:
    families: dict[str, list[_Choice]] = defaultdict(list)
    for one in dumps:
        families[one.family] += choices_of(one)
    return [
        (worth * min(1.0, FAMILY_WORTH / len(choices)), candidates, none)
        for choices in families.values()
        for worth, candidates, none in choices
    ]


def _descended(
    choices: list[_Choice], first: dict[str, float], penalty: float, without: frozenset[str]
) -> dict[str, float]:
    """Return the weights; one that would speak the other way than its prior speaks not at all."""
    while True:
        fitted = _fitted(choices, first, penalty, without)
        turned = {name for name, weight in fitted.items() if weight * first[name] < 0}
        if not turned:
            return fitted
        without |= turned


def _fitted(
    choices: list[_Choice], first: dict[str, float], penalty: float, without: frozenset[str]
) -> dict[str, float]:
    names = [name for name in first if name not in without]
    numbers = {name: number for number, name in enumerate(names)}
    start = [first[name] for name in names]
    merged: dict[object, tuple[float, list[tuple[list[tuple[int, float]], bool]], bool]] = {}
    for worth, candidates, none in choices:
        rows = [
            ([(numbers[name], value) for name, value in evidence.items() if name in numbers and value], right)
            for evidence, right in candidates
        ]
        identity = (tuple(sorted((tuple(row), right) for row, right in rows)), none)
        before = merged.get(identity)
        merged[identity] = (worth + (before[0] if before else 0.0), rows, none)

    penalties = [penalty * (STIFFNESS if name in STIFF else 1.0) for name in names]

    def loss(weights: list[float]) -> tuple[float, list[float]]:
        away = [one - prior for one, prior in zip(weights, start, strict=True)]
        slope = [pull * one for pull, one in zip(penalties, away, strict=True)]
        value = sum(one * pull for one, pull in zip(away, slope, strict=True)) / 2
        for worth, rows, none in merged.values():
            scores = [sum(weights[at] * amount for at, amount in row) for row, _ in rows]
            top = max(0.0, *scores) if scores else 0.0
            parts = [math.exp(one - top) for one in scores]
            nobody = math.exp(-top)
            total = nobody + sum(parts)
            right = (nobody if none else 0.0) + sum(
                part for part, (_, is_right) in zip(parts, rows, strict=True) if is_right
            )
            right = max(right, 1e-300)
            value += worth * (math.log(total) - math.log(right))
            for part, (row, is_right) in zip(parts, rows, strict=True):
                pull = worth * (part / total - (part / right if is_right else 0.0))
                for at, amount in row:
                    slope[at] += pull * amount
        return value, slope

    fitted = dict(zip(names, descend(loss, start), strict=True))
    return {name: round(fitted.get(name, 0.0), 2) for name in first}
