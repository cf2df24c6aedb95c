"""Which model belongs to which method: read by the dispatcher and by the schema's generator."""

from __future__ import annotations

from native_host.protocol import messages as m

METHODS: dict[str, tuple[type[m.Message], type[m.Message]]] = {
    "ping": (m.PingParams, m.PingResult),
    "tokens.read": (m.TokensReadParams, m.TokensReadResult),
    "customer.parse": (m.CustomerParseParams, m.CustomerParseResult),
    "customer.check": (m.CustomerCheckParams, m.CustomerCheckResult),
    "report.read": (m.ReportReadParams, m.ReportReadResult),
    "configure": (m.ConfigureParams, m.ConfigureResult),
    "sop.list": (m.SopListParams, m.SopListResult),
    "pages.list": (m.PagesListParams, m.PagesListResult),
    "pages.export": (m.PagesExportParams, m.PagesExportResult),
    "pages.check": (m.PagesCheckParams, m.PagesCheckResult),
    "escalation.plan": (m.EscalationPlanParams, m.FillPlan),
    "doctor": (m.DoctorParams, m.DoctorResult),
}
"""Method name → (params, result)."""

NOTIFICATIONS: dict[str, type[m.Message]] = {
    "hello": m.Hello,
    "tokens.provisional": m.TokensProvisional,
    "tokens.changed": m.TokensChanged,
}
"""Notifications that the host sends."""

ON_THE_PAGE: tuple[type[m.Message], ...] = (m.FillReport,)
"""Models that never cross the pipe, but belong to the contract between plan and page."""
