"""The contract as one JSON Schema document (draft 2020-12), made from the pydantic models."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pydantic.json_schema import models_json_schema

from native_host.protocol import messages, registry
from native_host.protocol.methods import METHODS
from native_host.protocol.version import PROTOCOL_VERSION

Json = dict[str, Any]
"""A JSON object."""


def json_schema() -> Json:
    """Return the schema of every message, with `x-methods` and `x-notifications` naming who carries which."""
    models: list[type[messages.Message]] = [messages.Request, messages.RpcError, *registry.ON_THE_PAGE]
    for method in METHODS.values():
        models += registry.models_of(method)
    models += registry.NOTIFICATIONS.values()
    _, schema = models_json_schema(
        [(model, "serialization") for model in dict.fromkeys(models)],
        title="Qualitoken protocol",
        description=f"Version {PROTOCOL_VERSION}. Generated from native_host/protocol/messages/.",
    )
    texts = _field_docstrings()
    for name, definition in schema["$defs"].items():
        for field, node in definition.get("properties", {}).items():
            if (name, field) in texts:
                node["description"] = texts[name, field]
        _tidy(definition)
    for method in METHODS.values():
        _let_defaults_be_left_out(schema["$defs"][method.params], registry.models_of(method)[0])
    schema["x-methods"] = {
        name: {
            "params": method.params,
            "result": method.result,
            "deadline_ms": method.deadline_ms,
            "reads": method.reads,
            "for_pages": method.for_pages,
        }
        for name, method in METHODS.items()
    }
    schema["x-notifications"] = {name: model.__name__ for name, model in registry.NOTIFICATIONS.items()}
    return schema


def _field_docstrings() -> dict[tuple[str, str], str]:
    """Return the text under each field of each model, by class and field."""
    found: dict[tuple[str, str], str] = {}
    for model in _model_sources():
        for field, text in pairwise(model.body):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(text, ast.Expr)
                and isinstance(text.value, ast.Constant)
                and isinstance(text.value.value, str)
            ):
                found[model.name, field.target.id] = inspect.cleandoc(text.value.value)
    return found


def _model_sources() -> Iterator[ast.ClassDef]:
    """Yield the syntax tree of each model's class."""
    for module in pkgutil.iter_modules(messages.__path__, f"{messages.__name__}."):
        source = inspect.getsource(importlib.import_module(module.name))
        yield from (node for node in ast.parse(source).body if isinstance(node, ast.ClassDef))


def _let_defaults_be_left_out(definition: Json, params: type[messages.Message]) -> None:
    """Demand of params only what has no default: they are made by the other side."""
    definition["required"] = [name for name, field in params.model_fields.items() if field.is_required()]


def _tidy(definition: Json) -> None:
    """Drop the titles that pydantic derives from field names and fold wrapped descriptions.

    A titled property would become a type of its own in TypeScript.
    """
    for node in (definition, *definition.get("properties", {}).values()):
        if "description" in node:
            node["description"] = " ".join(node["description"].split())
    for node in definition.get("properties", {}).values():
        node.pop("title", None)
