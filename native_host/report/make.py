"""From a reading to its report."""

from __future__ import annotations

from native_host import __version__
from native_host.protocol.messages import Medium, TokensReadResult
from native_host.report.home import without_home
from native_host.report.model import Report


def report_of(result: TokensReadResult) -> Report:
    """Return the report of `result`, made now by this program."""
    media = [_without_home(medium) for medium in result.media]
    return Report(program=__version__, read_at=result.read_at, media=media)


def _without_home(medium: Medium) -> Medium:
    return medium.model_copy(
        update={
            "module": without_home(medium.module) if medium.module else None,
            "evidence": [without_home(sentence) for sentence in medium.evidence],
        }
    )
