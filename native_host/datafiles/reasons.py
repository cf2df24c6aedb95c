"""Pydantic's findings as Portuguese sentences that say what to do."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ValidationError

from native_host.datafiles.mistakes import Location, Meant, Mistake
from native_host.texts import number, text

_BY_TYPE = {
    "missing": "missing",
    "string_type": "want_text",
    "int_type": "want_number",
    "bool_type": "want_bool",
    "list_type": "want_list",
    "dict_type": "want_table",
    "model_type": "want_table",
    "model_attributes_type": "want_table",
    "too_short": "too_short",
    "string_too_short": "too_short",
}
"""Pydantic's error type → key of our sentence; types with values of their own are handled below."""


def mistakes_of(error: ValidationError, model: type[BaseModel], limit: int) -> tuple[list[Mistake], int]:
    """Return the first `limit` findings as mistakes, and how many more there are.

    Lines are added by the reader, which has the text.
    """
    found = []
    for item in error.errors(include_url=False, include_input=False)[:limit]:
        location = tuple(part for part in item["loc"] if part != "[key]")
        kind = item["type"]
        meant = (
            Meant(str(location[-1]), _keys_at(model, location[:-1])) if kind == "extra_forbidden" else None
        )
        found.append(Mistake(location, _reason(kind, item.get("ctx", {})), meant=meant))
    return found, error.error_count() - len(found)


def _reason(kind: str, context: dict[str, Any]) -> str:
    if kind == "extra_forbidden":
        return text("datafiles", "unknown_key")
    if kind in {"enum", "literal_error"}:
        return text("datafiles", "want_one_of", known=_listed(str(context["expected"])))
    if kind == "string_pattern_mismatch":
        return text("datafiles", "bad_pattern", pattern=context["pattern"])
    if kind in {"greater_than_equal", "less_than_equal"}:
        return text("datafiles", kind, limit=number(context["ge" if "ge" in context else "le"]))
    if kind in {"too_long", "string_too_long"}:
        return text("datafiles", "too_long", limit=number(context["max_length"]))
    return text("datafiles", _BY_TYPE.get(kind, "other"))


def _listed(expected: str) -> str:
    """Return pydantic's `'a', 'b' or 'c'` as `a, b, c`."""
    return expected.replace(" or ", ", ").replace("'", "")


def _keys_at(model: type[BaseModel], location: Location) -> list[str]:
    """Return the keys that the table at `location` may have."""
    current: Any = model
    for part in location:
        if isinstance(current, type) and issubclass(current, BaseModel) and part in current.model_fields:
            current = _model_inside(current.model_fields[str(part)].annotation)
    return list(current.model_fields) if isinstance(current, type) and issubclass(current, BaseModel) else []


def _model_inside(annotation: Any) -> Any:  # noqa: ANN401 - an annotation has no narrower type
    """Return the model in `Model`, `list[Model]`, `dict[…, Model]` or `Model | None`, else None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        if (found := _model_inside(inner)) is not None:
            return found
    return None
