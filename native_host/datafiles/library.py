"""All data files of one kind: the package's own, then an organisation's, which add or replace by id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic

from native_host.datafiles.mistakes import Mistake
from native_host.datafiles.read import Check, ModelT, Reading, read_data_file, refused
from native_host.protocol.errors import Code
from native_host.protocol.messages import Problem
from native_host.texts import text

_SUFFIX = ".toml"
_Stamp = tuple[int, int]


@dataclass(frozen=True)
class Shelf(Generic[ModelT]):
    """What is in force."""

    readings: dict[str, Reading[ModelT]]
    """By id; what an organisation added comes last."""
    problems: list[Problem]
    broken: dict[str, str]
    """File name without its ending → what is wrong: tells a broken file from one that does not exist."""
    shipped: dict[str, ModelT] = field(default_factory=dict)
    """The package's own by their id, also those that an organisation's file has taken the place of."""

    def items(self) -> dict[str, ModelT]:
        """Return the models in force by their id."""
        return {name: reading.item for name, reading in self.readings.items() if reading.item is not None}

    def is_shipped(self, name: str) -> bool:
        """Whether the one in force is the package's own."""
        return name in self.shipped and self.readings[name].item is self.shipped[name]

    @property
    def replaced(self) -> set[str]:
        """Ids of the package's own that an organisation's file has taken the place of."""
        return {name for name in self.shipped if not self.is_shipped(name)}


class Library(Generic[ModelT]):
    """Reads a file again only when its time or size has changed. Thread-safe: entries are replaced whole."""

    def __init__(
        self,
        model: type[ModelT],
        identify: Callable[[ModelT], str],
        check: Check[ModelT],
        code: Code,
        builtin: Path,
    ) -> None:
        self._model = model
        self._identify = identify
        self._check = check
        self._code = code
        self._builtin = builtin
        self._cache: dict[Path, tuple[_Stamp, Reading[ModelT]]] = {}

    def load(self, folders: Sequence[Path] = (), also: Check[ModelT] | None = None) -> Shelf[ModelT]:
        """Return what is in force with these folders; a file with mistakes is a problem, never an exception.

        `also` checks each file beside what may change without it; its findings are not cached.
        """
        shelf: Shelf[ModelT] = Shelf({}, [], {})
        for folder in (self._builtin, *folders):
            try:
                files = sorted(path for path in folder.iterdir() if path.suffix == _SUFFIX)
            except (FileNotFoundError, NotADirectoryError):
                shelf.problems.append(self._problem(folder, [text("datafiles", "no_folder")]))
            except (OSError, ValueError):
                shelf.problems.append(self._problem(folder, [text("datafiles", "unreadable_folder")]))
            else:
                self._add_files(files, shelf, also)
        return shelf

    def read(self, path: Path, also: Check[ModelT] | None = None) -> Reading[ModelT]:
        """Return what the file holds, from the cache if it has not changed; `also` as in `load`."""
        reading = self._read_cached(path)
        mistakes = list(also(reading.item)) if also and reading.item is not None else []
        return refused(path, mistakes) if mistakes else reading

    def _read_cached(self, path: Path) -> Reading[ModelT]:
        try:
            status = path.stat()
        except OSError:
            return read_data_file(path, self._model, self._check)
        stamp = (status.st_mtime_ns, status.st_size)
        cached = self._cache.get(path)
        if cached is None or cached[0] != stamp:
            cached = (stamp, read_data_file(path, self._model, self._check))
            self._cache[path] = cached
        return cached[1]

    def _add_files(self, files: Sequence[Path], shelf: Shelf[ModelT], also: Check[ModelT] | None) -> None:
        """Add the files of one folder."""
        here: dict[str, Path] = {}
        for path in files:
            reading = self.read(path, also)
            if reading.item is None:
                self._add_broken(path, reading.mistakes, shelf)
                continue
            name = self._identify(reading.item)
            if name in here:
                twice = text("datafiles", "same_id", id=name, other=here[name].name)
                self._add_broken(path, (Mistake((), twice),), shelf)
                continue
            here[name] = path
            if path.parent == self._builtin:
                shelf.shipped[name] = reading.item
            shelf.readings.pop(name, None)
            shelf.readings[name] = reading

    def _add_broken(self, path: Path, mistakes: Sequence[Mistake], shelf: Shelf[ModelT]) -> None:
        sentences = [str(mistake) for mistake in mistakes]
        shelf.problems.append(self._problem(path, sentences))
        shelf.broken[path.stem] = "; ".join(sentences)

    def _problem(self, path: Path, sentences: Sequence[str]) -> Problem:
        return Problem(code=self._code.value, file=str(path), message="; ".join(sentences))
