"""From a token's objects to its certificates: parsed, sorted, each with its key and chain."""

from __future__ import annotations

import base64
import datetime

from native_host.protocol.messages import Certificate
from native_host.token.certificates.authorities import is_authority
from native_host.token.certificates.certificate import ParsedCertificate, parsed
from native_host.token.certificates.chains import Chains
from native_host.token.certificates.dates import Period
from native_host.token.certificates.icp_brasil import Fields, fields
from native_host.token.certificates.key_pairs import KeyPairs
from native_host.token.certificates.model import AUTHORITY, Holder, Holding, Oddity, Validity
from native_host.token.certificates.quietly import quietly
from native_host.token.readings.pkcs11 import OBJECT_CERTIFICATE
from native_host.token.readings.slot import SlotSnapshot, TokenObject

_USEFUL_FIRST = (Validity.IN_FORCE, Validity.FUTURE, Validity.EXPIRED, Validity.UNKNOWN)


def holding_of(slot: SlotSnapshot, now: datetime.datetime) -> Holding:
    """Read the certificates of `slot` as of `now` (aware); never raises."""
    objects = [found for found in slot.objects if found.object_class == OBJECT_CERTIFICATE]
    read = [(found, certificate) for found in objects if (certificate := _parsed(found)) is not None]
    chains = Chains([certificate for _, certificate in read])
    told = [(found.object_id, certificate, fields(certificate, now)) for found, certificate in read]
    authoritys = [is_authority(certificate, of_a_holder=bool(one.kind)) for _, certificate, one in told]
    claims = [
        (object_id, certificate)
        for (object_id, certificate, _), of_one in zip(told, authoritys, strict=True)
        if not of_one
    ]
    pairs = KeyPairs(slot.objects, claims)
    holders: list[Holder] = []
    authorities: list[Certificate] = []
    for (object_id, certificate, one), of_one in zip(told, authoritys, strict=True):
        # The key of one that is there by itself makes it the owner's, beside no other certificate.
        if of_one and (claims or not pairs.shows_key(certificate)):
            authorities.append(_message(certificate, one, chains, AUTHORITY))
        else:
            has_key = pairs.has_key(object_id, certificate)
            message = _message(certificate, one, chains, one.kind)
            holders.append(Holder(message, _validity(certificate.period, now), has_key))
    holders.sort(key=lambda holder: (_USEFUL_FIRST.index(holder.validity), not holder.has_key))
    undated = tuple(holder for holder in holders if holder.validity is Validity.UNKNOWN)
    return Holding(
        holders=tuple(holders[: len(holders) - len(undated)]),
        authorities=tuple(authorities),
        unreadable=len(objects) - len(read) + len(undated),
        undated=undated,
        oddities=frozenset[Oddity]().union(*(_oddities(certificate, one) for _, certificate, one in told)),
    )


def _oddities(certificate: ParsedCertificate, told: Fields) -> frozenset[Oddity]:
    """Return what is odd, also that a certificate is said to be older than its holder."""
    begin = certificate.period.begin
    older = begin is not None and told.birth_date is not None and told.birth_date >= begin.date().isoformat()
    return certificate.oddities | ({Oddity.PERIOD} if older else set())


def _parsed(found: TokenObject) -> ParsedCertificate | None:
    if found.value is None:
        return None
    value = found.value
    return quietly(lambda: parsed(base64.b64decode(value)), None)


def _validity(period: Period, now: datetime.datetime) -> Validity:
    """Return where `now` is; a date that could not be read proves nothing, the other still does."""
    if period.end and now > period.end:
        return Validity.EXPIRED
    if period.begin and now < period.begin:
        return Validity.FUTURE
    return Validity.IN_FORCE if period.begin and period.end else Validity.UNKNOWN


def _message(certificate: ParsedCertificate, told: Fields, chains: Chains, kind: str) -> Certificate:
    return Certificate(
        holder=told.holder,
        kind=kind,
        cpf=told.cpf,
        cnpj=told.cnpj,
        birth_date=told.birth_date,
        responsible=told.responsible,
        email=told.email,
        policy=told.policy,
        issuer=told.issuer,
        from_safeweb=told.from_safeweb,
        not_before=_iso(certificate.period.begin),
        not_after=_iso(certificate.period.end),
        chain_complete=chains.complete(certificate),
    )


def _iso(moment: datetime.datetime | None) -> str:
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z" if moment else ""
