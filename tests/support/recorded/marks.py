"""What is not the same in every run, and the mark that stands for it in a recording.

One table of rules, in both directions: `marked` puts the marks in, `concrete` a stand-in for each mark, which
is marked again when it comes back. Whatever no rule names is compared as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Rule:
    """One kind of thing that varies.

    Attributes:
        mark: its name, in «».
        stand_in: what is played in its place: as a value of its own, or within a text.
        keys: fields whose whole value it is, if it is of the stand-in's type.
        pattern: what it looks like within a text.
    """

    mark: str
    stand_in: object
    keys: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None


MOMENT = "2026-03-04T05:06:07-03:00"
"""The moment that is played."""

RULES = (
    Rule("«version»", "0.0.0", frozenset({"host"}), re.compile(r"(?<=\bQualitoken )\d+(?:\.\d+)+")),
    Rule("«build»", "recorded", frozenset({"build"})),
    Rule("«python»", "Python 3.0.0, linux-any", pattern=re.compile(r"\bPython \d[\d.]*, [a-z0-9]+-\w+")),
    Rule("«milliseconds»", 640, frozenset({"elapsed_ms", "uptime_ms"})),
    Rule("«duration»", "640 ms", pattern=re.compile(r"\b\d+ ms\b")),
    Rule("«ready»", True, frozenset({"ready"})),
    Rule("«request»", 1, frozenset({"request_id"})),
    Rule("«moment»", MOMENT, pattern=re.compile(r"\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")),
    Rule(
        "«date and time»",
        "04/03/2026 às 05:06",
        pattern=re.compile(r"\b\d\d/\d\d/\d{4}(?: às)? \d\d:\d\d(?::\d\d)?(?: \(UTC[+-]\d\d:\d\d\))?"),
    ),
    Rule("«package»", "/programs/native_host", pattern=re.compile(r"/[^\s:]*/native_host(?=/)")),
    Rule("«serial of SoftHSM2»", "0123456789abcdef", pattern=re.compile(r"\b[0-9a-f]{16}\b")),
    Rule("«slot of SoftHSM2»", "slot ID 0x2a", pattern=re.compile("slot ID 0x[0-9a-f]+")),
    Rule("«version of SoftHSM2»", "2.6", pattern=re.compile(r"(?<![\d.])2\.[1-9]\d*(?!\.?\d)")),
)
"""Every rule, in the order in which they are applied."""

OF_THE_COMPUTER = ("browsers", "registration", "running", "policy")
"""Probes of doctor that tell what else is installed on the computer that the tests run on."""

LEFT_OUT = ("browsers.", "registration.")
"""Probes that are there on some computers only: one per browser, and per browser in a sandbox."""

_PROBE: Mapping[str, object] = {"status": "ok", "detail": "Visto.", "hint": "", "code": None}
_PROBE_MARK = "«computer»"
_MARK = re.compile("«[^»]*»")


def marked(value: Any, places: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return `value` with every thing that varies replaced by its mark.

    Args:
        value: JSON.
        places: folders of this run → their marks.
    """
    return _marked(value, "", places or {})


def _marked(value: Any, key: str, places: Mapping[str, str]) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        if _is_of_the_computer(value):
            return {**value, **dict.fromkeys(_PROBE, _PROBE_MARK)}
        return {name: _marked(one, name, places) for name, one in value.items()}
    if isinstance(value, list):
        return [_marked(one, "", places) for one in value if not _is_left_out(one)]
    for rule in RULES:
        if key in rule.keys and type(value) is type(rule.stand_in):
            return rule.mark
    return _marked_text(value, places) if isinstance(value, str) else value


def _marked_text(text: str, places: Mapping[str, str]) -> str:
    for place in sorted(places, key=len, reverse=True):
        text = text.replace(place, places[place])
    for rule in RULES:
        if rule.pattern:
            text = rule.pattern.sub(rule.mark, text)
    return text


def _is_probe(value: object) -> bool:
    return isinstance(value, dict) and {"id", *_PROBE} <= set(value)


def _is_of_the_computer(value: dict[str, Any]) -> bool:
    return _is_probe(value) and value["id"] in OF_THE_COMPUTER


def _is_left_out(value: object) -> bool:
    return isinstance(value, dict) and _is_probe(value) and str(value["id"]).startswith(LEFT_OUT)


def concrete(value: Any, places: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401
    """Return `value` with a stand-in for every mark.

    Args:
        value: JSON with marks.
        places: what stands for the marks that are no rule's: mark → text.
    """
    return _concrete(value, "", places or {})


def _concrete(value: Any, key: str, places: Mapping[str, str]) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {name: _concrete(one, name, places) for name, one in value.items()}
    if isinstance(value, list):
        return [_concrete(one, "", places) for one in value]
    if not isinstance(value, str):
        return value
    if value == _PROBE_MARK:
        return _PROBE[key]
    whole = next((rule for rule in RULES if rule.mark == value), None)
    if whole:
        return whole.stand_in

    def stand_in(match: re.Match[str]) -> str:
        rule = next((rule for rule in RULES if rule.mark == match[0]), None)
        return str(rule.stand_in) if rule else places.get(match[0], match[0])

    return _MARK.sub(stand_in, value)
