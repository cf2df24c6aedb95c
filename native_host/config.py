"""The configuration: one TOML file system-wide and one per user, or the one named by `QUALITOKEN_CONFIG`."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PrivateAttr, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from native_host.datafiles.bounded_calls import BoundedCalls, NoAnswerError
from native_host.datafiles.trust.doubts import Doubt
from native_host.datafiles.trust.judge import doubt
from native_host.datafiles.trust.kinds import Owners
from native_host.datafiles.trust.reading import UntrustedFileError, read_counting
from native_host.files import FileTooLargeError, NotRegularFileError, shown
from native_host.protocol import limits
from native_host.protocol.errors import Code, QualitokenError
from native_host.texts import text
from native_host.toml import TomlError, decode_toml, parse_toml
from native_host.toml_shape import TomlShapeError

FILE_VARIABLE = "QUALITOKEN_CONFIG"
"""Environment variable: this file is read in place of both others."""

_APPLICATION = "qualitoken"
_FILE_NAME = "config.toml"

_FILE_MAX_BYTES = 64 * 1024
"""Of one file; one with every key and a hundred drivers has a tenth of it."""

_DRIVERS_MAX = 100
"""Drivers in one file; all that are known for all systems are some sixty."""

_KEY_MAX_CHARS = 60
"""Of a key in a sentence: it may be as long as the file."""

_CALLS: BoundedCalls[bytes] = BoundedCalls()
_DOUBTS: BoundedCalls[Doubt | None] = BoundedCalls()
"""A file may lie on a share that does not answer."""


def _absolute(value: str) -> str:
    """Expand `~` and variables; demand an absolute path, as the browser chooses the working folder."""
    expanded = os.path.expandvars(os.path.expanduser(value))  # noqa: PTH111 - Path would lose a trailing `#`
    if not os.path.isabs(expanded):  # noqa: PTH117
        raise PydanticCustomError("path_not_absolute", "path is not absolute")
    return expanded


AbsolutePath = Annotated[str, AfterValidator(_absolute)]
"""A path that means the same whatever the working folder."""


ExtensionId = Annotated[str, Field(pattern=r"^[a-p]{32}$")]
"""An extension's id, as `chrome://extensions` shows it (Chrome's "Manifest - key")."""


@dataclass(frozen=True)
class Ignored:
    """A configuration file that does not count.

    Attributes:
        owners: who may have written it: administrators alone, for the system's file.
    """

    file: Path
    owners: Owners
    doubt: Doubt


class Configuration(BaseModel):
    """The settings in force. Unknown keys are refused, so that a typing mistake is never silently lost."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    modules: Annotated[list[AbsolutePath], Field(max_length=_DRIVERS_MAX)] = []
    """PKCS#11 modules to load beside the known ones."""
    only_modules: bool = False
    """Whether `modules` are the only ones."""
    sop_dirs: Annotated[list[AbsolutePath], Field(max_length=limits.FOLDERS_MAX)] = []
    """Folders with more procedures."""
    page_dirs: Annotated[list[AbsolutePath], Field(max_length=limits.FOLDERS_MAX)] = []
    """Folders with more page maps."""
    read_deadline_ms: Annotated[
        int, Field(ge=limits.READ_DEADLINE_MIN_MS, le=limits.READ_DEADLINE_MAX_MS)
    ] = limits.READ_DEADLINE_DEFAULT_MS
    """Milliseconds for one reading of all drivers, where nobody asks for another time."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """From which level on the host writes its log."""
    log_dir: AbsolutePath | None = None
    """Folder of the host's log; left out: the user's log folder of the system."""
    history: bool = False
    """Whether earlier readings of a medium are remembered (hashed)."""
    history_days: Annotated[int, Field(ge=1, le=limits.HISTORY_MAX_DAYS)] = limits.HISTORY_DEFAULT_DAYS
    """After how many days a remembered reading is forgotten."""
    history_dir: AbsolutePath | None = None
    """Folder in which readings are remembered; left out: the user's data folder of the system."""
    extension_ids: list[ExtensionId] = []
    """Ids of packages of the extension that the organisation has signed with a key of its own."""
    report_max_age_minutes: Annotated[int, Field(ge=1, le=limits.REPORT_AGE_MAX_MINUTES)] = (
        limits.REPORT_AGE_DEFAULT_MINUTES
    )
    """A pasted report that was read longer ago is refused."""

    _ignored: tuple[Ignored, ...] = PrivateAttr(())
    _of_administrators: frozenset[str] = PrivateAttr(frozenset())

    @property
    def ignored(self) -> tuple[Ignored, ...]:
        """The files that were there and do not count."""
        return self._ignored

    def owners_of(self, path: str) -> Owners:
        """Return who may have written a module or folder: what the system's file alone names acts for all."""
        return Owners.ADMINISTRATORS if path in self._of_administrators else Owners.USER_TOO

    def is_for_all(self, folder: str | None) -> bool:
        """Whether the system's file alone names the folder: every user keeps files of his own in it."""
        return folder is not None and self.owners_of(folder) is Owners.ADMINISTRATORS


