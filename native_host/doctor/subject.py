"""Putting what was found into words, from `texts/pt_BR/doctor.toml`."""

from __future__ import annotations

from dataclasses import dataclass

from native_host.protocol.messages import Probe, ProbeStatus
from native_host.texts import text


def say(key: str, /, **values: object) -> str:
    """Return the sentence `key` of doctor's texts."""
    return text("doctor", key, **values)


@dataclass(frozen=True)
class Subject:
    """What is looked at."""

    id: str
    title: str

    def fine(self, key: str, /, **values: object) -> Probe:
        """Return that it is in order; `key` names the sentence under `fine`."""
        return Probe(id=self.id, title=self.title, status=ProbeStatus.OK, detail=say(f"fine.{key}", **values))

    def error(self, code: str, /, **values: object) -> Probe:
        """Return that it does not work; `code` names sentence and hint under `found`."""
        return self._found(ProbeStatus.ERROR, code, values)

    def warning(self, code: str, /, **values: object) -> Probe:
        """Return that it works, but should be looked at."""
        return self._found(ProbeStatus.WARNING, code, values)

    def unknown(self, code: str, /, **values: object) -> Probe:
        """Return that it could not be looked at."""
        return self._found(ProbeStatus.UNKNOWN, code, values)

    def _found(self, status: ProbeStatus, code: str, values: dict[str, object]) -> Probe:
        return Probe(
            id=self.id,
            title=self.title,
            status=status,
            detail=say(f"found.{code}.detail", **values),
            hint=say(f"found.{code}.hint", **values),
            code=code,
        )


def subject(probe: str, part: str = "", **values: object) -> Subject:
    """Return the subject of `probe`, or one of its several, told apart by `part`."""
    return Subject(f"{probe}.{part}" if part else probe, say(f"titles.{probe}", **values).rstrip())
