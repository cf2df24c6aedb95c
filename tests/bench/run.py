"""One run of the bench: which products there are, and what each figure is compared with.

Without a base every figure is divided by its floor; with one, by the same figure of the base. The parts do
not know which: they say how a sample of a product is taken, and how one of the floor.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from tests.bench.floors.floor import NoFloorError
from tests.bench.judging.figure import Figure, Result, Verdict
from tests.bench.judging.pairs import compare, counted
from tests.bench.products.product import NotInThisProduct, Product

Opened = TypeVar("Opened")


@dataclass(frozen=True)
class Run:
    """What is measured, and where.

    Attributes:
        ours: this tree.
        base: what it is compared with; None: floors and peers.
        folder: for files of the run; gone afterwards.
    """

    ours: Product
    base: Product | None
    folder: Path

    @property
    def products(self) -> list[Product]:
        """All that are measured."""
        return [self.ours, *([self.base] if self.base else [])]

    @contextmanager
    def each(self, opened: Callable[[Product], AbstractContextManager[Opened]]) -> Iterator[Each[Opened]]:
        """Open something for every product; it is closed with the block."""
        with ExitStack() as stack:
            yield Each(self, [stack.enter_context(opened(product)) for product in self.products])


@dataclass(frozen=True)
class Each(Generic[Opened]):
    """What was opened for every product, ours first."""

    run: Run
    opened: list[Opened]

    def compare(
        self,
        figure: Figure,
        sample: Callable[[Opened], float],
        floor: Callable[[Opened], float],
        detail: str = "",
    ) -> Result:
        """Compare samples of ours with the floor's, or with the base's."""
        ours = self.opened[0]
        if not self.run.base:
            return compare(figure, lambda: sample(ours), lambda: floor(ours), detail)
        theirs = self.opened[1]
        of_base = figure.against_base(self.run.base.name)
        return compare(of_base, lambda: sample(ours), lambda: sample(theirs), detail)

    def count(
        self,
        figure: Figure,
        value: Callable[[Opened], float],
        floor: Callable[[Opened], float],
        detail: str = "",
    ) -> Result:
        """Compare what is counted."""
        ours = value(self.opened[0])
        if not self.run.base:
            return counted(figure, ours, floor(self.opened[0]), detail)
        return counted(figure.against_base(self.run.base.name), ours, value(self.opened[1]), detail)


def measured(figures: Callable[[Run], Iterator[Result]], run: Run, part: str) -> Iterator[Result]:
    """Yield the results of a part; what cannot be measured is said to be so, and the run goes on."""
    try:
        yield from figures(run)
    except NotInThisProduct as lack:
        yield Result(Figure(part, part, ""), Verdict.ABSENT, detail=str(lack))
    except NoFloorError as lack:
        yield Result(Figure(part, part, ""), Verdict.FAILED, detail=str(lack))
    except Exception as error:
        # A part that fails must not take the others with it; a browser that the same Ctrl+C has ended may.
        if _was_interrupted(error):
            raise KeyboardInterrupt from error
        traceback.print_exc()
        yield Result(Figure(part, part, ""), Verdict.FAILED, detail=f"{type(error).__name__}: {error}")


def _was_interrupted(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__context__
    return False
