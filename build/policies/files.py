"""The files that are written from the settings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from build.policies.model import FOLDER, ROOT, Policies, PolicyBrowser, Value, extension_id, filled

_BEGIN, _END = "<!-- table: written by python -m build.policies -->\n", "<!-- end of table -->"


def made_files(policies: Policies) -> dict[Path, str]:
    """Return every file's content."""
    page = FOLDER / "LEIA-ME.md"
    files = {
        ROOT / "extension/managed_schema.json": _json(_schema(policies)),
        page: _with_table(page.read_text("utf-8"), _table(policies)),
    }
    for browser in policies.browsers:
        files[FOLDER / f"{browser.id}.json"] = _json(_policy(policies))
        files[FOLDER / f"{browser.id}.reg"] = "\r\n".join(_registry(policies, browser)) + "\r\n"
    return files


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _values(policies: Policies) -> dict[str, str]:
    return {"id": extension_id(), **policies.examples}


def _schema(policies: Policies) -> dict[str, object]:
    """Return the schema for managed storage (a subset of JSON Schema, version 3, as Chrome takes it)."""
    properties: dict[str, dict[str, object]] = {}
    for one in policies.settings:
        properties[one.key] = {"title": one.title, "description": one.text, "type": one.type}
        if one.type == "array":
            properties[one.key]["items"] = {"type": "string"}
        if one.values:
            properties[one.key]["enum"] = one.values
    return {"type": "object", "properties": properties}


def _policy(policies: Policies) -> dict[str, object]:
    values = _values(policies)
    browser: dict[str, object] = {one.name: filled(one.value, values) for one in policies.browser}
    settings = {one.key: one.example for one in policies.settings}
    return {**browser, "3rdparty": {"extensions": {extension_id(): settings}}}


def _registry(policies: Policies, browser: PolicyBrowser) -> Iterator[str]:
    """Yield the lines of a .reg file: lists are keys of their own, with values "1", "2", …"""
    values = _values(policies)
    yield "Windows Registry Editor Version 5.00"
    yield from _key(browser.key, {one.name: filled(one.value, values) for one in policies.browser})
    own = rf"{browser.key}\3rdparty\extensions\{extension_id()}\policy"
    yield from _key(own, {one.key: one.example for one in policies.settings})


def _key(key: str, values: dict[str, Value]) -> Iterator[str]:
    yield ""
    yield f"[{key}]"
    for name, value in values.items():
        if not isinstance(value, list):
            yield f'"{name}"={_data(value)}'
    for name, value in values.items():
        if isinstance(value, list):
            yield ""
            yield f"[{key}\\{name}]"
            yield from (f'"{number}"={_data(text)}' for number, text in enumerate(value, 1))


def _data(value: bool | int | str) -> str:
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return f"dword:{int(value):08x}"


def _table(policies: Policies) -> str:
    lines = ["| ajuste | onde | exemplo | o que faz |", "| --- | --- | --- | --- |"]
    values = _values(policies)
    rows = [(one.name, "navegador", filled(one.value, values), one.text) for one in policies.browser]
    rows += [(one.key, "extensão", one.example, one.text) for one in policies.settings]
    for name, where, value, text in rows:
        example = json.dumps(value, ensure_ascii=False).replace("\\\\", "\\")
        lines.append(f"| `{name}` | {where} | `{example}` | {text} |")
    return "\n".join(lines) + "\n"


def _with_table(page: str, table: str) -> str:
    before, _, rest = page.partition(_BEGIN)
    return before + _BEGIN + table + _END + rest.partition(_END)[2]
