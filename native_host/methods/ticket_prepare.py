"""`ticket.prepare`: the customer's lines, and the plan made of the very same values."""

from __future__ import annotations

from datetime import datetime

from native_host.methods.context import Context
from native_host.protocol.messages import TicketPrepareParams, TicketPrepareResult
from native_host.sop.configured import knowledge_of
from native_host.ticket.prepare import prepare


def handle(params: TicketPrepareParams, context: Context) -> TicketPrepareResult:
    """Prepare with the procedures in force now; nothing is kept or logged.

    Raises:
        QualitokenError: `configuration_broken`, `unknown_sop`, `sop_broken`, `unknown_page_map` or
            `page_map_broken`.
    """
    return prepare(params, knowledge_of(context.config), datetime.now().astimezone())
