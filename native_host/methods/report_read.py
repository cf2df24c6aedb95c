"""`report.read`: a reading that was made on another computer and pasted as text."""

from __future__ import annotations

from datetime import datetime

from native_host.methods.context import Context
from native_host.protocol.messages import ReportReadParams, ReportReadResult
from native_host.report.elsewhere import read_elsewhere


def handle(params: ReportReadParams, context: Context) -> ReportReadResult:
    """Check the report and return its media.

    Raises:
        QualitokenError: one of `native_host.report.elsewhere.read_elsewhere`, or `configuration_broken`.
    """
    return read_elsewhere(params.text, datetime.now().astimezone(), context.config.report_max_age_minutes)
