"""What manifests/policies/settings.toml holds."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from native_host.toml import load_toml

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "manifests/policies"
Value = bool | int | str | list[str]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Setting(_Strict):
    """A setting of the extension."""

    key: str
    type: str
    title: str
    text: str
    example: Value
    values: list[str] | None = None


class BrowserPolicy(_Strict):
    """A policy of the browser."""

    name: str
    text: str
    value: Value


class PolicyBrowser(_Strict):
    """A browser that administrators set policies for."""

    id: str
    title: str
    key: str


class Policies(_Strict):
    """The whole file."""

    settings: list[Setting]
    browser: list[BrowserPolicy]
    browsers: list[PolicyBrowser]
    examples: dict[str, str]


def load_policies() -> Policies:
    """Read the file."""
    return Policies.model_validate(load_toml(FOLDER / "settings.toml"))


def extension_id() -> str:
    """Return the id that the extension's `key` pins."""
    return str(json.loads((ROOT / "manifests/extension-key.json").read_text("utf-8"))["id"])


def filled(value: Value, values: dict[str, str]) -> Value:
    """Return the value with its placeholders filled."""
    return [text.format(**values) for text in value] if isinstance(value, list) else value
