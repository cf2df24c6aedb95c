"""Leave one family out: how good the parser is on families of texts that its weights were not fitted to.

    python -m tests.pasted.leave_out [--count 5000] [--seed 1] [--faults]

Words, lists and code count as seen; only the weights are fitted anew.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from build.fit.dump import Dump, dump
from build.fit.fitting import fit
from build.fit.texts import families
from native_host.customer.extract.find import find
from native_host.customer.extract.resolver import resolve
from native_host.customer.parse import parse_customer
from native_host.protocol.messages import CustomerKey, CustomerParseResult
from tests.pasted.generate import Generated, generated
from tests.pasted.libraries import found_alone
from tests.pasted.measure import Measured, counted_alone
from tests.support.processes import side_by_side

COUNT = 5_000
Answer = Callable[[Generated], CustomerParseResult]
Each = Callable[[Callable[[str], Measured], list[str]], Iterable[Measured]]


@dataclass
class Report:
    """All families.

    Attributes:
        families: what was measured of each, by its name.
        alone: per key, what the best library alone finds: right values, others.
    """

    families: dict[str, Measured]
    alone: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def total(self) -> Measured:
        """All families together."""
        total = Measured()
        for one in self.families.values():
            total.merge(one)
        return total


def shipped(one: Generated) -> CustomerParseResult:
    """Answer with the weights that the product has."""
    return parse_customer(one.case.text)


def refitted() -> Callable[[str], Answer]:
    """Return who answers without a family: with weights fitted to the texts of all others."""
    dumps: list[Dump] = side_by_side(lambda one: dump(one[1], one[0]), families())

    def without(family: str) -> Answer:
        model = fit(dumps, leave_out=family)
        return lambda one: resolve(find(one.case.text), model)

    return without


def measured(texts: Sequence[Generated], answer_without: Callable[[str], Answer], each: Each = map) -> Report:
    """Measure every family with the answers of whoever was made without it.

    Args:
        each: goes through the families: one after the other, or side by side.
    """
    by_family: dict[str, list[Generated]] = {}
    for one in texts:
        by_family.setdefault(one.family, []).append(one)

    def counts(family: str) -> Measured:
        answer, counted = answer_without(family), Measured()
        for one in by_family[family]:
            counted.add(one.case, answer(one))
        return counted

    return Report(dict(zip(by_family, each(counts, list(by_family)), strict=True)), alone(texts))


def alone(texts: Sequence[Generated]) -> dict[str, tuple[int, int]]:
    """Return, per key, how many right values and how many others the best library alone finds."""
    right = dict.fromkeys((key.value for key in CustomerKey), 0)
    others = dict(right)
    for one in texts:
        for key, (more_right, more_others) in counted_alone(found_alone(one.case.text), one.case).items():
            right[key] += more_right
            others[key] += more_others
    return {key: (right[key], others[key]) for key in right}


def tables(report: Report) -> Iterator[str]:
    """Yield the lines: per family, worst first, and per key."""
    yield _line("family", "texts", "whole", "%", "sure!", "put in!")
    families = sorted(report.families.items(), key=lambda item: (item[1].whole / item[1].texts, item[0]))
    for name, counts in [*families, ("all", report.total)]:
        keys = counts.all_keys
        share = f"{100 * counts.whole / counts.texts:.1f}"
        wrong = (str(keys.wrong_sure or ""), str(keys.wrong_unasked or ""))
        yield _line(name, str(counts.texts), str(counts.whole), share, *wrong)
    yield "  whole: right in every key; sure!, put in!: wrong values called sure, put in without a question"
    yield ""
    yield _line("key", "there", "right", "sure", "wrong", "sure!", "put in!", "alone", "alone!")
    for key, count in [*report.total.keys.items(), ("all", report.total.all_keys)]:
        found = report.alone.get(key) or tuple(map(sum, zip(*report.alone.values(), strict=True)))
        counts_of = (count.there, count.right, count.sure, count.wrong, count.wrong_sure, count.wrong_unasked)
        yield _line(key, *map(str, (*counts_of, *found)))
    yield "  alone, alone!: right values and others that the best library alone finds"


def _line(name: str, *columns: str) -> str:
    return f"  {name:<34}" + "".join(f"{column:>9}" for column in columns)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.pasted.leave_out", description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", action="store_true", help="name every text with a fault, and the fault")
    asked = parser.parse_args()
    report = measured(list(generated(asked.count, asked.seed)), refitted(), side_by_side)
    for line in tables(report):
        print(line)
    if asked.faults:
        for name, fault in report.total.faults.items():
            print(f"{name}: {fault}")


if __name__ == "__main__":
    main()
