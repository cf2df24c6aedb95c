"""What others rely on stays: codes are added at the end, none goes, none takes another's place."""

from __future__ import annotations

from native_host.protocol.errors import Code

PUBLISHED = [
    "frame_too_large",
    "invalid_json",
    "invalid_request",
    "unknown_method",
    "invalid_params",
    "too_many_requests",
    "reply_too_large",
    "origin_forbidden",
    "configuration_broken",
    "unknown_sop",
    "unknown_page_map",
    "sop_broken",
    "page_map_broken",
    "internal",
    "report_missing",
    "report_cut",
    "report_changed",
    "report_several",
    "report_other_version",
    "report_too_large",
    "report_old",
    "report_future",
    "paste_too_long",
    "folder_no_answer",
    "folder_untrusted",
    "report_implausible",
]
"""Every code that was ever in force, in the order of their coming; a new one is added here, too."""


def test_error_codes_are_only_added_and_only_at_the_end() -> None:
    assert [code.value for code in Code] == PUBLISHED
