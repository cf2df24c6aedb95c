"""Pasted texts of families that the weights were not fitted to, beside the best library alone.

Beside a base both answer with the weights that they have.
"""

from __future__ import annotations

from collections.abc import Iterator

from native_host.protocol.messages import CustomerParseResult
from tests.bench.judging.figure import Figure, Result
from tests.bench.judging.pairs import counted
from tests.bench.products.product import Product
from tests.bench.run import Run
from tests.bench.wire import running_host
from tests.pasted.generate import Generated, generated
from tests.pasted.leave_out import COUNT, Report, measured, refitted, tables
from tests.pasted.measure import Measured
from tests.support.processes import side_by_side

SEED = 1


def _figure(what: str, title: str, promised: str, unit: str = "") -> Figure:
    return Figure(f"families_{what}", f"left out: {title}", promised, 1.0, unit=unit, exact=True)


MISSED = _figure("missed", "texts not wholly right", "5 % promised", "%")
WEAK = _figure("weak", "under 85 % right", "none")
SURE = _figure("sure", "wrong values called sure", "none")
UNASKED = _figure("unasked", "wrong of those put in", "0.2 % promised", "%")
SHY = _figure("shy", "right values not called sure", "28 % promised", "%")
FEWER = _figure("fewer", "right values fewer than alone", "the best library alone")
MORE = _figure("more", "called sure, more than alone", "the best library alone")
MISSED_MAX_PERCENT, WEAK_PERCENT, UNASKED_MAX_PERCENT, SHY_MAX_PERCENT = 5.0, 85.0, 0.2, 28.0


def measure(run: Run) -> Iterator[Result]:
    """Yield what is promised of texts that nobody has seen, or what differs from the base."""
    texts = list(generated(COUNT, SEED))
    if run.base:
        ours, base = (_answered(run, product, texts) for product in run.products)
        figure = MISSED.against_base(run.base.name)
        yield counted(figure, _missed_percent(ours), _missed_percent(base), f"{ours.whole} of {ours.texts}")
        return
    report = measured(texts, refitted(), side_by_side)
    yield from promised(report)


def promised(report: Report) -> Iterator[Result]:
    """Yield every figure of a report."""
    total, keys = report.total, report.total.all_keys
    weak = [name for name, one in report.families.items() if 100 * one.whole < WEAK_PERCENT * one.texts]
    detail = f"{total.whole} of {total.texts} in {len(report.families)} families"
    yield counted(MISSED, _missed_percent(total), MISSED_MAX_PERCENT, detail, tuple(tables(report)))
    yield counted(WEAK, len(weak), 0, f"of {len(report.families)}")
    yield counted(SURE, keys.wrong_sure, 0, f"of {keys.sure + keys.wrong_sure}")
    wrong = 100 * keys.wrong_unasked / max(1, keys.unasked)
    yield counted(UNASKED, wrong, UNASKED_MAX_PERCENT, f"{keys.wrong_unasked} of {keys.unasked}")
    shy = 100 - 100 * keys.sure / max(1, keys.there)
    yield counted(SHY, shy, SHY_MAX_PERCENT, f"{keys.sure} of {keys.there} are")
    fewer = {key: max(0, report.alone[key][0] - one.right) for key, one in total.keys.items()}
    more = {key: max(0, one.wrong_sure - report.alone[key][1]) for key, one in total.keys.items()}
    for figure, counts in ((FEWER, fewer), (MORE, more)):
        yield counted(figure, sum(counts.values()), 0, _named(counts))


def _named(counts: dict[str, int]) -> str:
    return ", ".join(f"{key} {count}" for key, count in counts.items() if count) or "of no key"


def _missed_percent(counts: Measured) -> float:
    return 100 - 100 * counts.whole / counts.texts


def _answered(run: Run, product: Product, texts: list[Generated]) -> Measured:
    """Return what a product's own host makes of the texts."""
    counts = Measured()
    with running_host(product, run.folder / "families" / product.out.name) as host:
        for one in texts:
            reply = host.call("customer.parse", text=one.case.text)
            counts.add(one.case, CustomerParseResult.model_validate(reply))
    return counts
