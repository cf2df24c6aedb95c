"""`escalation.plan`: which field of the ticket gets which value, and what is missing."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from native_host.customer.warm_up import warm_up as warm_up_customer
from native_host.methods.context import Context
from native_host.protocol.messages import EscalationPlanParams, FillPlan
from native_host.sop.configured import knowledge_of
from native_host.sop.plan import make_plan

if TYPE_CHECKING:
    from native_host.config import Configuration


def handle(params: EscalationPlanParams, context: Context) -> FillPlan:
    """Make the plan from the procedures in force now.

    Raises:
        QualitokenError: `configuration_broken`, `unknown_sop`, `sop_broken`, `unknown_page_map` or
            `page_map_broken`.
    """
    return make_plan(params, knowledge_of(context.config), datetime.now().astimezone())


def warm_up(config: Configuration) -> None:
    """Read the files and load the libraries that the first plan needs; for a background thread."""
    knowledge_of(config)
    warm_up_customer()
