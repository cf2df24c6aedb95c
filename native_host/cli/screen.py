"""A reading as text for a terminal: for each medium what it is, what to do, what is known, what was seen."""

from __future__ import annotations

from native_host.cli.terminal import Sign, Terminal
from native_host.protocol.limits import READ_DEADLINE_LONG_MS
from native_host.protocol.messages import Medium, State
from native_host.report.model import Report
from native_host.report.moment import moment
from native_host.report.rows import Row, certificate_rows, medium_rows, printable, remarks
from native_host.report.shown import certificates, source, split
from native_host.texts import text

_MARGIN = "  "
_LABEL_WIDTH = 15
"""Columns of the labels, with the margin before and two spaces after the longest."""

_BY_STATE = {
    State.OPERATIONAL: Sign.OK,
    State.INDETERMINATE: Sign.UNKNOWN,
    State.UNRECOGNIZED: Sign.UNKNOWN,
    State.DRIVER_MISSING: Sign.ERROR,
    State.DRIVER_FAILED: Sign.ERROR,
    State.SERVICE_STOPPED: Sign.ERROR,
    State.NO_READER: Sign.ERROR,
    State.NO_TOKEN: Sign.ERROR,
}
"""In order · nothing can be said · nothing could be read. Any other state is something to act on."""


def lines(report: Report, terminal: Terminal) -> list[str]:
    """Return the screen's lines."""
    whole, others = split(report.media)
    found: list[str] = []
    serials = {medium.token.serial for medium in whole if medium.token is not None} - {""}
    if len(serials) > 1:
        found += [*terminal.wrap(_say("several", count=len(serials))), ""]
    for medium in whole:
        found += [*_medium(medium, terminal), ""]
    if others:
        found += [
            terminal.dim(_say("others")),
            *(line for one in others for line in _in_short(one, terminal)),
        ]
        found.append("")
    return found


def closing(report: Report, elapsed_ms: int, terminal: Terminal) -> list[str]:
    """Return the lines about the reading itself."""
    seconds = f"{elapsed_ms / 1000:.1f}".replace(".", ",")
    when = moment(report.read_at)
    return [terminal.dim(line) for line in terminal.wrap(_say("read_in", seconds=seconds, moment=when))]


def elsewhere(report: Report, terminal: Terminal) -> list[str]:
    """Return the lines that say that a report was read on another computer."""
    values = {"moment": printable(moment(report.read_at)), "program": printable(report.program)}
    return [*terminal.wrap(_say("elsewhere", **values)), ""]


def _medium(medium: Medium, terminal: Terminal) -> list[str]:
    headline = f"{terminal.sign(_sign(medium))} {terminal.bold(printable(medium.title).upper())}"
    found = [headline, *terminal.wrap(printable(medium.hint), _MARGIN, _MARGIN)]
    if medium.more_time:
        found += terminal.wrap(_say("more_time", seconds=READ_DEADLINE_LONG_MS // 1000), _MARGIN, _MARGIN)
    found += _section(medium_rows(medium), terminal)
    shown, more = certificates(medium)
    for certificate in shown:
        found += _section(certificate_rows(certificate), terminal)
    if more > 0:
        found += terminal.wrap(text("report", "more_certificates", count=more), _MARGIN, _MARGIN)
    sentences = [line for sentence in remarks(medium) for line in _item(sentence, terminal)]
    return found + (["", _MARGIN + terminal.dim(text("report", "seen")), *sentences] if sentences else [])


def _sign(medium: Medium) -> Sign:
    if not medium.confirmed:
        return Sign.UNKNOWN
    return _BY_STATE.get(medium.state, Sign.WARNING)


def _section(rows: list[Row], terminal: Terminal) -> list[str]:
    return ["", *(line for row in rows for line in _row(row, terminal))] if rows else []


def _row(row: Row, terminal: Terminal) -> list[str]:
    blank = " " * _LABEL_WIDTH
    first, *rest = terminal.wrap(row.value, blank, blank)
    label = f"{_MARGIN}{row.label:<{_LABEL_WIDTH - len(_MARGIN)}}"
    return [terminal.dim(label) + first[_LABEL_WIDTH:], *rest]


def _item(sentence: str, terminal: Terminal) -> list[str]:
    return terminal.wrap(printable(sentence), f"{_MARGIN}- ", f"{_MARGIN}  ")


def _in_short(medium: Medium, terminal: Terminal) -> list[str]:
    """Return a problem beside media that were read; of a failure also what was found and what to do.

    What to do also of a medium that no driver knows: it may be the customer's.
    """
    name = source(medium)
    title = text("report", "in_short", title=medium.title, source=name) if name else medium.title
    first, *rest = terminal.wrap(printable(title), _MARGIN, _MARGIN)
    found = [f"{terminal.sign(_sign(medium))} {first.removeprefix(_MARGIN)}", *rest]
    if medium.code is not None:
        found += [line for sentence in remarks(medium) for line in _item(sentence, terminal)]
    if medium.code is not None or medium.state is State.UNRECOGNIZED:
        found += terminal.wrap(printable(medium.hint), _MARGIN, _MARGIN)
    return found


def _say(key: str, **values: object) -> str:
    return text("diagnose", f"screen.{key}", **values)
