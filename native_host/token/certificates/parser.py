"""From a token's objects to its certificates: parsed, sorted, each with its key and chain."""

from __future__ import annotations

import base64
import datetime
import warnings

from cryptography import x509

from native_host.protocol.messages import Certificate
from native_host.token.certificates.chains import Chains
from native_host.token.certificates.icp_brasil import fields, quietly
from native_host.token.certificates.model import AUTHORITY, Holder, Holding, Validity
from native_host.token.readings.pkcs11 import OBJECT_CERTIFICATE, OBJECT_PRIVATE_KEY, OBJECT_PUBLIC_KEY
from native_host.token.readings.slot import SlotSnapshot, TokenObject

_USEFUL_FIRST = (Validity.IN_FORCE, Validity.FUTURE, Validity.EXPIRED)


def holding_of(slot: SlotSnapshot, now: datetime.datetime) -> Holding:
    """Read the certificates of `slot` as of `now` (aware); never raises."""
    objects = [found for found in slot.objects if found.object_class == OBJECT_CERTIFICATE]
    parsed = [(found, certificate) for found in objects if (certificate := _parse(found)) is not None]
    chains = Chains([certificate for _, certificate in parsed])
    key_ids = {
        found.object_id
        for found in slot.objects
        if found.object_id and found.object_class in (OBJECT_PUBLIC_KEY, OBJECT_PRIVATE_KEY)
    }
    holders: list[Holder] = []
    authorities: list[Certificate] = []
    for found, certificate in parsed:
        has_key = found.object_id in key_ids
        authority = quietly(lambda c=certificate: _is_authority(c), False)  # type: ignore[misc]
        # A key on the token makes it the owner's, whatever its extensions say.
        if authority and not has_key:
            authorities.append(_message(certificate, chains, AUTHORITY))
        else:
            holders.append(Holder(_message(certificate, chains), _validity(certificate, now), has_key))
    holders.sort(key=lambda holder: (_USEFUL_FIRST.index(holder.validity), not holder.has_key))
    return Holding(tuple(holders), tuple(authorities), len(objects) - len(parsed))


def _parse(found: TokenObject) -> x509.Certificate | None:
    if found.value is None:
        return None
    value = found.value
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a negative serial number is warned about on standard error
        certificate = quietly(lambda: x509.load_der_x509_certificate(base64.b64decode(value)), None)
    # Names and dates are decoded when first asked for: a certificate without them is none.
    if certificate is None or quietly(lambda: _basics(certificate), False) is False:
        return None
    return certificate


def _basics(certificate: x509.Certificate) -> bool:
    """Whether names and dates can be read, and the period is one."""
    return (
        certificate.not_valid_before_utc <= certificate.not_valid_after_utc
        and certificate.subject is not None
        and certificate.issuer is not None
    )


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False


def _validity(certificate: x509.Certificate, now: datetime.datetime) -> Validity:
    if now < certificate.not_valid_before_utc:
        return Validity.FUTURE
    return Validity.EXPIRED if now > certificate.not_valid_after_utc else Validity.IN_FORCE


def _message(certificate: x509.Certificate, chains: Chains, kind: str = "") -> Certificate:
    found = fields(certificate)
    return Certificate(
        holder=found.holder,
        kind=kind or found.kind,
        cpf=found.cpf,
        cnpj=found.cnpj,
        birth_date=found.birth_date,
        responsible=found.responsible,
        email=found.email,
        policy=found.policy,
        issuer=found.issuer,
        from_safeweb=found.from_safeweb,
        not_before=_iso(certificate.not_valid_before_utc),
        not_after=_iso(certificate.not_valid_after_utc),
        chain_complete=quietly(lambda: chains.complete(certificate), False),
    )


def _iso(moment: datetime.datetime) -> str:
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z"
