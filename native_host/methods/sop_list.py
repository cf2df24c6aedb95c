"""`sop.list`: the procedures in force, and the files that could not be read."""

from __future__ import annotations

from native_host.files import shown
from native_host.methods.context import Context
from native_host.protocol.messages import SopListParams, SopListResult, SopSummary
from native_host.sop.configured import knowledge_of
from native_host.sop.loader import Knowledge


def handle(_params: SopListParams, context: Context) -> SopListResult:
    """List the procedures, those of an organisation last.

    Raises:
        QualitokenError: `configuration_broken`.
    """
    knowledge = knowledge_of(context.config)
    return SopListResult(sops=summaries(knowledge), problems=knowledge.sops.problems)


def summaries(knowledge: Knowledge) -> list[SopSummary]:
    """Return what is told of each procedure in force."""
    shelf = knowledge.sops
    return [
        SopSummary(
            id=name,
            version=procedure.version,
            title=procedure.title,
            states=procedure.states,
            file=shown(shelf.readings[name].path),
            kind=procedure.kind,
            replaces=name in shelf.replaced,
        )
        for name, procedure in shelf.items().items()
    ]
