"""`pages.list`: the page maps in force, and the files that could not be read."""

from __future__ import annotations

from native_host.methods.context import Context
from native_host.protocol.messages import PagesListParams, PagesListResult
from native_host.sop.configured import knowledge_of


def handle(_params: PagesListParams, context: Context) -> PagesListResult:
    """List the page maps, those of an organisation last.

    Raises:
        QualitokenError: `configuration_broken`.
    """
    shelf = knowledge_of(context.config).pages
    return PagesListResult(pages=list(shelf.items().values()), problems=shelf.problems)
