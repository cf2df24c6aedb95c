"""What administrators have set for a browser's native messaging, read as Chromium reads it on each system."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from native_host.registration import windows_registry
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
        file: the last file that sets one, or the registry key; None if none does.
        unreadable: files that could not be read; what they set is not known.
    """

    file: Path | str | None = None
    blocks_host: bool = False
    hides_user_level: bool = False
    unreadable: list[Path] = field(default_factory=list)


def policy_places(platform: str = sys.platform) -> dict[str, str]:
    """Return by browser id where it looks for mandatory policies: folder, key or preference domain."""
    rows = load_toml(Path(__file__).with_name("policies.toml"))
    return {
        name: str(row[platform]) for name, row in rows.items() if isinstance(row, dict) and platform in row
    }


def policies_at(place: str, platform: str = sys.platform) -> Policies:
    """Read what is set there."""
    if platform == "win32":
        return _policies_of_key(place)
    if platform == "darwin":
        return _policies_of_domain(place)
    return policies_of(Path(place))


def _policies_of_key(key: str) -> Policies:
    """Read the registry: the computer's settings go before the user's, setting by setting."""
    joined: dict[str, object] = {}
    where: str | None = None
    try:
        for root in (windows_registry.USER, windows_registry.COMPUTER):
            ours: dict[str, object] = {}
            user_level = windows_registry.value_of(root, key, _USER_LEVEL)
            if user_level is not None:
                ours[_USER_LEVEL] = bool(user_level)
            for name in (_BLOCKLIST, _ALLOWLIST):
                if names := windows_registry.values_of(root, f"{key}\\{name}"):
                    ours[name] = names
            joined.update(ours)
            where = f"{root}\\{key}" if ours else where
    except OSError:
        return Policies(unreadable=[Path(key)])
    return _judged(joined, where, [])


_MANAGED_PREFERENCES = Path("/Library/Managed Preferences")


def _policies_of_domain(domain: str) -> Policies:
    """Read macOS' managed preferences: the computer's, then the user's."""
    import plistlib  # noqa: PLC0415 - macOS only

    joined: dict[str, object] = {}
    where: Path | None = None
    unreadable: list[Path] = []
    user = _MANAGED_PREFERENCES / os.environ.get("USER", "") / f"{domain}.plist"
    for file in (user, _MANAGED_PREFERENCES / f"{domain}.plist"):
        try:
            content = plistlib.loads(file.read_bytes())
        except FileNotFoundError:
            continue
        except OSError:
            unreadable.append(file)
            continue
        except Exception:  # noqa: S112 - a damaged file, which the browser passes over too
            continue
        ours = _ours(content)
        joined.update(ours)
        where = file if ours else where
    return _judged(joined, where, unreadable)


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
        ours = _ours(content)
        joined.update(ours)
        file = path if ours else file
    return _judged(joined, file, unreadable)


def _ours(content: object) -> dict[str, object]:
    if not isinstance(content, dict):
        return {}
    return {key: content[key] for key in (_BLOCKLIST, _ALLOWLIST, _USER_LEVEL) if key in content}


def _judged(joined: dict[str, object], file: Path | str | None, unreadable: list[Path]) -> Policies:
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
