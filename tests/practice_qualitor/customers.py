"""Customers and their contacts: made-up, with valid check digits (`data/customers.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .data_files import read_toml


@dataclass(frozen=True)
class Contact:
    """A person at a customer, and what the page echoes of her record."""

    code: str
    name: str
    role: str
    email: str
    phones: str
    department: str
    cost_centre_code: str
    cost_centre: str
    business_unit_code: str
    business_unit: str
    locality: str
    """Code of the place the page fills in with the contact; empty when the record has none."""


@dataclass(frozen=True)
class Client:
    """A company or a person whose tickets the desk handles."""

    code: str
    name: str
    document: str
    """CPF or CNPJ with its punctuation."""

    contacts: tuple[Contact, ...]

    @property
    def document_kind(self) -> str:
        """CPF for persons, CNPJ for companies."""
        return "CNPJ" if "/" in self.document else "CPF"

    @property
    def description(self) -> str:
        """What the page shows beside the code."""
        return f"{self.name} - {self.document_kind} {self.document}"

    def contact(self, code: str) -> Contact | None:
        """Return the contact with this code, if it is one of this customer's."""
        return next((c for c in self.contacts if c.code == code.strip()), None)


@lru_cache(maxsize=1)
def all_clients() -> dict[str, Client]:
    """Return every customer by its code."""
    clients = {}
    for row in read_toml("customers")["client"]:
        contacts = tuple(Contact(**contact) for contact in row.pop("contact"))
        clients[row["code"]] = Client(contacts=contacts, **row)
    return clients


def find_client(code: str) -> Client | None:
    """Return the customer with this code; letters count alike in both cases, as in the real code field."""
    return all_clients().get(code.strip().upper())
