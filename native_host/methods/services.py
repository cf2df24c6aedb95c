"""What lives as long as the host and is shared by all requests."""

from __future__ import annotations

import contextlib
import importlib
import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from native_host import __version__
from native_host.config import Configuration, absolute_paths, load_configuration
from native_host.datafiles.trust.kinds import Owners
from native_host.methods.alive import Alive
from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.messages import ManagedSettings, TokensChange, TokensChanged
from native_host.protocol.version import PROTOCOL_VERSION
from native_host.token.service import TokenService

if TYPE_CHECKING:
    from native_host.log import Log

logger = logging.getLogger(__name__)

_WARM = (
    "native_host.methods.dispatch",
    "native_host.methods.tokens_read",
    "native_host.token.certificates.parser",
    "native_host.token.certificates.signatures",
    "native_host.methods.escalation_plan",
)
"""Modules that the first requests need, a reading before a plan; they take most of the host's start."""


class Services:
    """Configuration and token reader, made when first asked for."""

    def __init__(
        self,
        alive: Alive | None = None,
        notify: Callable[[str, object], None] | None = None,
    ) -> None:
        """Make the services of a host.

        Args:
            alive: what is told of the host; default: it starts now and is ready.
            notify: sends a notification (method, JSON-ready params) unasked; without it nothing is watched.
        """
        self._notify = notify
        self.alive = alive or Alive()
        self._lock = threading.Lock()
        self._config: Configuration | None = None
        self._managed: dict[str, object] = {}
        self._tokens: TokenService | None = None

    @property
    def config(self) -> Configuration:
        """The configuration, read once; a broken one is read again next time, as it may be mended by then.

        What an administrator has fixed by policy goes before what the files say.

        Raises:
            QualitokenError: `configuration_broken`.
        """
        with self._lock:
            if self._config is None:
                self._config = load_configuration()
            return self._config.model_copy(update=self._managed)

    def manage(self, managed: ManagedSettings) -> None:
        """Put in force what an administrator has fixed; what is no longer fixed is the files' again.

        Raises:
            QualitokenError: `invalid_params` for a folder that is not absolute; nothing has changed then.
        """
        fixed: dict[str, object] = managed.model_dump(exclude_none=True)
        for key in ("sop_dirs", "page_dirs"):
            if (folders := getattr(managed, key)) is not None:
                try:
                    fixed[key] = absolute_paths(folders)
                except ValidationError as error:
                    values = {"key": f"managed.{key}", "reason": "path_not_absolute"}
                    raise QualitokenError(Code.INVALID_PARAMS, values) from error
        with self._lock:
            self._managed = fixed

    @property
    def tokens(self) -> TokenService:
        """The token reader.

        Raises:
            QualitokenError: `configuration_broken`.
        """
        config = self.config
        with self._lock:
            if self._tokens is None:
                self._tokens = TokenService.of(config, self._tokens_changed if self._notify else None)
            return self._tokens

    def _tokens_changed(self, words: list[str]) -> None:
        if self._notify is not None:
            changed = TokensChanged(changes=[TokensChange(word) for word in words])
            self._notify("tokens.changed", changed.model_dump(mode="json"))

    def warm_up(self) -> None:
        """Import and load what requests will need; a reading comes before a plan."""
        # A broken configuration is told with the request that needs it.
        with contextlib.suppress(QualitokenError):
            self.tokens.prepare()
        for name in _WARM:
            importlib.import_module(name)
        from native_host.sop.warm_up import warm_up  # noqa: PLC0415 - after what a reading needs

        with contextlib.suppress(QualitokenError):
            warm_up(self.config)

    def open_log(self, log: Log, build: str) -> None:
        """Note the host's start and let the log be written as the configuration wants it."""
        logger.info(
            "start: host %s, build %s, protocol %s, Python %s, %s",
            *(__version__, build, PROTOCOL_VERSION, sys.version.split()[0], sys.platform),
        )
        try:
            config = self.config
            for one in config.ignored:
                whose = "system" if one.owners is Owners.ADMINISTRATORS else "user"
                logger.warning(
                    "configuration: the %s's file does not count: %s", whose, one.doubt.reason.value
                )
        except QualitokenError as error:
            logger.error("configuration: %s", error.code.value)  # noqa: TRY400 - the text names the user's file
            config = Configuration()
        folder = Path(config.log_dir) if config.log_dir else None
        log.open(config.log_level, folder, for_all=config.is_for_all(config.log_dir))

    def close(self) -> None:
        """End every child."""
        with self._lock:
            if self._tokens is not None:
                self._tokens.close()
