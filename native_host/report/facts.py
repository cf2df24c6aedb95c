"""A pasted report's medium, checked: what no reading gives is refused, and its texts are made plain."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from native_host.protocol.messages import Card, Driver, Medium, State, TokenInfo
from native_host.report.certificate_facts import checked_certificate
from native_host.report.contradictions import contradiction
from native_host.report.implausible import implausible
from native_host.report.limits import (
    ATR_MAX_BYTES,
    CERTIFICATES_MAX,
    DESCRIPTION_MAX_CHARS,
    LABEL_MAX_CHARS,
    MODEL_MAX_CHARS,
    OBJECTS_MAX,
    PATH_MAX_CHARS,
    PRODUCT_MAX_CHARS,
    READER_MAX_CHARS,
)
from native_host.report.plain_text import plain
from native_host.report.retold import is_known
from native_host.texts import LANGUAGES, template

_ATR = re.compile(rf"[0-9A-F]{{2}}(?: [0-9A-F]{{2}}){{0,{ATR_MAX_BYTES - 1}}}(?: \.\.\.)?")
_VERSION = re.compile(r"[0-9]{1,3}\.[0-9]{1,3}")


def checked(medium: Medium, read_at: datetime, tolerance: timedelta) -> Medium:
    """Return the medium with all that this computer is ready to show of it.

    Args:
        medium: as the report tells it.
        read_at: when it was read (aware).
        tolerance: how far a certificate's period and `read_at` may differ.

    Raises:
        QualitokenError: `report_implausible`; `report_other_version` for a word not known here.
    """
    if len(medium.certificates) > CERTIFICATES_MAX:
        raise implausible("certificates", count=len(medium.certificates))
    counts = medium.objects.model_dump().values() if medium.objects else ()
    if any(not 0 <= count <= OBJECTS_MAX for count in counts):
        raise implausible("objects")
    certificates = [checked_certificate(certificate) for certificate in medium.certificates]
    known = medium.model_copy(
        update={
            "confirmed": medium.confirmed and (medium.state is not State.BLANK or _was_read_twice(medium)),
            "module": plain(medium.module or "", PATH_MAX_CHARS) or None,
            "driver": _driver(medium.driver) if medium.driver else None,
            "reader": plain(medium.reader or "", READER_MAX_CHARS) or None,
            "token": _token(medium.token) if medium.token else None,
            "certificates": certificates,
            "spare": medium.spare and medium.state is State.NOT_INITIALIZED,
            "code": medium.code if medium.code and is_known(medium.code) else None,
            "card": _card(medium.card) if medium.card else None,
        }
    )
    if (found := contradiction(known, read_at, tolerance)) is not None:
        raise implausible(found)
    return known


def _was_read_twice(medium: Medium) -> bool:
    """Whether the report tells, in any language, of the two reads that alone confirm a blank medium."""
    said = {template("token", "evidence.two_reads", language) for language in LANGUAGES}
    return not said.isdisjoint(medium.evidence)


def _token(token: TokenInfo) -> TokenInfo:
    limits = {
        "label": LABEL_MAX_CHARS,
        "manufacturer": LABEL_MAX_CHARS,
        "model": MODEL_MAX_CHARS,
        "serial": MODEL_MAX_CHARS,
    }
    said: dict[str, str] = token.model_dump()
    if any(len(said[name]) > most for name, most in limits.items()):
        raise implausible("token_texts")
    return TokenInfo(**{name: plain(said[name], most) for name, most in limits.items()})


def _driver(driver: Driver) -> Driver:
    return Driver(
        product=plain(driver.product, PRODUCT_MAX_CHARS),
        description=plain(driver.description, DESCRIPTION_MAX_CHARS),
        manufacturer=plain(driver.manufacturer, DESCRIPTION_MAX_CHARS),
        version=driver.version if _VERSION.fullmatch(driver.version) else "",
    )


def _card(card: Card) -> Card:
    """Return what this computer's list says of the ATR, which is all that is believed."""
    from native_host.token.pcsc import atrs  # noqa: PLC0415 - a table, only where needed

    if not _ATR.fullmatch(card.atr):
        raise implausible("atr")
    known = atrs.find(card.atr.removesuffix(" ...").replace(" ", ""))
    if known is None:
        return Card(atr=card.atr)
    return Card(atr=card.atr, vendor=known.vendor, model=known.model, likely_driver=known.driver)
