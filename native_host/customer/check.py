"""All that the agent typed, looked at together."""

from __future__ import annotations

from native_host.customer.values import document, email, name, phone, protocol
from native_host.customer.values.issues import checked, refused
from native_host.protocol.messages import (
    CheckedValue,
    Customer,
    CustomerCheckResult,
    CustomerKey,
    TypedCustomer,
)


def check_customer(typed: TypedCustomer) -> CustomerCheckResult:
    """Return each value with its issues, and the customer made of those that can be used."""
    first, second = _two_phones(typed.phone_1, typed.phone_2)
    named, number = checked(name.parse(typed.name)), document.parse(typed.document)
    mail, called = checked(email.parse(typed.email)), checked(protocol.parse(typed.protocol))
    return CustomerCheckResult(
        name=named,
        document=checked(number),
        phone_1=first,
        phone_2=second,
        email=mail,
        protocol=called,
        customer=Customer(
            name=named.value,
            cpf=number.value if number.key is CustomerKey.CPF else None,
            cnpj=number.value if number.key is CustomerKey.CNPJ else None,
            phones=[one.value for one in (first, second) if one.value],
            email=mail.value,
            protocol=called.value,
        ),
    )


def _two_phones(first: str, second: str) -> tuple[CheckedValue, CheckedValue]:
    """Return both numbers; the second cannot be used if it is the first one again."""
    one, two = checked(phone.parse(first)), checked(phone.parse(second))
    if one.value is not None and one.value == two.value:
        two = refused("phone_same")
    return one, two
