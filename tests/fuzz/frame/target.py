"""What a target of the fuzzer is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from hypothesis.strategies import SearchStrategy

Run = Callable[[bytes], None]
"""Takes one input; raises whatever it likes when the promise is broken."""


@dataclass(frozen=True)
class Target:
    """One part of the program and what it promises for whatever input.

    Attributes:
        name: as its file is called.
        promise: in one sentence.
        inputs: makes inputs, the same ones from the same seed. Bytes, so that each can be kept as a file.
        opened: makes ready what the inputs are given to, and ends it.
    """

    name: str
    promise: str
    inputs: SearchStrategy[bytes]
    opened: Callable[[], AbstractContextManager[Run]]
