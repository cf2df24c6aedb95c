"""The customer's data in a pasted text."""

from __future__ import annotations

import re

from native_host.customer.checks import email
from native_host.customer.documents import documents_in
from native_host.customer.phones import phones_in
from native_host.protocol.messages import Candidate, Confidence, CustomerKey, CustomerParseResult

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def parse_customer(text: str) -> CustomerParseResult:
    """Return what was recognised, best first."""
    found = [
        Candidate(
            key=CustomerKey(one.kind), value=one.number, display=one.formatted(), confidence=Confidence.LIKELY
        )
        for one in documents_in(text)
    ]
    for phone in phones_in(text):
        if phone.e164 is not None:
            found.append(
                Candidate(
                    key=CustomerKey.PHONE,
                    value=phone.e164,
                    display=phone.display,
                    confidence=Confidence.LIKELY,
                )
            )
    for match in _EMAIL.finditer(text):
        checked = email.check(match[0])
        if checked.value is not None:
            found.append(
                Candidate(
                    key=CustomerKey.EMAIL,
                    value=checked.value,
                    display=checked.display,
                    confidence=Confidence.LIKELY,
                )
            )
    return CustomerParseResult(candidates=found, people=1 if found else 0)
