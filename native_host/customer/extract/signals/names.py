"""Names of signals, each made once: so many are the same that to make and hash them anew takes longest."""

from __future__ import annotations


class Named(dict[str, str]):
    """The names that begin alike, by their rest."""

    def __init__(self, begin: str) -> None:
        super().__init__()
        self._begin = begin

    def __missing__(self, rest: str) -> str:
        self[rest] = name = f"{self._begin}{rest}"
        return name
