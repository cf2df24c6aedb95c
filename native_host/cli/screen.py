"""A reading as text for a terminal of 80 columns."""

from __future__ import annotations

import textwrap

from native_host.protocol.messages import Certificate, Medium, TokensReadResult
from native_host.texts import text
from native_host.token.holding import AUTHORITY
from native_host.token.sentences import date

WIDTH = 80
"""Columns of the usual terminal."""

_LABEL_WIDTH = 13
"""Columns of the labels: the longest and two spaces."""


def _say(key: str, **values: object) -> str:
    return text("diagnose", f"screen.{key}", **values)


def lines(result: TokensReadResult) -> list[str]:
    """Return the screen's lines."""
    found: list[str] = []
    for medium in result.media:
        found += [*_medium(medium), ""]
    return [*found, _say("read_in", seconds=f"{result.elapsed_ms / 1000:.1f}".replace(".", ","))]


def _medium(medium: Medium) -> list[str]:
    found = [medium.title.upper(), "=" * len(medium.title)]
    if medium.reader:
        found += _row("reader", medium.reader)
    if medium.token:
        parts = (medium.token.label, medium.token.model, medium.token.manufacturer)
        found += _row("token", ", ".join(part for part in parts if part))
        found += _row("serial", medium.token.serial)
    if medium.driver:
        found += _row("driver", f"{medium.driver.product} {medium.driver.version}".strip())
    if medium.module:
        found += _row("module", medium.module)
    holders = [certificate for certificate in medium.certificates if certificate.kind != AUTHORITY]
    for certificate in holders or medium.certificates:
        found += ["", *_certificate(certificate)]
    found += ["", _say("seen") + ":"]
    for sentence in medium.evidence:
        found += textwrap.wrap(_printable(sentence), WIDTH, initial_indent="  - ", subsequent_indent="    ")
    return [*found, "", _say("do") + ":", *_indented(medium.hint)]


def _certificate(certificate: Certificate) -> list[str]:
    period = _say("period_value", start=date(certificate.not_before), end=date(certificate.not_after))
    found = _row("holder", certificate.holder)
    for key, value in (
        ("kind", " ".join(part for part in (certificate.kind, certificate.policy) if part)),
        ("document", certificate.cnpj or certificate.cpf or ""),
        ("issuer", certificate.issuer),
        ("period", period),
    ):
        found += _row(key, value)
    return found


def _row(key: str, value: str) -> list[str]:
    """Return `value` beside its label; nothing for an empty value."""
    if not value:
        return []
    label = f"{_say(key):<{_LABEL_WIDTH}}"
    indent = " " * _LABEL_WIDTH
    return textwrap.wrap(_printable(value), WIDTH, initial_indent=label, subsequent_indent=indent)


def _indented(value: str) -> list[str]:
    return textwrap.wrap(value, WIDTH, initial_indent="  ", subsequent_indent="  ")


def _printable(value: str) -> str:
    """Replace control characters: a token's texts must not steer the terminal."""
    return "".join(character if character.isprintable() else "?" for character in value)
