"""What the types of a page map cannot say: cross references, doubled keys, detection out of reach."""

from __future__ import annotations

import re
from collections.abc import Iterator

from native_host.datafiles.mistakes import Location, Meant, Mistake
from native_host.protocol.messages import PageMap, SignalKind
from native_host.texts import text

_REGULAR = {SignalKind.PATH, SignalKind.TITLE}
"""Kinds of signal whose value is a regular expression."""

EXPRESSION_MAX_CHARS = 500
"""Of one regular expression; the longest of ours has 120."""

_PYTHONS_OWN = re.compile(r"(?<!\\)\(\?(?!:|=|!|<=|<!)")
"""Groups that the browser refuses or takes for something else: `(?P<name>`, `(?i)`, `(?#`."""


def check_page_map(page: PageMap) -> Iterator[Mistake]:
    """Yield every mistake in a page map whose types are right."""
    yield from _check_sections(page)
    yield from _check_fields(page)
    yield from _check_detection(page)
    yield from _check_states(page)
    yield from _check_saving(page)


def _check_sections(page: PageMap) -> Iterator[Mistake]:
    seen: set[str] = set()
    for index, section in enumerate(page.sections):
        if section.id in seen:
            yield Mistake(("sections", index, "id"), text("pages", "twice", key=section.id))
        seen.add(section.id)
        if not (section.captions or section.tabs or section.id_prefixes):
            yield Mistake(("sections", index), text("pages", "section_without_signs"))


def _check_fields(page: PageMap) -> Iterator[Mistake]:
    sections = dict.fromkeys(section.id for section in page.sections)
    seen: set[str] = set()
    for index, field in enumerate(page.fields):
        if field.key in seen:
            yield Mistake(("fields", index, "key"), text("pages", "twice", key=field.key))
        seen.add(field.key)
        if field.section not in sections:
            reason = text("pages", "unknown_section", section=field.section)
            yield Mistake(("fields", index, "section"), reason, meant=Meant(field.section, sections))
        if any(not label.strip() for label in field.labels):
            yield Mistake(("fields", index, "labels"), text("pages", "empty_label"))


def _check_detection(page: PageMap) -> Iterator[Mistake]:
    detection = page.detection
    for index, signal in enumerate(detection.signals):
        if signal.kind in _REGULAR:
            yield from _check_expression(("detection", "signals", index, "value"), signal.value)
    weight = sum(signal.weight for signal in detection.signals)
    if detection.threshold > weight:
        reason = text("pages", "threshold_out_of_reach", threshold=detection.threshold, weight=weight)
        yield Mistake(("detection", "threshold"), reason)
    kinds = {signal.kind for signal in detection.signals}
    if detection.kinds > len(kinds):
        reason = text("pages", "kinds_out_of_reach", kinds=detection.kinds, there=len(kinds))
        yield Mistake(("detection", "kinds"), reason)
    yield from _check_click(page)


def _check_click(page: PageMap) -> Iterator[Mistake]:
    click = page.detection.click
    if click is None:
        return
    fields = dict.fromkeys(field.key for field in page.fields)
    for index, sign in enumerate(click.signs):
        for key in sign.fields:
            if key not in fields:
                location = ("detection", "click", "signs", index, "fields")
                yield Mistake(location, text("pages", "unknown_field", key=key), meant=Meant(key, fields))
        if sign.least > len(sign.fields):
            reason = text("pages", "least_out_of_reach", least=sign.least, there=len(sign.fields))
            yield Mistake(("detection", "click", "signs", index, "least"), reason)
    there = len(click.signs) + bool(click.save)
    if click.parts > there:
        reason = text("pages", "parts_out_of_reach", parts=click.parts, there=there)
        yield Mistake(("detection", "click", "parts"), reason)
    if click.fields > len(fields):
        reason = text("pages", "fields_out_of_reach", fields=click.fields, there=len(fields))
        yield Mistake(("detection", "click", "fields"), reason)


def _check_states(page: PageMap) -> Iterator[Mistake]:
    for index, signs in enumerate(page.states):
        for key in ("path", "dialog"):
            yield from _check_expression(("states", index, key), getattr(signs, key))
        if not (signs.path or signs.elements or signs.texts or signs.dialog):
            yield Mistake(("states", index), text("pages", "state_without_signs"))


def _check_saving(page: PageMap) -> Iterator[Mistake]:
    for key in ("success", "refused"):
        yield from _check_expression(("saving", key), getattr(page.saving, key))


def _check_expression(location: Location, expression: str) -> Iterator[Mistake]:
    if not _compiles(expression):
        yield Mistake(location, text("pages", "bad_expression", value=expression))


def _compiles(expression: str) -> bool:
    """Whether Python takes the expression, and it holds no group that the browser's dialect does not know."""
    if len(expression) > EXPRESSION_MAX_CHARS or _PYTHONS_OWN.search(expression):
        return False
    try:
        re.compile(expression)
    except (re.error, OverflowError, RecursionError):
        return False
    return True
