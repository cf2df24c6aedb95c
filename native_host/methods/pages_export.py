"""`pages.export`: a page map with the fields that agents have taught, as a file."""

from __future__ import annotations

from native_host.methods.context import Context
from native_host.pages.write import to_toml
from native_host.protocol.messages import PagesExportParams, PagesExportResult
from native_host.sop.choose import choose_page
from native_host.sop.configured import knowledge_of


def handle(params: PagesExportParams, context: Context) -> PagesExportResult:
    """Put what was taught into the page map in force and write it.

    Raises:
        QualitokenError: `configuration_broken`, `unknown_page_map` or `page_map_broken`.
    """
    page = choose_page(knowledge_of(context.config), params.map)
    fields = [
        field.model_copy(update={"taught": params.taught.get(field.key, field.taught)})
        for field in page.fields
    ]
    taught = page.model_copy(update={"fields": fields})
    return PagesExportResult(file_name=f"{page.id}.toml", toml=to_toml(taught))
