"""The names under which a procedure may ask for something known, and where each is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from native_host.customer.party import party_of
from native_host.customer.values import phone
from native_host.customer.values.match import Kind
from native_host.protocol.messages import Certificate, Medium, PageFact, PageFacts, Source
from native_host.sop.model import FieldRule
from native_host.texts import ticket_text


@dataclass(frozen=True)
class Known:
    """What a value may be taken from, beside what the agent gives.

    Attributes:
        medium: None while no token was read.
        labels: what the page calls its fields and parts: no value is one of these.
    """

    medium: Medium | None
    page: PageFacts
    labels: tuple[str, ...] = ()


CUSTOMER: dict[str, Kind] = {
    "customer.name": Kind.NAME,
    "customer.document": Kind.DOCUMENT,
    "customer.phones": Kind.PHONE,
    "customer.email": Kind.EMAIL,
    "customer.protocol": Kind.PROTOCOL,
}
"""Sources that are lines of the customer's data: what the agent types, pastes and answers."""

Read = Callable[[Known], "str | None"]


def _certificate_text(name: str) -> Read:
    def read(known: Known) -> str | None:
        certificate = holder_certificate(known.medium)
        value: str | None = getattr(certificate, name) if certificate else None
        return value

    return read


def _certificate_document(known: Known) -> str | None:
    """A company's number goes before its responsible's."""
    certificate = holder_certificate(known.medium)
    return (certificate.cnpj or certificate.cpf) if certificate else None


def _from_safeweb(known: Known) -> str | None:
    certificate = holder_certificate(known.medium)
    if certificate is None or certificate.from_safeweb is None:
        return None
    return ticket_text("sop", "answers.yes" if certificate.from_safeweb else "answers.no")


CERTIFICATE: dict[str, Read] = {
    "certificate.holder": _certificate_text("holder"),
    "certificate.document": _certificate_document,
    "certificate.email": _certificate_text("email"),
    "certificate.from_safeweb": _from_safeweb,
}


def _page_name(fact: PageFact, labels: tuple[str, ...]) -> str | None:
    return party_of(fact, labels).name


def _page_document(fact: PageFact, labels: tuple[str, ...]) -> str | None:
    number = party_of(fact, labels).document
    return number.display if number else None


PAGE_PARTS: dict[str, Callable[[PageFact, tuple[str, ...]], str | None]] = {
    "name": _page_name,
    "document": _page_document,
    "text": lambda fact, _: fact.display or fact.value,
}
"""`page.<field key>.<part>`: what a control shows, read as a name, as a CPF or CNPJ, or as it is."""

PAGE_PHONES = "phones"
"""`page.<field key>.phones`; with `customer.phones` the only sources of a field of `phones`."""


def page_source(name: str) -> tuple[str, str] | None:
    """Split `page.<key>.<part>`; None if the name is none of these."""
    parts = name.split(".")
    return (parts[1], parts[2]) if len(parts) == 3 and parts[0] == "page" else None


def kind_of_field(rule: FieldRule) -> Kind | None:
    """Return which of the customer's data a field holds; None: none of them."""
    if rule.phones:
        return Kind.PHONE
    return next((CUSTOMER[name] for name in rule.sources if name in CUSTOMER), None)


def values_of(name: str, kind: Kind, known: Known) -> Iterator[tuple[str, Source]]:
    """Yield what the page or the certificate says under the name, as it is written there."""
    page = page_source(name)
    if page and page[1] == PAGE_PHONES:
        fact = known.page.fields.get(page[0]) if kind is Kind.PHONE else None
        for written in phone.written_in(fact.display or fact.value) if fact else ():
            yield written, Source.PAGE
    elif found := first_text([name], known):
        yield found


def first_text(names: list[str], known: Known) -> tuple[str, Source] | None:
    """Return the first of the named sources that knows something."""
    for name in names:
        value, source = _text(name, known)
        if value and value.strip():
            return value.strip(), source
    return None


def holder_certificate(medium: Medium | None) -> Certificate | None:
    """Return the certificate with a CPF or CNPJ; with several holders none: it is not guessed."""
    certificates = medium.certificates if medium else []
    holders = [certificate for certificate in certificates if certificate.cpf or certificate.cnpj]
    return holders[0] if len({(one.cpf, one.cnpj) for one in holders}) == 1 else None


def _text(name: str, known: Known) -> tuple[str | None, Source]:
    if name in CERTIFICATE:
        return CERTIFICATE[name](known), Source.TOKEN
    page = page_source(name)
    fact = known.page.fields.get(page[0]) if page else None
    part = PAGE_PARTS.get(page[1]) if page else None
    return (part(fact, known.labels) if part and fact else None), Source.PAGE
