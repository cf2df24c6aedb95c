"""Reading modules with the real service and real driver children, without a host around them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from native_host.config import Configuration
from native_host.protocol.messages import Medium
from native_host.token.service import TokenService

HANG_MS = 700
"""Deadline of reads that are to find a driver hung."""


class Reader:
    """Reads the same modules again and again."""

    def __init__(self, service: TokenService, modules: list[Path]) -> None:
        self._service = service
        self._modules = {str(module) for module in modules}

    def media(self, deadline_ms: int = 8000) -> list[Medium]:
        """Read; return what the modules showed, in the order of the reply."""
        media = self._service.read(deadline_ms).media
        return [medium for medium in media if medium.module in self._modules]

    def hang(self, function: str) -> list[Medium]:
        """Read until a driver is found hung there; on a busy computer its child comes there late."""
        for _ in range(10):
            media = self.media(HANG_MS)
            hung = [medium for medium in media if medium.code == "driver_timeout"]
            if any(function in sentence for medium in hung for sentence in medium.evidence):
                return media
            self.end_pauses()
        raise AssertionError("no driver hangs")

    def end_pauses(self) -> None:
        """Do what an event of PC/SC's does: drivers that failed are tried again at once."""
        self._service._changed([])

    def of(self, module: Path, deadline_ms: int = 8000) -> list[Medium]:
        """Read; return what one of the modules showed."""
        return [medium for medium in self.media(deadline_ms) if medium.module == str(module)]


@contextmanager
def reading(*modules: Path) -> Iterator[Reader]:
    """Start a service that knows `modules` only; end its children afterwards."""
    config = Configuration(modules=[str(module) for module in modules], only_modules=True)
    service = TokenService.of(config)
    try:
        yield Reader(service, list(modules))
    finally:
        service.close()
