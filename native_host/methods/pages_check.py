"""`pages.check`: what is in a page map that somebody wants to import, or what is wrong with it."""

from __future__ import annotations

from native_host.methods.context import Context
from native_host.pages.loader import read_page
from native_host.protocol.messages import PagesCheckParams, PagesCheckResult


def handle(params: PagesCheckParams, _context: Context) -> PagesCheckResult:
    """Read and check the page map; nothing is put in force."""
    reading = read_page(params.toml)
    return PagesCheckResult(page=reading.item, problems=reading.sentences())
