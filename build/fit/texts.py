"""The texts that weights are fitted to, by family."""

from __future__ import annotations

from tests.pasted import Case, corpus
from tests.pasted.generate import generated

MADE = 5_000
"""Texts that are made, of all families alike."""


def families() -> list[tuple[str, Case]]:
    """Return every text with its family: of what was written its file, of what was made what made it."""
    written = [(case.id.partition(":")[0], case) for case in [*corpus(), *corpus("gate")]]
    return [*written, *((one.family, one.case) for one in generated(MADE))]
