"""What a scripted driver's log says of what it did."""

from __future__ import annotations

from pathlib import Path


class Log:
    """One driver's log, from a mark on."""

    def __init__(self, module: Path) -> None:
        self._file = Path(f"{module}.log")
        self._file.unlink(missing_ok=True)
        self._from = 0

    def mark(self) -> None:
        """Begin here."""
        self._from = self._file.stat().st_size if self._file.exists() else 0

    def since(self) -> list[str]:
        """Return the lines since the mark, each whole."""
        if not self._file.exists():
            return []
        with self._file.open("rb") as file:
            file.seek(self._from)
            return file.read().decode("ascii").splitlines()
