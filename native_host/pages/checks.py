"""What the types of a page map cannot say: cross references, doubled keys, detection out of reach."""

from __future__ import annotations

import re
from collections.abc import Iterator

from native_host.datafiles.mistakes import Mistake
from native_host.datafiles.reasons import closest
from native_host.protocol.messages import PageMap, SignalKind
from native_host.texts import text

_REGULAR = {SignalKind.PATH, SignalKind.TITLE}
"""Kinds of signal whose value is a regular expression."""


def check_page_map(page: PageMap) -> Iterator[Mistake]:
    """Yield every mistake in a page map whose types are right."""
    yield from _check_sections(page)
    yield from _check_fields(page)
    yield from _check_detection(page)
    yield from _check_states(page)


def _check_sections(page: PageMap) -> Iterator[Mistake]:
    seen: set[str] = set()
    for index, section in enumerate(page.sections):
        if section.id in seen:
            yield Mistake(("sections", index, "id"), text("pages", "twice", key=section.id))
        seen.add(section.id)
        if not (section.captions or section.tabs or section.id_prefixes):
            yield Mistake(("sections", index), text("pages", "section_without_signs"))


def _check_fields(page: PageMap) -> Iterator[Mistake]:
    sections = [section.id for section in page.sections]
    seen: set[str] = set()
    for index, field in enumerate(page.fields):
        if field.key in seen:
            yield Mistake(("fields", index, "key"), text("pages", "twice", key=field.key))
        seen.add(field.key)
        if field.section not in sections:
            reason = text("pages", "unknown_section", section=field.section)
            yield Mistake(("fields", index, "section"), reason + closest(field.section, sections))
        if any(not label.strip() for label in field.labels):
            yield Mistake(("fields", index, "labels"), text("pages", "empty_label"))


def _check_detection(page: PageMap) -> Iterator[Mistake]:
    detection = page.detection
    for index, signal in enumerate(detection.signals):
        if signal.kind in _REGULAR and not _compiles(signal.value):
            reason = text("pages", "bad_expression", value=signal.value)
            yield Mistake(("detection", "signals", index, "value"), reason)
    weight = sum(signal.weight for signal in detection.signals)
    if detection.threshold > weight:
        reason = text("pages", "threshold_out_of_reach", threshold=detection.threshold, weight=weight)
        yield Mistake(("detection", "threshold"), reason)
    kinds = {signal.kind for signal in detection.signals}
    if detection.kinds > len(kinds):
        reason = text("pages", "kinds_out_of_reach", kinds=detection.kinds, there=len(kinds))
        yield Mistake(("detection", "kinds"), reason)


def _check_states(page: PageMap) -> Iterator[Mistake]:
    for index, signs in enumerate(page.states):
        for key in ("path", "dialog"):
            value: str = getattr(signs, key)
            if not _compiles(value):
                reason = text("pages", "bad_expression", value=value)
                yield Mistake(("states", index, key), reason)
        if not (signs.path or signs.elements or signs.texts or signs.dialog):
            yield Mistake(("states", index), text("pages", "state_without_signs"))


def _compiles(expression: str) -> bool:
    """Whether Python takes the expression; the browser's dialect is the same for what a map needs."""
    try:
        re.compile(expression)
    except re.error:
        return False
    return True
