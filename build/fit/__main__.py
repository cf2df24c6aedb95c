"""`make fit`: read all texts, fit, write the weights, and say how good they are on these texts."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor

from build.fit.dump import Dump, dump
from build.fit.fitting import fit
from build.fit.measuring import measured
from build.fit.texts import families
from build.fit.written import WEIGHTS, written
from tests.pasted import Case

_AT_A_TIME = 50
"""Texts that are given to a process at once."""


def main() -> None:
    """Fit and write."""
    with ProcessPoolExecutor() as processes:
        dumps = list(processes.map(_dump, families(), chunksize=_AT_A_TIME))
    model = fit(dumps)
    WEIGHTS.write_text(written(model, dumps), "utf-8")
    counts = measured(dumps, model)
    print(counts.table())
    for family, text, what in counts.wrong:
        print(f"{family}: {text}: {what}")


def _dump(one: tuple[str, Case]) -> Dump:
    family, case = one
    return dump(case, family)


if __name__ == "__main__":
    main()
