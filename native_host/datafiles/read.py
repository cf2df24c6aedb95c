"""Reading one data file into its model, or into the list of its mistakes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from native_host.datafiles.folder import Seen
from native_host.datafiles.limits import FILE_MAX_BYTES, MISTAKES_MAX
from native_host.datafiles.lines import Lines
from native_host.datafiles.mistakes import Mistake
from native_host.datafiles.reasons import mistakes_of
from native_host.files import FileTooLargeError, NotRegularFileError
from native_host.texts import number, text
from native_host.toml import TomlError, decode_toml, is_key_twice, parse_toml
from native_host.toml_shape import TomlShapeError

ModelT = TypeVar("ModelT", bound=BaseModel)

Check = Callable[[ModelT], Iterable[Mistake]]
"""What a model's types cannot say: cross references, placeholders, cycles."""

_TOML_LINE = re.compile(r"at line (\d+)")
"""Beginnings of the parser's messages on a key or table that was there before (`tomllib._parser`)."""


@dataclass(frozen=True)
class Reading(Generic[ModelT]):
    """What came of a file: its model, or its mistakes."""

    path: Path
    item: ModelT | None
    mistakes: tuple[Mistake, ...] = ()
    """The first ones, as many as are told."""
    more: int = 0
    """How many there are beside those."""
    toml: str = field(default="", repr=False, compare=False)
    """What it was read from, in which lines are looked for."""

    def sentences(self) -> list[str]:
        """Return what is wrong, one sentence each; the last one says how many more there are."""
        told = [str(mistake) for mistake in self.mistakes]
        return [*told, text("datafiles", "more_mistakes", count=number(self.more))] if self.more else told


def read_seen(seen: Seen, model: type[ModelT], check: Check[ModelT]) -> Reading[ModelT]:
    """Read and check a file that was looked at. Raises nothing for a bad one: the answer has its mistakes."""
    if seen.error is not None or seen.content is None:
        return Reading(seen.path, None, (Mistake((), _unreadable(seen.error)),))
    try:
        toml = decode_toml(seen.content)
    except UnicodeDecodeError:
        return Reading(seen.path, None, (Mistake((), text("datafiles", "not_utf8")),))
    return read_data_text(toml, model, check, seen.path)


def read_data_text(
    toml: str, model: type[ModelT], check: Check[ModelT], path: Path = Path()
) -> Reading[ModelT]:
    """Read and check the text of a data file. Raises nothing for a bad one."""
    reading: Reading[ModelT] = Reading(path, None, toml=toml)
    try:
        data = parse_toml(toml)
    except TomlShapeError as error:
        return replace(reading, mistakes=(Mistake((), shape_reason(error), error.line),))
    except TomlError as error:
        return replace(reading, mistakes=(_syntax_mistake(error, toml),))
    choose = getattr(model, "model_for", None)  # chooses by what the file says
    model = choose(data) if choose else model
    try:
        item = model.model_validate(data)
    except ValidationError as error:
        first, more = mistakes_of(error, model, MISTAKES_MAX)
        return with_mistakes(reading, first, more)
    return checked(replace(reading, item=item), check)


def checked(reading: Reading[ModelT], check: Check[ModelT]) -> Reading[ModelT]:
    """Return the reading, or that of its mistakes if the check finds any."""
    if reading.item is None:
        return reading
    first: list[Mistake] = []
    more = 0
    for mistake in check(reading.item):
        if len(first) < MISTAKES_MAX:
            first.append(mistake)
        else:
            more += 1
    return with_mistakes(reading, first, more) if first else reading


def with_mistakes(reading: Reading[ModelT], first: Iterable[Mistake], more: int) -> Reading[ModelT]:
    """Return the reading of a file that parses and is still wrong, with the lines of its mistakes."""
    lines = Lines(reading.toml)
    found = tuple(replace(one, line=lines.of(one.location)) for one in first)
    return replace(reading, item=None, mistakes=found, more=more)


def shape_reason(error: TomlShapeError) -> str:
    """Return the sentence for a text that is not parsed."""
    return text("datafiles", f"shapes.{error.reason}")


def _unreadable(error: Exception | None) -> str:
    if isinstance(error, FileTooLargeError):
        return text("datafiles", "too_large", limit=number(FILE_MAX_BYTES))
    if isinstance(error, NotRegularFileError):
        return text("datafiles", "not_regular")
    if isinstance(error, FileNotFoundError):
        return text("datafiles", "not_found")
    return text("datafiles", "unreadable")


def _syntax_mistake(error: TomlError, toml: str) -> Mistake:
    said = str(error)
    match = _TOML_LINE.search(said)
    # Of what has no end the parser says that it is not there at the end of the text.
    line = int(match[1]) if match else toml.rstrip().count("\n") + 1
    reason = text("datafiles", "key_twice") if is_key_twice(error) else text("datafiles", "syntax")
    return Mistake((), reason, line)
