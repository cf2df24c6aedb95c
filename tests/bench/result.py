"""What a measurement says, and whether it keeps its promise."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One measured figure beside its bound.

    Attributes:
        name: what was measured.
        value: the figure.
        bound: the most it may be.
        unit: of both, e.g. "ms" or "×".
        detail: the raw figures behind a ratio.
    """

    name: str
    value: float
    bound: float
    unit: str
    detail: str

    @property
    def kept(self) -> bool:
        """Whether the bound holds."""
        return self.value <= self.bound

    def __str__(self) -> str:
        mark = "✓" if self.kept else "✗"
        return f"{mark} {self.name:<58} {self.value:8.2f} {self.unit:<2} (≤ {self.bound:g})   {self.detail}"
