"""A browser per product, for the parts that need one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from playwright.sync_api import sync_playwright

from tests.bench.browser import Stage, open_stage
from tests.bench.products.product import Product
from tests.bench.run import Each, Run


@contextmanager
def stages(run: Run, part: str) -> Iterator[Each[Stage]]:
    """Open them for one part."""
    with sync_playwright() as playwright:

        def stage(product: Product) -> AbstractContextManager[Stage]:
            return open_stage(playwright, product, run.folder / part / product.out.name)

        with run.each(stage) as opened:
            yield opened
