"""Doctor's findings as text for a terminal: sign, what was looked at, what was found, what to do."""

from __future__ import annotations

from native_host.cli.terminal import Sign, Terminal
from native_host.protocol.messages import Probe, ProbeStatus
from native_host.report.rows import printable
from native_host.texts import text

_INDENT = "  "

_SIGNS = {
    ProbeStatus.OK: Sign.OK,
    ProbeStatus.WARNING: Sign.WARNING,
    ProbeStatus.ERROR: Sign.ERROR,
    ProbeStatus.UNKNOWN: Sign.UNKNOWN,
}


def lines(probes: list[Probe], terminal: Terminal) -> list[str]:
    """Return the screen's lines; the last one sums up."""
    found = [terminal.bold(_say("headline")), ""]
    for probe in probes:
        found += _probe(probe, terminal)
    return [*found, "", *_summary(probes, terminal)]


def _probe(probe: Probe, terminal: Terminal) -> list[str]:
    title = f"{printable(probe.title)}:"
    first, *rest = terminal.wrap(f"{title} {printable(probe.detail)}", _INDENT, _INDENT)
    text_of_first = first.removeprefix(_INDENT).replace(title, terminal.bold(title), 1)
    found = [f"{terminal.sign(_SIGNS[probe.status])} {text_of_first}", *rest]
    if probe.hint:
        arrow = terminal.plain(Sign.DO)
        blank = " " * (len(arrow) + 1)
        found += terminal.wrap(printable(probe.hint), f"{_INDENT}{arrow} ", f"{_INDENT}{blank}")
    return found


def _summary(probes: list[Probe], terminal: Terminal) -> list[str]:
    errors, warnings = (
        sum(1 for probe in probes if probe.status is status)
        for status in (ProbeStatus.ERROR, ProbeStatus.WARNING)
    )
    if errors:
        key = "errors_one" if errors == 1 else "errors_many"
    elif warnings:
        key = "warnings_one" if warnings == 1 else "warnings_many"
    else:
        key = "fine"
    sign = terminal.plain(Sign.ERROR)
    return terminal.wrap(_say(f"summary.{key}", errors=errors, warnings=warnings, sign=sign))


def _say(key: str, /, **values: object) -> str:
    return text("doctor", key, **values)
