"""All data files of one kind: the package's own, then an organisation's, which add or replace by id."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Generic

from native_host.datafiles.bounded_calls import BoundedCall, BoundedCalls, NoAnswerError
from native_host.datafiles.folder import (
    CrowdedFolderError,
    Seen,
    Stamp,
    UntrustedFolderError,
    look_at,
    look_into,
)
from native_host.datafiles.limits import FOLDER_ENTRIES_MAX, FOLDER_FILES_MAX, FOLDER_MAX_BYTES, PROBLEMS_MAX
from native_host.datafiles.mistakes import Mistake
from native_host.datafiles.read import Check, ModelT, Reading, checked, read_seen
from native_host.datafiles.trust.sentences import sentence
from native_host.files import shown
from native_host.protocol.errors import Code
from native_host.protocol.messages import Problem
from native_host.texts import language_in_use, number, text

logger = logging.getLogger(__name__)


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


@dataclass(frozen=True)
class _Known(Generic[ModelT]):
    """What came of a file when it was read."""

    stamp: Stamp | None
    """Null: it could not be read, and may be readable the next time, unchanged."""
    reading: Reading[ModelT]
    language: str
    """In which its mistakes are said."""

    @property
    def holds(self) -> bool:
        """Whether it still says all there is to say, as long as the file is the same."""
        return self.reading.item is not None or self.language == language_in_use()


class Library(Generic[ModelT]):
    """Reads a file again only when its time or size has changed. Thread-safe: entries are replaced whole.

    The package's own folder is read as it is; others may lie on a share that does not answer, and are waited
    for once. What was read from one before stays in force until it answers again.
    """

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
        self.calls: BoundedCalls[list[Seen]] = BoundedCalls()
        self._cache: dict[Path, _Known[ModelT]] = {}
        self._answered: dict[Path, list[Path]] = {}
        """The files of each folder when it last answered."""

    def load(
        self,
        folders: Sequence[Path] = (),
        also: Check[ModelT] | None = None,
        by_administrators: Collection[Path] = (),
    ) -> Shelf[ModelT]:
        """Return what is in force with these folders; a file with mistakes is a problem, never an exception.

        Args:
            folders: the organisation's.
            also: checks each file beside what may change without it; its findings are not cached.
            by_administrators: those of the folders that count only if administrators alone can change them.
        """
        shelf: Shelf[ModelT] = Shelf({}, [], {})
        # All are asked before the first is waited for: together they take no longer than one.
        calls = [(one, self._look_into(one, one in by_administrators)) for one in folders]
        self._add_files(look_into(self._builtin, self._stamps()), shelf, also)
        for folder, call in calls:
            try:
                seen = call.result()
            except NoAnswerError:
                self._add_unanswered(folder, shelf, also)
            except UntrustedFolderError as error:
                self._answered.pop(folder, None)  # nor what it held before
                logger.warning("a folder does not count: %s", error.doubt.reason.value)
                said = text("datafiles", "not_counting", reason=sentence(error.doubt))
                self._add_problem(Code.FOLDER_UNTRUSTED, folder, [said], shelf)
            except (OSError, ValueError) as error:
                self._add_problem(self._code, folder, [_unusable(error)], shelf)
            else:
                self._answered[folder] = [one.path for one in seen]
                self._add_files(seen, shelf, also)
        self._shorten(shelf)
        return shelf

    def read(self, path: Path, also: Check[ModelT] | None = None) -> Reading[ModelT]:
        """Return what the file holds, from the cache if it has not changed; `also` as in `load`."""
        return self._read(look_at(path, self._stamps().get(path)), also)

    def _look_into(self, folder: Path, by_administrators: bool) -> BoundedCall[list[Seen]]:
        work = partial(look_into, folder, self._stamps(), by_administrators=by_administrators)
        return self.calls.start((folder, by_administrators), work)

    def _stamps(self) -> dict[Path, Stamp]:
        known = list(self._cache.items())
        return {path: one.stamp for path, one in known if one.stamp is not None and one.holds}

    def _read(self, seen: Seen, also: Check[ModelT] | None) -> Reading[ModelT]:
        """Return what a file holds: anew if it was read, else as it was known."""
        known = self._cache.get(seen.path)
        is_new = known is None or known.stamp != seen.stamp or not known.holds
        if known is None or seen.error is not None or (seen.content is not None and is_new):
            stamp = None if seen.error is not None else seen.stamp
            known = _Known(stamp, read_seen(seen, self._model, self._check), language_in_use())
            self._cache[seen.path] = known
        return checked(known.reading, also) if also else known.reading

    def _add_files(self, files: Iterable[Seen], shelf: Shelf[ModelT], also: Check[ModelT] | None) -> None:
        """Add the files of one folder."""
        self._add_readings([self._read(seen, also) for seen in files], shelf)

    def _add_unanswered(self, folder: Path, shelf: Shelf[ModelT], also: Check[ModelT] | None) -> None:
        """Add what a folder held when it last answered, and say that it does not now."""
        before = self._answered.get(folder, [])
        kept = [self._cache[path].reading for path in before if path in self._cache]
        said = text("datafiles", "no_answer_kept") if kept else text("datafiles", "no_answer")
        self._add_problem(Code.FOLDER_NO_ANSWER, folder, [said], shelf)
        self._add_readings([checked(reading, also) if also else reading for reading in kept], shelf)

    def _add_readings(self, readings: Iterable[Reading[ModelT]], shelf: Shelf[ModelT]) -> None:
        here: dict[str, Path] = {}
        for reading in readings:
            path = reading.path
            if reading.item is None:
                self._add_broken(path, reading.sentences(), shelf)
                continue
            name = self._identify(reading.item)
            if name in here:
                twice = text("datafiles", "same_id", id=name, other=shown(here[name].name))
                self._add_broken(path, [str(Mistake((), twice))], shelf)
                continue
            here[name] = path
            if path.parent == self._builtin:
                shelf.shipped[name] = reading.item
            shelf.readings.pop(name, None)
            shelf.readings[name] = reading

    def _add_broken(self, path: Path, sentences: Sequence[str], shelf: Shelf[ModelT]) -> None:
        self._add_problem(self._code, path, sentences, shelf)
        shelf.broken[path.stem] = "; ".join(sentences)

    def _add_problem(self, code: Code, path: Path, sentences: Sequence[str], shelf: Shelf[ModelT]) -> None:
        problem = Problem(code=code.value, file=shown(path), message="; ".join(sentences))
        shelf.problems.append(problem)

    def _shorten(self, shelf: Shelf[ModelT]) -> None:
        """Leave the first problems; the last of them says how many more there are, and of which folders."""
        more = len(shelf.problems) - PROBLEMS_MAX
        if more > 0:
            where = shelf.problems[PROBLEMS_MAX].file
            said = text("datafiles", "more_files", count=number(more))
            shelf.problems[PROBLEMS_MAX:] = [Problem(code=self._code.value, file=where, message=said)]


def _unusable(error: Exception) -> str:
    """Return the sentence for a folder that could not be listed."""
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return text("datafiles", "no_folder")
    if isinstance(error, CrowdedFolderError):
        limits = {"entries": FOLDER_ENTRIES_MAX, "files": FOLDER_FILES_MAX, "bytes": FOLDER_MAX_BYTES}
        return text("datafiles", "crowded_folder", **{name: number(limit) for name, limit in limits.items()})
    return text("datafiles", "unreadable_folder")
