"""The configuration's files: which there are, which count, and what is in them, not yet checked.

No heavier than the standard library and `platformdirs`: who may talk to the host is looked up here before
anything else is loaded.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from native_host.datafiles.bounded_calls import BoundedCalls, NoAnswerError
from native_host.datafiles.trust.doubts import Doubt
from native_host.datafiles.trust.judge import doubt
from native_host.datafiles.trust.kinds import Owners
from native_host.datafiles.trust.reading import UntrustedFileError, read_counting
from native_host.files import FileTooLargeError, NotRegularFileError, shown
from native_host.protocol.errors import Code, QualitokenError
from native_host.texts import number, text
from native_host.toml import TomlError, decode_toml, is_key_twice, parse_toml
from native_host.toml_shape import TomlShapeError

FILE_VARIABLE = "QUALITOKEN_CONFIG"
"""Environment variable: this file is read in place of both others."""

_APPLICATION = "qualitoken"
_FILE_NAME = "config.toml"

_FILE_MAX_BYTES = 64 * 1024
"""Of one file; one with every key and a hundred drivers has a tenth of it."""

_CALLS: BoundedCalls[bytes] = BoundedCalls()
_DOUBTS: BoundedCalls[Doubt | None] = BoundedCalls()
"""A file may lie on a share that does not answer."""


@dataclass(frozen=True)
class Ignored:
    """A configuration file that does not count.

    Attributes:
        owners: who may have written it: administrators alone, for the system's file.
    """

    file: Path
    owners: Owners
    doubt: Doubt


def configuration_files() -> list[Path]:
    """Return the files to read: the named one whether it exists or not, else those there are, if they count.

    The system's file counts if administrators alone can have written it, the user's and the named one also if
    the user himself has (`datafiles.trust`).
    """
    return [path for path, _ in counting()[0]]


def ignored_files() -> list[Ignored]:
    """Return the files that are there and do not count."""
    return counting()[1]


def counting() -> tuple[list[tuple[Path, Owners]], list[Ignored]]:
    """Return the files that count, with who may have written each, and those that do not.

    Raises:
        QualitokenError: `configuration_broken`, one did not answer.
    """
    files, ignored = [], []
    for path, owners in _candidates():
        try:
            found = _DOUBTS.start((path, owners), partial(doubt, str(path), owners)).result()
        except NoAnswerError as error:
            raise broken(path, text("config", "no_answer")) from error
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


def read_table(path: Path, owners: Owners) -> dict[str, object]:
    """Return what a file that counts holds.

    Raises:
        UntrustedFileError: it was exchanged since it was judged.
        QualitokenError: `configuration_broken`, naming file, line and reason.
    """
    try:
        work = partial(read_counting, owners, path, _FILE_MAX_BYTES)
        written = decode_toml(_CALLS.start((path, owners), work).result())
        return parse_toml(written)
    except UntrustedFileError:
        raise
    except NoAnswerError as error:
        raise broken(path, text("config", "no_answer")) from error
    except NotRegularFileError as error:
        raise broken(path, text("datafiles", "not_regular")) from error
    except FileTooLargeError as error:
        raise broken(path, text("config", "too_large", limit=number(_FILE_MAX_BYTES))) from error
    except OSError as error:
        raise broken(path, text("config", "unreadable", reason=error.strerror or "?")) from error
    except UnicodeDecodeError as error:
        raise broken(path, text("config", "not_utf8")) from error
    except TomlShapeError as error:
        raise broken(path, text("datafiles", f"shapes.{error.reason}")) from error
    except TomlError as error:
        raise broken(path, _syntax_mistake(error, written)) from error


def _syntax_mistake(error: TomlError, written: str) -> str:
    lines = written.rstrip().split("\n")
    at = re.search(r"line (\d+), column (\d+)", str(error))
    line, column = (int(at[1]), int(at[2])) if at else (len(lines), 0)
    if is_key_twice(error):
        return text("config", "key_twice", line=line)
    if at is None:
        return text("config", "syntax_at_end")
    # A mistake may be met only behind the line that it is in.
    has_path = any("\\" in one for one in lines[max(0, line - 2) : line])
    return text("config", "syntax_path" if has_path else "syntax", line=line, column=column)


def broken(path: Path, reason: str) -> QualitokenError:
    """Return the error for a file."""
    return QualitokenError(Code.CONFIGURATION_BROKEN, {"file": shown(path), "reason": reason})
