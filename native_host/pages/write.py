"""Writing a page map as TOML, so that an administrator can read it, mend it and ship it."""

from __future__ import annotations

import json

from native_host.protocol.messages import PageMap
from native_host.texts import text

_DELETE = "\x7f"
"""The one control character that JSON leaves as it is and TOML does not take (TOML 1.0, "String")."""


def to_toml(page: PageMap) -> str:
    """Return the TOML of `page`, without what is left at its default."""
    data = page.model_dump(mode="json", exclude_defaults=True)
    plain = [f"{key} = {_value(value)}" for key, value in data.items() if not _is_table(value)]
    parts = ["\n".join(f"# {line}" for line in text("pages", "exported").strip().splitlines())]
    parts.append("\n".join(plain))
    for key, value in data.items():
        if isinstance(value, dict):
            parts.append(_table(f"[{key}]", value))
        elif _is_table(value):
            parts += [_table(f"[[{key}]]", row) for row in value]
    return "\n\n".join(parts) + "\n"


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and value != [] and isinstance(value[0], dict))


def _table(head: str, rows: dict[str, object]) -> str:
    return "\n".join([head, *(f"{key} = {_value(value)}" for key, value in rows.items())])


def _value(value: object) -> str:
    """Return a value on its own line; JSON's strings are TOML's basic strings."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        inner = [_value(one) for one in value]
        if _is_table(value):
            return "[\n" + "".join(f"  {one},\n" for one in inner) + "]"
        return "[" + ", ".join(inner) + "]"
    return json.dumps(value, ensure_ascii=False).replace(_DELETE, "\\u007f")
