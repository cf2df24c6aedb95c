"""What the types of a procedure cannot say: each field's way to its value, order, placeholders, Latin-1."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from native_host.customer.values.match import Kind
from native_host.datafiles.mistakes import Location, Meant, Mistake
from native_host.latin1 import misfits
from native_host.protocol.messages import PageMap, Policy
from native_host.sop import placeholders
from native_host.sop.conditions import check_conditions
from native_host.sop.model import FieldRule, Procedure, SopFile
from native_host.sop.order import cycle_in
from native_host.sop.sources import CERTIFICATE, CUSTOMER, PAGE_PARTS, PAGE_PHONES, page_source
from native_host.sop.template import TemplateError, names_in
from native_host.texts import text

_SOURCES = (*CUSTOMER, *CERTIFICATE, *(f"page.<campo>.{part}" for part in (*PAGE_PARTS, PAGE_PHONES)))
"""As they are named to somebody who has written one that is not known."""


def check_procedure(procedure: SopFile) -> Iterator[Mistake]:
    """Yield every mistake that shows without the page map."""
    if not isinstance(procedure, Procedure):
        return
    yield from _check_latin1((), procedure)
    for name in ("text", "text_if_forced"):
        template = getattr(procedure.message, name)
        yield from _check_template(("message", name), template, placeholders.MESSAGE)
    for key, rule in procedure.fields.items():
        here: Location = ("fields", key)
        yield from _check_way(here, rule)
        yield from _check_extras(here, rule)
        for name in ("template", "template_if_forced"):
            if template := getattr(rule, name):
                yield from _check_template((*here, name), template, tuple(placeholders.DIAGNOSIS))
        for index, source in enumerate(rule.sources):
            yield from _check_source((*here, "sources", index), source, rule)
        yield from _check_after(here, rule, procedure)
        yield from check_conditions(here, rule, procedure)
    if cycle := cycle_in(procedure.fields):
        yield Mistake(("fields", cycle[0], "after"), _say("after_cycle", cycle=" → ".join(cycle)))


def check_against_pages(procedure: SopFile, pages: dict[str, PageMap]) -> Iterator[Mistake]:
    """Yield every mistake that shows only beside the page maps in force."""
    if not isinstance(procedure, Procedure):
        return
    page = pages.get(procedure.page)
    if page is None:
        yield Mistake(("page",), _say("unknown_page"), meant=Meant(procedure.page, pages))
        return
    known = dict.fromkeys(field.key for field in page.fields)
    reason = _say("unknown_field", page=page.id)
    for key, rule in procedure.fields.items():
        if key not in known:
            yield Mistake(("fields", key), reason, meant=Meant(key, known))
        for index, source in enumerate(rule.sources):
            named = page_source(source)
            if named and named[0] not in known:
                yield Mistake(("fields", key, "sources", index), reason, meant=Meant(named[0], known))


def _check_latin1(location: Location, value: object) -> Iterator[Mistake]:
    if isinstance(value, str):
        for character in misfits(value):
            code = f"U+{ord(character):04X}"
            yield Mistake(location, _say("not_latin1", character=character, code=code))
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _check_latin1((*location, name), getattr(value, name))
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _check_latin1((*location, name), inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _check_latin1((*location, index), inner)


def _check_way(here: Location, rule: FieldRule) -> Iterator[Mistake]:
    """A field has one way to its value: fixed, template, known or asked, the page's own, or none at all."""
    if rule.free:
        if rule != FieldRule(free=True):
            yield Mistake(here, _say("free_with_more"))
        return
    asked = bool(rule.sources or rule.question)
    ways = [name for name in ("value", "template") if getattr(rule, name)]
    ways += ["sources/question"] if asked else []
    if len(ways) > 1:
        yield Mistake((*here, ways[0]), _say("two_ways", ways=", ".join(ways)))
    if not ways and rule.policy is not Policy.CONFIRM:
        yield Mistake(here, _say("no_way"))


def _check_extras(here: Location, rule: FieldRule) -> Iterator[Mistake]:
    """Keys that mean something only beside another one."""
    if rule.template and not rule.template_if_forced:
        yield Mistake((*here, "template"), _say("forced_missing"))
    if rule.template_if_forced and not rule.template:
        yield Mistake((*here, "template_if_forced"), _say("forced_alone"))
    if rule.question_more and not (rule.phones and rule.question):
        yield Mistake((*here, "question_more"), _say("more_alone"))
    if rule.options and not rule.question:
        yield Mistake((*here, "options"), _say("options_alone"))
    if rule.evidence and not rule.question:
        yield Mistake((*here, "evidence"), _say("evidence_alone"))
    if rule.phones and not (rule.sources or rule.question):
        yield Mistake((*here, "phones"), _say("phones_alone"))


def _check_template(location: Location, template: str, known: tuple[str, ...]) -> Iterator[Mistake]:
    try:
        names = names_in(template)
    except TemplateError:
        yield Mistake(location, _say("bad_template"))
        return
    for name in sorted(names.difference(known)):
        yield Mistake(location, _say("unknown_placeholder", name=name), meant=Meant(name, known))


def _check_source(location: Location, source: str, rule: FieldRule) -> Iterator[Mistake]:
    page = page_source(source)
    gives_phones = CUSTOMER.get(source) is Kind.PHONE or (page is not None and page[1] == PAGE_PHONES)
    if gives_phones:
        if not rule.phones:
            yield Mistake(location, _say("only_phones", source=source))
    elif source not in (*CUSTOMER, *CERTIFICATE) and (page is None or page[1] not in PAGE_PARTS):
        yield Mistake(location, _say("unknown_source", source=source), meant=Meant(source, _SOURCES))
    elif rule.phones:
        yield Mistake(location, _say("not_phones", source=source))


def _check_after(here: Location, rule: FieldRule, procedure: Procedure) -> Iterator[Mistake]:
    for index, other in enumerate(rule.after):
        location = (*here, "after", index)
        if other not in procedure.fields:
            yield Mistake(location, _say("after_unknown", key=other), meant=Meant(other, procedure.fields))
        elif procedure.fields[other].free:
            yield Mistake(location, _say("after_free", key=other))


def _say(key: str, /, **values: object) -> str:
    return text("sop", f"mistakes.{key}", **values)
