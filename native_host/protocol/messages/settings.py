"""What the extension tells the host about this installation."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from pydantic import Field, StrictBool, StrictInt

from native_host.protocol import limits
from native_host.protocol.messages.base import Message, Text


class Language(str, Enum):
    """Languages of the host's texts."""

    PT_BR = "pt_BR"
    EN = "en"


class ManagedSettings(Message):
    """What an administrator has fixed by policy (`chrome.storage.managed`); null: not fixed.

    Folders of data only: drivers are never named by a message.
    """

    sop_dirs: Annotated[list[Text], Field(max_length=limits.FOLDERS_MAX)] | None = None
    page_dirs: Annotated[list[Text], Field(max_length=limits.FOLDERS_MAX)] | None = None
    history: StrictBool | None = None
    report_max_age_minutes: Annotated[StrictInt, Field(ge=1, le=limits.REPORT_AGE_MAX_MINUTES)] | None = None


class ConfigureParams(Message):
    """Sets the language of all later answers, and what an administrator has fixed, while this host runs."""

    language: Language = Language.PT_BR
    managed: ManagedSettings = ManagedSettings()


class ConfigureResult(Message):
    """What is in force now, from policy, configuration file or default."""

    language: Language
    history: StrictBool
    report_max_age_minutes: StrictInt
    sop_dirs: list[str]
    page_dirs: list[str]
    read_deadline_ms: StrictInt
    """What a reading may take where `tokens.read` names no deadline."""
