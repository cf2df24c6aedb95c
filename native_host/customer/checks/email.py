"""A typed e-mail address: its syntax, and domains that are often mistyped."""

from __future__ import annotations

from native_host.customer.email_address import canonical, meant_instead
from native_host.customer.issues import issue, refused
from native_host.protocol.messages import CheckedValue


def check(typed: str) -> CheckedValue:
    """Return the address, or what is wrong with it."""
    written = typed.strip().removeprefix("mailto:").strip("<>")
    if not written:
        return CheckedValue()
    if "@" not in written:
        return refused("email_at")
    if written.count("@") > 1 or len(written.split()) > 1:
        return refused("email_several")
    address = canonical(written)
    if address is None:
        return refused("email_syntax")
    meant = meant_instead(address)
    issues = [issue("email_typo", suggestion=meant)] if meant else []
    return CheckedValue(value=address, display=address, issues=issues)
