"""All that the agent typed, looked at together."""

from __future__ import annotations

from native_host.customer.checks import document, email, name, phone, protocol
from native_host.protocol.messages import Customer, CustomerCheckResult, TypedCustomer

_CPF_LENGTH = 11


def check_customer(typed: TypedCustomer) -> CustomerCheckResult:
    """Return each value with its issues, and the customer made of those that can be used."""
    first, second = phone.check_two(typed.phone_1, typed.phone_2)
    named, number = name.check(typed.name), document.check(typed.document)
    mail, called = email.check(typed.email), protocol.check(typed.protocol)
    is_cpf = number.value is not None and len(number.value) == _CPF_LENGTH
    return CustomerCheckResult(
        name=named,
        document=number,
        phone_1=first,
        phone_2=second,
        email=mail,
        protocol=called,
        customer=Customer(
            name=named.value,
            cpf=number.value if is_cpf else None,
            cnpj=None if is_cpf else number.value,
            phones=[one.value for one in (first, second) if one.value],
            email=mail.value,
            protocol=called.value,
        ),
    )
