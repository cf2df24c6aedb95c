"""The skeleton of a page, as the extension copies it ("Copiar estrutura da página"): no value is in it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from native_host.protocol import limits
from native_host.protocol.messages.base import Message

TagName = Annotated[str, Field(pattern=r"^([a-z][a-z0-9._-]{0,60}|#text)$")]
AttributeName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_:.-]{0,60}$")]
AttributeText = Annotated[str, Field(max_length=limits.SKELETON_ATTRIBUTE_MAX_CHARS)]


class SkeletonNode(Message):
    """An element or a piece of text."""

    parent: Annotated[int, Field(ge=-1)]
    """Index of the parent; -1: a document's body."""
    within: Literal["children", "shadow", "frame"]
    """In what of its parent it stands: a frame's body and a shadow root's children are no children of the
    element."""
    tag: TagName
    """Name in lower case; `#text` for a piece of text."""
    text: Annotated[str, Field(max_length=limits.SKELETON_TEXT_MAX_CHARS)]
    attributes: dict[AttributeName, AttributeText]
    handlers: list[AttributeName]
    """Names of the handler attributes, e.g. `onchange`; what they do is not told."""
    box: tuple[float, float, float, float] | None
    """Left, top, width, height in its own document, CSS pixels; null: not laid out."""
    shown: bool
    options: Annotated[list[str], Field(max_length=limits.SKELETON_OPTIONS_MAX)] | None
    """Captions of a select's options; null: no select, or too many. Never which one is chosen."""


class Skeleton(Message):
    """A page without its values: its nodes in document order, a parent before its children."""

    format: Literal["qualitoken-skeleton"]
    version: Literal[1]
    path: str
    """The address's path without its query; long numbers are masked."""
    nodes: Annotated[list[SkeletonNode], Field(max_length=limits.SKELETON_NODES_MAX)]
    truncated: bool
    """The page has more than fits."""

    @model_validator(mode="after")
    def _whole_and_in_order(self) -> Skeleton:
        if not self.nodes:
            raise ValueError("there is nothing in it")
        if any(node.parent >= index for index, node in enumerate(self.nodes)):
            raise ValueError("a parent stands before its children")
        return self
