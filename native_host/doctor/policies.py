"""What administrators have set for a browser's native messaging, read as Chromium reads it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from native_host.registration.ids import HOST_NAME
from native_host.toml import load_toml

_BLOCKLIST, _ALLOWLIST = "NativeMessagingBlocklist", "NativeMessagingAllowlist"
_USER_LEVEL = "NativeMessagingUserLevelHosts"
_ALL = "*"
"""In the block list: every host that the allow list does not name (Chrome Enterprise policy list)."""


@dataclass(frozen=True)
class Policies:
    """A browser's policies on native messaging.

    Attributes:
        file: the last file that sets one; None if none does.
        unreadable: files that could not be read; what they set is not known.
    """

    file: Path | None = None
    blocks_host: bool = False
    hides_user_level: bool = False
    unreadable: list[Path] = field(default_factory=list)


def policy_folders() -> dict[str, Path]:
    """Return by browser id where it looks for mandatory policies on Linux."""
    rows = load_toml(Path(__file__).with_name("policies.toml"))
    return {name: Path(str(row["linux"])) for name, row in rows.items() if isinstance(row, dict)}


def policies_of(folder: Path) -> Policies:
    """Read the folder's JSON files, in the order of their names, a later one over an earlier one."""
    joined: dict[str, object] = {}
    file: Path | None = None
    unreadable: list[Path] = []
    for path in _files(folder, unreadable):
        try:
            content = json.loads(path.read_text("utf-8"))
        except OSError:
            unreadable.append(path)
            continue
        except (ValueError, RecursionError):
            continue  # so does the browser
        if not isinstance(content, dict):
            continue
        ours = {key: content[key] for key in (_BLOCKLIST, _ALLOWLIST, _USER_LEVEL) if key in content}
        joined.update(ours)
        file = path if ours else file
    blocked, allowed = _names(joined, _BLOCKLIST), _names(joined, _ALLOWLIST)
    return Policies(
        file=file,
        blocks_host=bool(blocked & {_ALL, HOST_NAME}) and HOST_NAME not in allowed,
        hides_user_level=joined.get(_USER_LEVEL) is False,
        unreadable=unreadable,
    )


def _files(folder: Path, unreadable: list[Path]) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".json")
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError:
        unreadable.append(folder)
        return []


def _names(policies: dict[str, object], key: str) -> set[object]:
    names = policies.get(key)
    return {name for name in names if isinstance(name, str)} if isinstance(names, list) else set()
