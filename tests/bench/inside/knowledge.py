"""Prints what a product knows of pages, as JSON; run by the product's own interpreter.

The plans are those of the corpus (`tests/browser/corpus/wanted.py`): every field of the product's own map.
"""

from __future__ import annotations

import json
import sys

from tests.browser.corpus.wanted import page_map, plan_of_all


def main() -> None:
    """Print map and both plans."""
    known = {
        "map": page_map().model_dump(mode="json"),
        "plan": plan_of_all(cascade=False).model_dump(mode="json"),
        "cascade": plan_of_all(cascade=True).model_dump(mode="json"),
    }
    json.dump(known, sys.stdout)


if __name__ == "__main__":
    main()
