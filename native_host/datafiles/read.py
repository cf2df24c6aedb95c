"""Reading one data file into its model, or into the list of its mistakes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from native_host.datafiles.lines import line_of
from native_host.datafiles.mistakes import Mistake
from native_host.datafiles.reasons import mistakes_of
from native_host.texts import text
from native_host.toml import TomlError, load_toml, parse_toml

ModelT = TypeVar("ModelT", bound=BaseModel)

Check = Callable[[ModelT], Iterable[Mistake]]
"""What a model's types cannot say: cross references, placeholders, cycles."""

FILE_MAX_BYTES = 256 * 1024
"""Ten times the package's largest file. What is larger is something else, and could take long to parse."""

_TOML_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True)
class Reading(Generic[ModelT]):
    """What came of a file: its model, or its mistakes."""

    path: Path
    item: ModelT | None
    mistakes: tuple[Mistake, ...] = ()


def read_data_file(path: Path, model: type[ModelT], check: Check[ModelT]) -> Reading[ModelT]:
    """Read and check `path`. Raises nothing for a bad file: its mistakes are in the answer."""
    try:
        if path.stat().st_size > FILE_MAX_BYTES:
            return Reading(path, None, (Mistake((), text("datafiles", "too_large", limit=FILE_MAX_BYTES)),))
        data = load_toml(path)
    except FileNotFoundError:
        return Reading(path, None, (Mistake((), text("datafiles", "not_found")),))
    except OSError:
        return Reading(path, None, (Mistake((), text("datafiles", "unreadable")),))
    except UnicodeDecodeError:
        return Reading(path, None, (Mistake((), text("datafiles", "not_utf8")),))
    except TomlError as error:
        return Reading(path, None, (_syntax_mistake(error),))
    except RecursionError:
        return Reading(path, None, (Mistake((), text("datafiles", "too_deep")),))
    item, found = _checked(data, model, check)
    return Reading(path, item) if item is not None else refused(path, found)


def read_data_text(
    toml: str, model: type[ModelT], check: Check[ModelT]
) -> tuple[ModelT | None, tuple[Mistake, ...]]:
    """Read and check a data file that is no file yet. Raises nothing for a bad one."""
    try:
        data = parse_toml(toml)
    except TomlError as error:
        return None, (_syntax_mistake(error),)
    except RecursionError:
        return None, (Mistake((), text("datafiles", "too_deep")),)
    item, found = _checked(data, model, check)
    return item, _with_lines(toml, found)


def _checked(
    data: dict[str, object], model: type[ModelT], check: Check[ModelT]
) -> tuple[ModelT | None, list[Mistake]]:
    """Return the model, or None and its mistakes; a model with `model_for` chooses by what the file says."""
    choose = getattr(model, "model_for", None)
    model = choose(data) if choose else model
    try:
        item = model.model_validate(data)
    except ValidationError as error:
        return None, mistakes_of(error, model)
    found = list(check(item))
    return (None, found) if found else (item, [])


def _syntax_mistake(error: TomlError) -> Mistake:
    match = _TOML_LINE.search(str(error))
    return Mistake((), text("datafiles", "syntax"), int(match[1]) if match else None)


def _with_lines(toml: str, mistakes: Iterable[Mistake]) -> tuple[Mistake, ...]:
    return tuple(replace(one, line=line_of(toml, one.location)) for one in mistakes)


def refused(path: Path, mistakes: Iterable[Mistake]) -> Reading[ModelT]:
    """Return the reading of a file that parses and is still wrong, with the lines of its mistakes."""
    try:
        toml = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        toml = ""
    return Reading(path, None, _with_lines(toml, mistakes))
