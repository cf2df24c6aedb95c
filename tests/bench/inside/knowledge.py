"""Prints what a product knows of pages, as JSON; run by the product's own interpreter.

The plans are those of the corpus (`tests/browser/corpus/wanted.py`): every field of the product's own map.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from native_host.protocol.messages import FillPlan
from tests.browser.corpus.wanted import page_map, steps_of_all


def main() -> None:
    """Print map and both plans."""
    known = {
        "map": page_map().model_dump(mode="json"),
        "plan": _plan(cascade=False),
        "cascade": _plan(cascade=True),
    }
    json.dump(known, sys.stdout)


def _plan(*, cascade: bool) -> dict[str, Any]:
    """Return the plan of all fields, in the product's own form.

    Unchecked: a base's model may ask for what this tree's has no more, and takes what it knows of this.
    """
    told: dict[str, Any] = {
        "sop": "corpus",
        "title": "",
        "applies": True,
        "reason": "",
        "page": page_map(),
        "steps": steps_of_all(cascade=cascade),
    }
    return FillPlan.model_construct(**told).model_dump(mode="json")


if __name__ == "__main__":
    main()
