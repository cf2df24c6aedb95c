"""`escalation.plan`: which field of the ticket gets which value, and what is missing."""

from __future__ import annotations

from datetime import datetime

from native_host.methods.context import Context
from native_host.protocol.messages import EscalationPlanParams, FillPlan
from native_host.sop.configured import knowledge_of
from native_host.ticket.prepare import plan_for


def handle(params: EscalationPlanParams, context: Context) -> FillPlan:
    """Make the plan from the procedures in force now.

    Raises:
        QualitokenError: `configuration_broken`, `unknown_sop`, `sop_broken`, `unknown_page_map` or
            `page_map_broken`.
    """
    return plan_for(params, knowledge_of(context.config), datetime.now().astimezone())
