"""A medium as labelled rows and remarks: the same on the screen and in the pasted block.

Evidence sentences that only repeat a row are left out of the remarks; `--json` and the code carry them all.
"""

from __future__ import annotations

from dataclasses import dataclass

from native_host.protocol.messages import Certificate, Medium, PinFlags, State
from native_host.texts import text
from native_host.token.diagnosis.sentences import date, pin_lines, say


@dataclass(frozen=True)
class Row:
    """One labelled value; never empty."""

    label: str
    value: str


def medium_rows(medium: Medium) -> list[Row]:
    """Return what is known of token, reader, driver and PIN."""
    token, driver = medium.token, medium.driver
    # What the card's ATR tells is of use only where no driver tells more.
    card = medium.card if token is None else None
    return _rows(
        ("label", token.label if token else ""),
        ("model", _with(token.model, token.manufacturer) if token else ""),
        ("serial", token.serial if token else ""),
        ("model", _with(card.model, card.vendor) if card else ""),
        ("atr", card.atr if card else ""),
        ("likely_driver", card.likely_driver if card else ""),
        ("reader", medium.reader or ""),
        ("driver", _driver(driver.product, driver.version) if driver else ""),
        ("module", medium.module or ""),
        ("pin", _pin(medium.pin) if medium.pin and medium.state is not State.NOT_INITIALIZED else ""),
    )


def certificate_rows(certificate: Certificate) -> list[Row]:
    """Return a certificate's holder, kind, numbers, issuer, period and chain."""
    start, end = _date(certificate.not_before), _date(certificate.not_after)
    return _rows(
        ("holder", certificate.holder),
        ("kind", " ".join(part for part in (certificate.kind, certificate.policy) if part)),
        ("cpf", _cpf(certificate.cpf or "")),
        ("cnpj", _cnpj(certificate.cnpj or "")),
        ("responsible", certificate.responsible or ""),
        ("issuer", certificate.issuer),
        ("period", _say("period", start=start, end=end)),
        ("chain", _say("chain_complete" if certificate.chain_complete else "chain_incomplete")),
    )


def remarks(medium: Medium) -> list[str]:
    """Return the evidence that the rows do not say."""
    said = {say("evidence.reader", reader=medium.reader)}
    if medium.driver is not None:
        product, version = medium.driver.product, medium.driver.version
        said.add(say("evidence.driver", product=product, version=version))
        said.add(say("evidence.driver_plain", product=product))
    if medium.pin is not None:
        said.update(pin_lines(medium.pin))
    if medium.certificates:
        said.update(say(f"evidence.chain_{word}") for word in ("complete", "incomplete"))
    return [sentence for sentence in medium.evidence if sentence not in said]


def _say(key: str, **values: object) -> str:
    return text("report", key, **values)


def _rows(*pairs: tuple[str, str]) -> list[Row]:
    return [Row(_say(f"labels.{key}"), printable(value)) for key, value in pairs if value.strip()]


def printable(value: str) -> str:
    """Replace control characters: a token's texts must not steer terminal or page."""
    return "".join(character if character.isprintable() else "?" for character in value)


def _with(value: str, more: str) -> str:
    return f"{value} ({more})" if value and more else value or more


def _driver(product: str, version: str) -> str:
    return _say("driver_version", product=product, version=version) if version else product


def _pin(pin: PinFlags) -> str:
    if not pin.initialized:
        return _say("pin_missing")
    return " ".join(pin_lines(pin)) or _say("pin_fine")


def _date(iso: str) -> str:
    """Return an ISO moment's date, or in words that it could not be read."""
    return date(iso) if iso else _say("date_unread")


def _cpf(digits: str) -> str:
    """Return a CPF with its usual signs, or as it is if it has another length."""
    return f"{digits[:3]}.{digits[3:6]}.{digits[6:9]}-{digits[9:]}" if len(digits) == 11 else digits


def _cnpj(signs: str) -> str:
    """Return a CNPJ with its usual signs, or as it is if it has another length."""
    if len(signs) != 14:
        return signs
    return f"{signs[:2]}.{signs[2:5]}.{signs[5:8]}/{signs[8:12]}-{signs[12:]}"
