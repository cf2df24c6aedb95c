"""The one table of methods. Standard library alone, and little of it: `hello` names them.

A new method is a row here, its params and its result in a module of `messages`, and a module of
`native_host.methods` whose `handle(params, context)` answers it. `make schema` makes the extension's side and
PROTOCOL.md of it.
"""

from __future__ import annotations

from native_host.protocol import limits


class Method:
    """A row.

    Attributes:
        name: as it stands in a request.
        params: name of the model in `messages`.
        result: name of the model in `messages`.
        deadline_ms: how long the other side waits for the reply before it takes the host for hung, in
            milliseconds, beside what `reads` takes.
        reads: how many readings of all drivers it waits for, one after the other; each takes as long as the
            request or the configuration allows.
        for_pages: whether a page of the extension may ask it through the worker, as it stands. All others are
            the worker's own.
        by_agent: whether it is asked because an agent waits: then a host that has failed is started again
            without the pause that what pages ask by themselves has to keep.
    """

    def __init__(  # noqa: PLR0913 - the columns
        self,
        name: str,
        params: str,
        result: str,
        *,
        deadline_ms: int = limits.REPLY_DEADLINE_MS,
        reads: int = 0,
        for_pages: bool = False,
        by_agent: bool = True,
    ) -> None:
        self.name = name
        self.params = params
        self.result = result
        self.deadline_ms = deadline_ms
        self.reads = reads
        self.for_pages = for_pages
        self.by_agent = by_agent

    @property
    def handler(self) -> str:
        """The module that answers it; imported when first asked."""
        return f"native_host.methods.{self.name.replace('.', '_')}"


ROWS = (
    Method("ping", "PingParams", "PingResult"),
    Method("tokens.read", "TokensReadParams", "TokensReadResult", deadline_ms=limits.READ_GRACE_MS, reads=1),
    Method("customer.parse", "CustomerParseParams", "CustomerParseResult", for_pages=True),
    Method("customer.check", "CustomerCheckParams", "CustomerCheckResult", for_pages=True),
    Method("report.read", "ReportReadParams", "ReportReadResult", for_pages=True),
    Method("configure", "ConfigureParams", "ConfigureResult"),
    Method("sop.list", "SopListParams", "SopListResult", for_pages=True),
    Method("pages.list", "PagesListParams", "PagesListResult", for_pages=True, by_agent=False),
    Method("pages.export", "PagesExportParams", "PagesExportResult", for_pages=True),
    Method("pages.check", "PagesCheckParams", "PagesCheckResult", for_pages=True),
    Method("escalation.plan", "EscalationPlanParams", "FillPlan", for_pages=True),
    Method("ticket.prepare", "TicketPrepareParams", "TicketPrepareResult", for_pages=True),
    Method(
        "doctor", "DoctorParams", "DoctorResult", deadline_ms=limits.DOCTOR_GRACE_MS, reads=1, for_pages=True
    ),
)
"""The table; `make schema` tells what is wrong with a row (build/schema/rows.py)."""

METHODS = {method.name: method for method in ROWS}
"""Every method by its name, in the order in which they are announced and listed."""
