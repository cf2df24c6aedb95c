"""The skeleton of a page, as the extension copies it ("Copiar estrutura da página"): no value is in it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

NODES_MAX = 8_000
"""As in the extension (`skeleton.ts`)."""

Name = Annotated[str, Field(pattern=r"^([a-z][a-z0-9._-]{0,60}|#text)$")]
Attribute = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_:.-]{0,60}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SkeletonNode(_Strict):
    """An element or a piece of text."""

    parent: Annotated[int, Field(ge=-1)]
    within: Literal["children", "shadow", "frame"]
    tag: Name
    text: Annotated[str, Field(max_length=400)]
    attributes: dict[Attribute, Annotated[str, Field(max_length=400)]]
    handlers: list[Attribute]
    box: tuple[float, float, float, float] | None
    shown: bool
    options: Annotated[list[str], Field(max_length=200)] | None


class Skeleton(_Strict):
    """A page: its nodes in document order, a parent before its children."""

    format: Literal["qualitoken-skeleton"]
    version: Literal[1]
    path: str
    nodes: Annotated[list[SkeletonNode], Field(min_length=1, max_length=NODES_MAX)]
    truncated: bool

    @model_validator(mode="after")
    def _in_order(self) -> Skeleton:
        if any(node.parent >= index for index, node in enumerate(self.nodes)):
            raise ValueError("a parent stands before its children")
        return self
