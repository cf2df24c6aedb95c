"""`qualitoken diagnose --read-report`: a report that was made on another computer, checked and shown."""

from __future__ import annotations

import sys
from pathlib import Path

from native_host.cli import screen
from native_host.cli.json_output import print_json
from native_host.cli.terminal import Terminal
from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.messages import Medium
from native_host.report.code import decode

STANDARD_INPUT = "-"

PASTED_MAX_BYTES = 1024 * 1024
"""Most that is read: a report has a few kilobytes, with the mail around it some more."""


def show_report(source: str, *, as_json: bool) -> list[Medium]:
    """Print the report in the file `source`, or in what is typed or piped for `-`; return its media.

    Raises:
        QualitokenError: as `decode`; `report_missing` also for a file that cannot be read.
    """
    report = decode(_text(source))
    if as_json:
        print_json([medium.model_dump(mode="json") for medium in report.media])
    else:
        terminal = Terminal(sys.stdout)
        terminal.print([*screen.elsewhere(report, terminal), *screen.lines(report, terminal)])
    return report.media


def _text(source: str) -> str:
    try:
        if source == STANDARD_INPUT:
            content = sys.stdin.buffer.read(PASTED_MAX_BYTES)
        else:
            with Path(source).open("rb") as file:
                content = file.read(PASTED_MAX_BYTES)
    except OSError as error:
        raise QualitokenError(Code.REPORT_MISSING) from error
    return content.decode(_encoding(content), "replace")


def _encoding(content: bytes) -> str:
    """Return the encoding: Notepad may save UTF-16, everything else keeps the code's ASCII as it is."""
    return "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
