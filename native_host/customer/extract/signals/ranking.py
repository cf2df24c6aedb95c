"""Which of a value's places speaks best for it."""

from __future__ import annotations

from native_host.customer.extract.candidates import Mention
from native_host.customer.extract.segment import Joint, Part, Voice

_AGAINST = frozenset({"label:someone", "label:outdated", "before:someone", "before:past"})
_LESSER = frozenset({Part.FOOTER, Part.QUOTED, Part.TO})
_VOICES = {Voice.CUSTOMER: 0, Voice.UNKNOWN: 1, Voice.AGENT: 2}
_JOINTS = {joint: number for number, joint in enumerate(Joint)}


def rank(mention: Mention, signals: set[str]) -> tuple[int, ...]:
    """Order the places of one value: the smallest speaks best for it."""
    segment = mention.segment
    return (
        len(signals & _AGAINST),
        segment.part in _LESSER,
        "label:own" not in signals and "asked" not in signals,
        _VOICES[segment.voice],
        _JOINTS[segment.label.joint] if segment.label else len(_JOINTS),
    )
