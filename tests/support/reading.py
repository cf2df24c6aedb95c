"""Reading modules with the real service and real driver children, without a host around them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from native_host.config import Configuration
from native_host.protocol.messages import Medium
from native_host.token.service import TokenService


class Reader:
    """Reads the same modules again and again."""

    def __init__(self, service: TokenService, modules: list[Path]) -> None:
        self._service = service
        self._modules = {str(module) for module in modules}

    def media(self, deadline_ms: int = 8000) -> list[Medium]:
        """Read; return what the modules showed, in the order of the reply."""
        media = self._service.read(deadline_ms).media
        return [medium for medium in media if medium.module in self._modules]

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
