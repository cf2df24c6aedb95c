"""The skeleton that the extension writes is the one that the command reads: two languages, one shape."""

from __future__ import annotations

import re

import pytest

from native_host.pages.skeleton import NODES_MAX, Skeleton, SkeletonNode
from tests.support.paths import ROOT

PAGE = ROOT / "extension/src/page"
WRITER = (PAGE / "skeleton.ts").read_text("utf-8")
TEXTS = (PAGE / "skeleton_text.ts").read_text("utf-8")
KINDS = {
    "number": {"integer"},
    "string": {"string"},
    "boolean": {"boolean"},
    "Record<string, string>": {"object"},
    "string[]": {"array"},
    "SkeletonNode[]": {"array"},
    "string[] | null": {"array", "null"},
    "[number, number, number, number] | null": {"array", "null"},
}
"""How JSON Schema names what TypeScript writes."""


def interface(name: str) -> dict[str, str]:
    """Return an interface's properties with their types, as TypeScript writes them."""
    found = re.search(rf"export interface {name} \{{(.*?)\n\}}", WRITER, re.DOTALL)
    assert found, f"no interface {name}"
    return dict(re.findall(r"^  (\w+): (.+);$", found[1], re.MULTILINE))


@pytest.mark.parametrize("model", [Skeleton, SkeletonNode], ids=lambda model: model.__name__)
def test_both_sides_know_the_same_properties_of_the_same_types(model: type[Skeleton | SkeletonNode]) -> None:
    written = interface(model.__name__)
    read = model.model_json_schema()["properties"]
    assert set(written) == set(read)
    for name, schema in read.items():
        if "enum" in schema or "const" in schema:
            choices = schema.get("enum") or [schema["const"]]
            assert {str(choice) for choice in choices} == set(re.findall(r"[\w-]+", written[name])), name
        else:
            assert {one["type"] for one in schema.get("anyOf", [schema])} == KINDS[written[name]], name


def test_both_sides_stop_at_the_same_sizes() -> None:
    assert f"NODES_MAX = {NODES_MAX:_};" in WRITER
    read = SkeletonNode.model_json_schema()["properties"]
    assert f"data.slice(0, {read['text']['maxLength']})" in WRITER
    options, _ = read["options"]["anyOf"]
    assert f"OPTIONS_MAX = {options['maxItems']};" in TEXTS
