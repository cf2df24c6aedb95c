"""The contract as one JSON Schema document (draft 2020-12), made from the pydantic models."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from native_host.protocol import messages, registry
from native_host.protocol.version import PROTOCOL_VERSION

Json = dict[str, Any]
"""A JSON object."""


def json_schema() -> Json:
    """Return the schema of every message, with `x-methods` and `x-notifications` naming who carries which."""
    models: list[type[messages.Message]] = [messages.Request, messages.RpcError, *registry.ON_THE_PAGE]
    for params, result in registry.METHODS.values():
        models += [params, result]
    models += registry.NOTIFICATIONS.values()
    _, schema = models_json_schema(
        [(model, "serialization") for model in dict.fromkeys(models)],
        title="Qualitoken protocol",
        description=f"Version {PROTOCOL_VERSION}. Generated from native_host/protocol/messages.py.",
    )
    for definition in schema["$defs"].values():
        _tidy(definition)
    schema["x-methods"] = {
        name: {"params": params.__name__, "result": result.__name__}
        for name, (params, result) in registry.METHODS.items()
    }
    schema["x-notifications"] = {name: model.__name__ for name, model in registry.NOTIFICATIONS.items()}
    return schema


def _tidy(definition: Json) -> None:
    """Drop the titles that pydantic derives from field names and fold wrapped descriptions.

    A titled property would become a type of its own in TypeScript.
    """
    for node in (definition, *definition.get("properties", {}).values()):
        if "description" in node:
            node["description"] = " ".join(node["description"].split())
    for node in definition.get("properties", {}).values():
        node.pop("title", None)
