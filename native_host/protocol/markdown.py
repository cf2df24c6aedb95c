"""The tables of PROTOCOL.md, made from the JSON Schema of the contract."""

from __future__ import annotations

from native_host.protocol import limits
from native_host.protocol.errors import RETRYABLE, Code, QualitokenError
from native_host.protocol.schema import Json
from native_host.texts import template


def tables(schema: Json) -> str:
    """Return methods, notifications, error codes, limits and every model as Markdown tables."""
    parts = [
        "## Methods",
        _table(
            ["method", "params", "result", "deadline", "for pages", "meaning"],
            [_method_row(schema, name, use) for name, use in schema["x-methods"].items()],
        ),
        "## Notifications from the host",
        _table(
            ["notification", "params", "meaning"],
            [
                [f"`{name}`", _link(model), _about(schema, model)]
                for name, model in schema["x-notifications"].items()
            ],
        ),
        "## Error codes",
        _table(["code", "number", "retryable", "sentence"], [_error_row(code) for code in Code]),
        "## Limits",
        _table(
            ["limit", "value"],
            [[f"`{name}`", f"{value:,}"] for name, value in vars(limits).items() if name.isupper()],
        ),
        "## Models",
    ]
    for name, definition in sorted(schema["$defs"].items()):
        parts += [f"### {name}", definition.get("description", ""), _model(definition)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _method_row(schema: Json, name: str, use: Json) -> list[str]:
    deadline = f"{use['deadline_ms']:,} ms{' + reading' * use['reads']}"
    for_pages = "yes" if use["for_pages"] else "no"
    models = [_link(use["params"]), _link(use["result"])]
    return [f"`{name}`", *models, deadline, for_pages, _about(schema, use["params"])]


def _error_row(code: Code) -> list[str]:
    number = QualitokenError(code).jsonrpc_number
    sentence = template("errors", f"{code.value}.message")
    return [f"`{code.value}`", str(number), "yes" if code in RETRYABLE else "no", sentence]


def _model(definition: Json) -> str:
    if "enum" in definition:
        return ", ".join(f"`{value}`" for value in definition["enum"])
    return _table(
        ["field", "type", "meaning"],
        [
            [f"`{name}`", _type(node), node.get("description", "")]
            for name, node in definition.get("properties", {}).items()
        ],
    )


def _type(node: Json) -> str:
    if "$ref" in node:
        return _link(node["$ref"].rsplit("/", 1)[-1])
    if "anyOf" in node:
        return " or ".join(dict.fromkeys(_type(option) for option in node["anyOf"]))
    if "const" in node:
        return f"`{node['const']}`"
    kind = str(node.get("type", "any"))
    if kind == "array":
        return f"list of {_type(node.get('items', {}))}"
    if kind == "object" and isinstance(node.get("additionalProperties"), dict):
        return f"map of {_type(node['additionalProperties'])}"
    if kind == "object" and "patternProperties" in node:
        return f"map of {_type(next(iter(node['patternProperties'].values())))}"
    return kind


def _link(model: str) -> str:
    return f"[{model}](#{model.lower()})"


def _about(schema: Json, model: str) -> str:
    return str(schema["$defs"][model].get("description", ""))


def _table(head: list[str], rows: list[list[str]]) -> str:
    def line(cells: list[str]) -> str:
        escaped = [cell.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ") for cell in cells]
        return f"| {' | '.join(escaped)} |"

    return "\n".join([line(head), line(["---"] * len(head)), *map(line, rows)])
