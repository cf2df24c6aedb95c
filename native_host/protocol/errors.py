"""The closed list of error codes. Codes are append-only: others rely on them.

The sentences live in `native_host/texts/*.toml` under `errors.<code>`; a test holds the two together.
Standard library only, because a broken frame is answered before anything else is imported.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Code(str, Enum):
    """Stable string codes, carried in `error.data.code`."""

    FRAME_TOO_LARGE = "frame_too_large"
    INVALID_JSON = "invalid_json"
    INVALID_REQUEST = "invalid_request"
    UNKNOWN_METHOD = "unknown_method"
    INVALID_PARAMS = "invalid_params"
    TOO_MANY_REQUESTS = "too_many_requests"
    REPLY_TOO_LARGE = "reply_too_large"
    ORIGIN_FORBIDDEN = "origin_forbidden"
    CONFIGURATION_BROKEN = "configuration_broken"
    UNKNOWN_SOP = "unknown_sop"
    UNKNOWN_PAGE_MAP = "unknown_page_map"
    SOP_BROKEN = "sop_broken"
    PAGE_MAP_BROKEN = "page_map_broken"
    INTERNAL = "internal"
    REPORT_MISSING = "report_missing"
    REPORT_CUT = "report_cut"
    REPORT_CHANGED = "report_changed"
    REPORT_SEVERAL = "report_several"
    REPORT_OTHER_VERSION = "report_other_version"
    REPORT_TOO_LARGE = "report_too_large"
    REPORT_OLD = "report_old"
    REPORT_FUTURE = "report_future"
    PASTE_TOO_LONG = "paste_too_long"
    FOLDER_NO_ANSWER = "folder_no_answer"
    FOLDER_UNTRUSTED = "folder_untrusted"
    REPORT_IMPLAUSIBLE = "report_implausible"


JSONRPC_NUMBERS: dict[Code, int] = {
    Code.INVALID_JSON: -32700,
    Code.FRAME_TOO_LARGE: -32700,
    Code.INVALID_REQUEST: -32600,
    Code.UNKNOWN_METHOD: -32601,
    Code.INVALID_PARAMS: -32602,
    Code.INTERNAL: -32603,
}
"""JSON-RPC 2.0, section 5.1; every other code is a server error."""

SERVER_ERROR = -32000
"""JSON-RPC 2.0, section 5.1: reserved for implementation-defined server errors."""

RETRYABLE = frozenset({Code.TOO_MANY_REQUESTS, Code.INTERNAL})
"""Codes after which the same request may succeed."""


@dataclass
class QualitokenError(Exception):
    """A failure that an agent or administrator is told about.

    Attributes:
        code: the stable code.
        values: what the sentence in `texts` names, e.g. `file`, `key`, `reason`; never personal data.
    """

    code: Code
    values: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.code.value} {self.values}" if self.values else self.code.value

    @property
    def jsonrpc_number(self) -> int:
        """The numeric code of JSON-RPC 2.0."""
        return JSONRPC_NUMBERS.get(self.code, SERVER_ERROR)

    @property
    def retryable(self) -> bool:
        """Whether the same request may succeed later."""
        return self.code in RETRYABLE
