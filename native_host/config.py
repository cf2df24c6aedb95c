"""The configuration: one TOML file system-wide and one per user, or the one named by `QUALITOKEN_CONFIG`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PrivateAttr, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from native_host.config_files import Ignored, broken, counting, read_table
from native_host.datafiles.trust.kinds import Owners
from native_host.datafiles.trust.reading import UntrustedFileError
from native_host.protocol import limits
from native_host.registration.ids import ID_PATTERN
from native_host.texts import number, text

_DRIVERS_MAX = 100
"""Drivers in one file; all that are known for all systems are some sixty."""

_KEY_MAX_CHARS = 60
"""Of a key in a sentence: it may be as long as the file."""


def _absolute(value: str) -> str:
    """Expand `~` and variables; demand an absolute path, as the browser chooses the working folder."""
    expanded = os.path.expandvars(os.path.expanduser(value))  # noqa: PTH111 - Path would lose a trailing `#`
    if not os.path.isabs(expanded):  # noqa: PTH117
        raise PydanticCustomError("path_not_absolute", "path is not absolute")
    return expanded


AbsolutePath = Annotated[str, AfterValidator(_absolute)]
"""A path that means the same whatever the working folder."""


ExtensionId = Annotated[str, Field(pattern=ID_PATTERN)]
"""An extension's id, as `chrome://extensions` shows it."""


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


def load_configuration() -> Configuration:
    """Read and join the files that count: lists add up, for single values the user's file wins.

    Raises:
        QualitokenError: `configuration_broken`, naming file, key or line, and reason.
    """
    files, ignored = counting()
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


def _paths_in(read: Configuration) -> set[str]:
    """Return every file and folder that a configuration names."""
    single = {path for path in (read.log_dir, read.history_dir) if path is not None}
    return {*read.modules, *read.sop_dirs, *read.page_dirs, *single}


def _read(path: Path, owners: Owners) -> Configuration:
    table = read_table(path, owners)
    try:
        return Configuration.model_validate(table)
    except ValidationError as error:
        problem = error.errors(include_input=False, include_url=False)[0]
        key = ".".join(str(part) for part in problem["loc"])[:_KEY_MAX_CHARS]
        reason = _reason(problem["type"], problem.get("ctx", {}))
        raise broken(path, text("config", "key", key=key, reason=reason)) from error


def _reason(kind: str, context: dict[str, object]) -> str:
    """Return the reason for pydantic's error type `kind`, with the limit that its context names."""
    limits = (context[key] for key in ("ge", "le", "max_length") if key in context)
    limit = next((number(limit) for limit in limits if isinstance(limit, int)), "")
    try:
        return text("config", f"reasons.{kind}", limit=limit)
    except KeyError:
        return text("config", "reasons.other")
