"""What lives as long as the host and is shared by all requests."""

from __future__ import annotations

import contextlib
import importlib
import threading
import time
from collections.abc import Callable

from native_host.config import Configuration, load_configuration
from native_host.protocol.errors import QualitokenError
from native_host.token.service import TokenService

_WARM = ("native_host.methods.dispatch", "native_host.methods.tokens_read", "native_host.token.certificates")
"""Modules that the first requests need; importing them takes most of the host's start."""


class Services:
    """Configuration and token reader, made when first asked for."""

    def __init__(self, started: float | None = None, ready: Callable[[], bool] = lambda: True) -> None:
        """Make the services of a host that started at `started` (monotonic seconds, default now)."""
        self._started = time.monotonic() if started is None else started
        self.ready = ready
        self._lock = threading.Lock()
        self._config: Configuration | None = None
        self._tokens: TokenService | None = None

    @property
    def uptime_ms(self) -> int:
        """Milliseconds since the host's start."""
        return int((time.monotonic() - self._started) * 1000)

    @property
    def config(self) -> Configuration:
        """The configuration, read once; a broken one is read again next time, as it may be mended by then.

        Raises:
            QualitokenError: `configuration_broken`.
        """
        with self._lock:
            if self._config is None:
                self._config = load_configuration()
            return self._config

    @property
    def tokens(self) -> TokenService:
        """The token reader.

        Raises:
            QualitokenError: `configuration_broken`.
        """
        config = self.config
        with self._lock:
            if self._tokens is None:
                self._tokens = TokenService.of(config)
            return self._tokens

    def warm_up(self) -> None:
        """Import and load what requests will need; a reading comes before a plan."""
        for name in _WARM:
            importlib.import_module(name)
        from native_host.methods import escalation_plan  # noqa: PLC0415 - after what a reading needs

        # A broken configuration is told with the request that needs it.
        with contextlib.suppress(QualitokenError):
            escalation_plan.warm_up(self.config)

    def close(self) -> None:
        """End every driver child."""
        with self._lock:
            if self._tokens is not None:
                self._tokens.close()
