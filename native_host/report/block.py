"""The text block to paste into a ticket. Only Latin-1 signs of our own: the ticket's page is Latin-1.

It holds what the media have: the certificate's holder, CPF, CNPJ and dates too, as the ticket may be filled
from it on another computer. Of the PIN it says the flags only. Lines are not wrapped: where it is pasted does
that.
"""

from __future__ import annotations

from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.messages import Medium
from native_host.report.code import encode
from native_host.report.model import Report
from native_host.report.moment import moment
from native_host.report.rows import Row, certificate_rows, medium_rows, remarks
from native_host.report.shown import certificates, source, split
from native_host.texts import text


def block(report: Report) -> list[str]:
    """Return the block's lines; the last is the code, or says why there is none."""
    found = [_say("title"), _say("read", moment=moment(report.read_at), program=report.program)]
    whole, others = split(report.media)
    for medium in whole:
        found += ["", *_medium(medium)]
    if others:
        found += ["", _say("others")]
        found += [_say("item", sentence=_in_short(medium)) for medium in others]
    return [*found, "", *_code(report)]


def _medium(medium: Medium) -> list[str]:
    found = [_say("state", title=medium.title), *map(_line, medium_rows(medium))]
    shown, more = certificates(medium)
    for certificate in shown:
        found += [_say("certificate"), *map(_line, certificate_rows(certificate))]
    if more > 0:
        found.append(_say("more_certificates", count=more))
    found.append(_say("seen"))
    return found + [_say("item", sentence=sentence) for sentence in remarks(medium)]


def _in_short(medium: Medium) -> str:
    name = source(medium)
    return _say("in_short", title=medium.title, source=name) if name else medium.title


def _line(row: Row) -> str:
    return f"{row.label}: {row.value}"


def _code(report: Report) -> list[str]:
    try:
        return [_say("code"), encode(report)]
    except QualitokenError as error:
        if error.code is not Code.REPORT_TOO_LARGE:
            raise
        return [text("errors", f"{error.code.value}.message"), text("errors", f"{error.code.value}.hint")]


def _say(key: str, **values: object) -> str:
    return text("report", key, **values)
