"""The readers by the kind of value that they read: whoever has a value finds its reader here."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from native_host.customer.values import document, email, name, phone, protocol
from native_host.customer.values.match import Kind, Value
from native_host.protocol.messages import CustomerKey

_READERS: dict[Kind, ModuleType] = {
    Kind.NAME: name,
    Kind.DOCUMENT: document,
    Kind.PHONE: phone,
    Kind.EMAIL: email,
    Kind.PROTOCOL: protocol,
}


def kind_of(key: CustomerKey) -> Kind:
    """Return the kind of what was recognised."""
    return Kind.DOCUMENT if key in (CustomerKey.CPF, CustomerKey.CNPJ) else Kind(key.value)


def parse(kind: Kind, written: str) -> Value:
    """Return one written value as its reader understands it: a value, or what is wrong with it."""
    read: Callable[[str], Value] = _READERS[kind].parse
    return read(written)
