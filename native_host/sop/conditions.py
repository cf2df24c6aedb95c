"""Conditions between fields: whether a field is for this ticket, and what may be wrong with a condition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from native_host.datafiles.mistakes import Location, Meant, Mistake
from native_host.sop.comparing import plain
from native_host.sop.model import FieldRule, Procedure
from native_host.texts import text


def holds(rule: FieldRule, values: Mapping[str, list[str]]) -> bool:
    """Whether the field is for this ticket; a field whose value is not known yet has none of those wanted.

    Args:
        rule: the field's.
        values: what each field will hold, by key, in the forms in which it may be written.
    """
    return all(
        {plain(value) for value in wanted} & {plain(value) for value in values.get(key, [])}
        for key, wanted in rule.only_if.items()
    )


def check_conditions(here: Location, rule: FieldRule, procedure: Procedure) -> Iterator[Mistake]:
    """Yield what is wrong with the conditions of one field."""
    for key, wanted in rule.only_if.items():
        location = (*here, "only_if", key)
        other = procedure.fields.get(key)
        if other is None:
            yield Mistake(location, _say("only_if_unknown", key=key), meant=Meant(key, procedure.fields))
        elif other.free:
            yield Mistake(location, _say("only_if_free", key=key))
        else:
            yield from _check_values(location, key, wanted, other)


def _check_values(location: Location, key: str, wanted: list[str], other: FieldRule) -> Iterator[Mistake]:
    """A value that the other field can never have makes a condition that never holds."""
    possible = other.options or ([other.value] if other.value is not None else [])
    if not possible:
        return
    in_short = {plain(one) for one in possible}
    for value in wanted:
        if plain(value) not in in_short:
            reason = _say("only_if_never", key=key, value=value)
            yield Mistake(location, reason, meant=Meant(value, possible))


def _say(key: str, /, **values: object) -> str:
    return text("sop", f"mistakes.{key}", **values)
