"""What doctor's probes need, to order."""

from __future__ import annotations

from native_host.config import Configuration
from native_host.doctor.surroundings import Surroundings
from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.messages import Probe
from native_host.token.service import TokenService


def surroundings(**config: object) -> Surroundings:
    """Return surroundings with this configuration; the drivers are those it names."""
    values = {"only_modules": True, **config}
    configuration = Configuration.model_validate(values)
    return Surroundings(lambda: configuration, lambda: TokenService.of(configuration))


def broken() -> Surroundings:
    """Return surroundings whose configuration cannot be read."""

    def fail() -> Configuration:
        raise QualitokenError(Code.CONFIGURATION_BROKEN, {"file": "/x.toml", "reason": "linha 1"})

    return Surroundings(fail, lambda: TokenService.of(fail()))


def codes(found: list[Probe]) -> dict[str, str | None]:
    """Return each probe's code by its id."""
    return {probe.id: probe.code for probe in found}
