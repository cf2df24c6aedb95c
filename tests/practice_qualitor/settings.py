"""What a test may change about the practice site while it runs.

Set in Python (`PracticeServer.settings.latency_ms = 300`) or by `POST /practice/settings` with a JSON object;
`GET` reads them. No page links there: the settings belong to the test, not to the site.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields

SKINS = ("classic", "9")


class BadSetting(ValueError):
    """A setting that does not exist, or a value that does not fit it."""


@dataclass
class Settings:
    """The knobs of the practice site; every default is the well-behaved page."""

    latency_ms: int = 0
    """Delay of every AJAX call of the cascade: categories, priority, additional information."""

    lookup_latency_ms: int = 0
    """Delay of every AJAX call of the code fields (Cliente, Contato) and their windows."""

    related_latency_ms: int = 0
    """Delay of the list of related tickets."""

    related_empty_loads: int = 0
    """How often the list of related tickets is still empty: the related ticket shows only at a later load."""

    renamed_options: dict[str, str] = field(default_factory=dict)
    """Option captions to show otherwise, so that an option does not exist: {"Em branco": "Mídia vazia"}."""

    revert_fields: dict[str, int] = field(default_factory=dict)
    """Control ids that the page sets back after a change, and how often: {"cdlocalidade": 1}; 99: always.

    The page counts for itself, from its loading on.
    """

    read_only_fields: list[str] = field(default_factory=list)
    """Control ids that are shown read-only (selects and radios: disabled)."""

    alert_on_category: str = ""
    """Text that the page shows in #divAlert when a Categoria 3 has been chosen; empty: no alert."""

    session_expired: bool = False
    """Every page, AJAX call and save answers with the login page, until somebody logs in."""

    skin: str = "classic"
    """The look of pages whose address names none: "classic" or "9"."""

    closes_after_save: bool = False
    """A pop-up window closes itself when the message that the ticket was saved is answered."""

    required_extra: list[str] = field(default_factory=list)
    """Control ids that are required beside the usual ones: ["cdanimo"]."""

    def update(self, changes: Mapping[str, object]) -> None:
        """Take over all the changes, or raise `BadSetting` and take over none."""
        known = {f.name for f in fields(self)}
        for name, value in changes.items():
            if name not in known:
                raise BadSetting(f"no such setting: {name}")
            if not _CHECKS[name](value):
                raise BadSetting(f"value does not fit {name}: {value!r}")
        for name, value in changes.items():
            setattr(self, name, value)

    def reset(self) -> None:
        """Go back to the well-behaved page."""
        self.update(asdict(Settings()))

    def as_dict(self) -> dict[str, object]:
        """Return the settings as they are sent by `GET /practice/settings`."""
        return asdict(self)


def _is_milliseconds(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 60_000


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_text_by_text(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(k, str) and isinstance(v, str) for k, v in value.items()
    )


def _is_count_by_text(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(k, str) and isinstance(v, int) and not isinstance(v, bool) and v >= 0
        for k, v in value.items()
    )


_CHECKS: dict[str, Callable[[object], bool]] = {
    "latency_ms": _is_milliseconds,
    "lookup_latency_ms": _is_milliseconds,
    "related_latency_ms": _is_milliseconds,
    "related_empty_loads": lambda value: (
        isinstance(value, int) and not isinstance(value, bool) and value >= 0
    ),
    "renamed_options": _is_text_by_text,
    "revert_fields": _is_count_by_text,
    "read_only_fields": _is_texts,
    "alert_on_category": _is_text,
    "session_expired": lambda value: isinstance(value, bool),
    "skin": lambda value: value in SKINS,
    "closes_after_save": lambda value: isinstance(value, bool),
    "required_extra": _is_texts,
}
