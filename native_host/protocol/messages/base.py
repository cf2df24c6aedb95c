"""What every message is made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from native_host.protocol import limits


class Message(BaseModel):
    """Base of all models: unknown keys are refused, so that a typing mistake is never silently lost."""

    # Not use_attribute_docstrings: that takes a tenth of the host's start; `schema` reads them instead.
    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)


Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,40}$")]
"""A field's key: the same in procedure, page map, plan and report."""

Text = Annotated[str, Field(max_length=limits.TEXT_MAX_CHARS)]
"""A text that a person reads or types; no Qualitor field of the procedure takes more."""

ShortText = Annotated[str, Field(max_length=limits.SHORT_TEXT_MAX_CHARS)]
"""A label or a name on the page."""


class Problem(Message):
    """A file that could not be used; the others still are."""

    code: str
    file: str
    message: str
    """What is wrong and where (line or key), in Portuguese."""
