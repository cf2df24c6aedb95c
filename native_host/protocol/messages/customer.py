"""The customer's data."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from native_host.protocol.messages.base import Message, Text


class Customer(Message):
    """The customer's data, canonical: digits or A-Z0-9 only, phones in E.164."""

    name: Text | None = None
    cpf: Annotated[str, Field(pattern=r"^\d{11}$")] | None = None
    cnpj: Annotated[str, Field(pattern=r"^[0-9A-Z]{12}\d{2}$")] | None = None
    phones: list[Annotated[str, Field(pattern=r"^\+\d{8,15}$")]] = []
    email: Text | None = None
    protocol: Text | None = None
