"""The names under which a procedure may ask for something known, and where each is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from native_host.customer.documents import Document
from native_host.customer.party import party_of
from native_host.customer.phones import Phone, phone_of, phones_in
from native_host.protocol.messages import Certificate, Customer, Medium, PageFact, PageFacts, Source
from native_host.texts import ticket_text


@dataclass(frozen=True)
class Known:
    """Everything a value may be taken from."""

    customer: Customer
    medium: Medium
    page: PageFacts
    labels: tuple[str, ...] = ()
    """What the page calls its fields and parts: no value is one of these."""


Read = Callable[[Known], "str | None"]


def _customer_document(known: Known) -> str | None:
    return _document(known.customer.cpf, known.customer.cnpj)


def _certificate_text(name: str) -> Read:
    def read(known: Known) -> str | None:
        certificate = holder_certificate(known.medium)
        value: str | None = getattr(certificate, name) if certificate else None
        return value

    return read


def _certificate_document(known: Known) -> str | None:
    certificate = holder_certificate(known.medium)
    return _document(certificate.cpf, certificate.cnpj) if certificate else None


def _from_safeweb(known: Known) -> str | None:
    certificate = holder_certificate(known.medium)
    if certificate is None or certificate.from_safeweb is None:
        return None
    return ticket_text("sop", "answers.yes" if certificate.from_safeweb else "answers.no")


FIXED: dict[str, tuple[Source, Read]] = {
    "customer.name": (Source.CUSTOMER, lambda known: known.customer.name),
    "customer.document": (Source.CUSTOMER, _customer_document),
    "customer.email": (Source.CUSTOMER, lambda known: known.customer.email),
    "customer.protocol": (Source.CUSTOMER, lambda known: known.customer.protocol),
    "certificate.holder": (Source.TOKEN, _certificate_text("holder")),
    "certificate.document": (Source.TOKEN, _certificate_document),
    "certificate.email": (Source.TOKEN, _certificate_text("email")),
    "certificate.from_safeweb": (Source.TOKEN, _from_safeweb),
}
"""Sources of one text."""


def _page_name(fact: PageFact, labels: tuple[str, ...]) -> str | None:
    return party_of(fact, labels).name


def _page_document(fact: PageFact, labels: tuple[str, ...]) -> str | None:
    document = party_of(fact, labels).document
    return document.formatted() if document else None


PAGE_PARTS: dict[str, Callable[[PageFact, tuple[str, ...]], str | None]] = {
    "name": _page_name,
    "document": _page_document,
    "text": lambda fact, _: fact.display or fact.value,
}
"""`page.<field key>.<part>`: what a control shows, read as a name, as a CPF or CNPJ, or as it is."""

CUSTOMER_PHONES = "customer.phones"
PAGE_PHONES = "phones"
"""`page.<field key>.phones`; with `customer.phones` the only sources of a field of `phones`."""


def page_source(name: str) -> tuple[str, str] | None:
    """Split `page.<key>.<part>`; None if the name is none of these."""
    parts = name.split(".")
    return (parts[1], parts[2]) if len(parts) == 3 and parts[0] == "page" else None


def first_text(names: list[str], known: Known) -> tuple[str, Source] | None:
    """Return the first of the named sources that knows something."""
    for name in names:
        value, source = _text(name, known)
        if value and value.strip():
            return value.strip(), source
    return None


def all_phones(names: list[str], known: Known) -> Iterator[tuple[Phone, Source]]:
    """Yield the phones of the named sources, in their order."""
    for name in names:
        if name == CUSTOMER_PHONES:
            for number in known.customer.phones:
                yield phone_of(number), Source.CUSTOMER
        elif (page := page_source(name)) and (fact := known.page.fields.get(page[0])):
            for phone in phones_in(fact.display or fact.value):
                yield phone, Source.PAGE


def holder_certificate(medium: Medium) -> Certificate | None:
    """Return the certificate with a CPF or CNPJ; with several holders none: it is not guessed."""
    holders = [certificate for certificate in medium.certificates if certificate.cpf or certificate.cnpj]
    return holders[0] if len({(one.cpf, one.cnpj) for one in holders}) == 1 else None


def _text(name: str, known: Known) -> tuple[str | None, Source]:
    if name in FIXED:
        source, read = FIXED[name]
        return read(known), source
    page = page_source(name)
    fact = known.page.fields.get(page[0]) if page else None
    return (PAGE_PARTS[page[1]](fact, known.labels) if page and fact else None), Source.PAGE


def _document(cpf: str | None, cnpj: str | None) -> str | None:
    """Return the number with its punctuation; a company's goes before its responsible's."""
    if cnpj:
        return Document("cnpj", cnpj).formatted()
    return Document("cpf", cpf).formatted() if cpf else None