def configuration_files() -> list[Path]:
    """Return the files to read: the named one whether it exists or not, else those there are, if they count.

    The system's file counts if administrators alone can have written it, the user's and the named one also if
    the user himself has (`datafiles.trust`).
    """
    return [path for path, _ in _split()[0]]


def ignored_files() -> list[Ignored]:
    """Return the files that are there and do not count."""
    return _split()[1]


def load_configuration() -> Configuration:
    """Read and join the files that count: lists add up, for single values the user's file wins.

    Raises:
        QualitokenError: `configuration_broken`, naming file, key or line, and reason.
    """
    files, ignored = _split()
    joined: dict[str, object] = {}
    of_administrators: set[str] = set()
    for path, owners in files:
        try:
            read = _read(path, owners)
        except UntrustedFileError as error:  # exchanged since it was judged
            ignored.append(Ignored(path, owners, error.doubt))
            continue
        for key, value in read.model_dump(exclude_unset=True).items():
            earlier = joined.get(key)
            joined[key] = earlier + value if isinstance(earlier, list) else value
        named = _paths_in(read)
        of_administrators = named if owners is Owners.ADMINISTRATORS else of_administrators - named
    configuration = Configuration().model_copy(update=joined)  # every part was checked with its file
    configuration._ignored = tuple(ignored)
    configuration._of_administrators = frozenset(of_administrators)
    return configuration


def absolute_paths(paths: list[str]) -> list[str]:
    """Return `paths` as a configuration file's are read: `~` and variables expanded.

    Raises:
        ValidationError: one is not absolute.
    """
    return TypeAdapter(list[AbsolutePath]).validate_python(paths)


def _split() -> tuple[list[tuple[Path, Owners]], list[Ignored]]:
    """Return the files that count, with who may have written each, and those that do not."""
    files, ignored = [], []
    for path, owners in _candidates():
        try:
            found = _DOUBTS.start((path, owners), partial(doubt, str(path), owners)).result()
        except NoAnswerError as error:
            raise _broken(path, text("config", "no_answer")) from error
        if found is None:
            files.append((path, owners))
        else:
            ignored.append(Ignored(path, owners, found))
    return files, ignored


def _candidates() -> list[tuple[Path, Owners]]:
    named = os.environ.get(FILE_VARIABLE)
    if named:
        return [(Path(named), Owners.USER_TOO)]
    import platformdirs  # noqa: PLC0415 - not needed where a file is named

    system = Path(platformdirs.site_config_path(_APPLICATION, appauthor=False)) / _FILE_NAME
    user = Path(platformdirs.user_config_path(_APPLICATION, appauthor=False)) / _FILE_NAME
    found = ((system, Owners.ADMINISTRATORS), (user, Owners.USER_TOO))
    # Path.is_file raises where a folder is closed to us.
    return [(path, owners) for path, owners in found if os.path.isfile(path)]  # noqa: PTH113


def _paths_in(read: Configuration) -> set[str]:
    """Return every file and folder that a configuration names."""
    single = {path for path in (read.log_dir, read.history_dir) if path is not None}
    return {*read.modules, *read.sop_dirs, *read.page_dirs, *single}


def _read(path: Path, owners: Owners) -> Configuration:
    try:
        work = partial(read_counting, owners, path, _FILE_MAX_BYTES)
        content = _CALLS.start((path, owners), work).result()
        return Configuration.model_validate(parse_toml(decode_toml(content)))
    except UntrustedFileError:
        raise
    except NoAnswerError as error:
        raise _broken(path, text("config", "no_answer")) from error
    except NotRegularFileError as error:
        raise _broken(path, text("datafiles", "not_regular")) from error
    except FileTooLargeError as error:
        raise _broken(path, text("config", "too_large", limit=_FILE_MAX_BYTES)) from error
    except OSError as error:
        raise _broken(path, text("config", "unreadable", reason=error.strerror or "?")) from error
    except UnicodeDecodeError as error:
        raise _broken(path, text("config", "not_utf8")) from error
    except TomlShapeError as error:
        raise _broken(path, text("datafiles", f"shapes.{error.reason}")) from error
    except TomlError as error:
        at = re.search(r"line (\d+), column (\d+)", str(error))
        if at is None:
            raise _broken(path, text("config", "syntax_at_end")) from error
        raise _broken(path, text("config", "syntax", line=at[1], column=at[2])) from error
    except ValidationError as error:
        problem = error.errors(include_input=False, include_url=False)[0]
        key = ".".join(str(part) for part in problem["loc"])[:_KEY_MAX_CHARS]
        reason = _reason(problem["type"])
        raise _broken(path, text("config", "key", key=key, reason=reason)) from error


def _reason(kind: str) -> str:
    """Return the Portuguese reason for pydantic's error type `kind`."""
    try:
        return text("config", f"reasons.{kind}")
    except KeyError:
        return text("config", "reasons.other")


def _broken(path: Path, reason: str) -> QualitokenError:
    return QualitokenError(Code.CONFIGURATION_BROKEN, {"file": shown(path), "reason": reason})
