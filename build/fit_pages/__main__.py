"""`make fit`: read all pages, fit, write the weights. `left_out` and `ablation` say what they are worth."""

from __future__ import annotations

import sys

from build.fit_pages.dump import Dump, dumps
from build.fit_pages.fitting import fit, priors
from build.fit_pages.measuring import left_out, table, total
from build.fit_pages.pages import pages
from build.fit_pages.weights_file import WEIGHTS, as_toml
from build.schema.generate import main as generate


def main(what: str) -> int:
    """Do what is asked; return the exit code."""
    all_pages = list(dumps(pages()))
    if what == "ablation":
        _ablation(all_pages)
        return 0
    if what != "left_out":
        WEIGHTS.write_text(as_toml(fit(all_pages), all_pages), "utf-8")
        sys.argv[1:] = []
        generate()
    print(*table(left_out(all_pages)), sep="\n")
    return 0


def _ablation(all_pages: list[Dump]) -> None:
    """Print what each piece of evidence is worth on families that its weight was not fitted to."""
    whole = total(left_out(all_pages).values())
    print(f"{'with all':20} {whole.right:5} of {whole.fields:5}   wrong {whole.wrong}")
    names = [name for table_of in priors().values() for name in table_of if name not in ("base", "link")]
    for name in dict.fromkeys(names):
        one = total(left_out(all_pages, frozenset({name})).values())
        print(f"{name:20} {one.right - whole.right:+5}   wrong {one.wrong - whole.wrong:+}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "fit"))
