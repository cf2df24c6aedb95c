"""An e-mail address by its syntax (email-validator); nothing is looked up in any network."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import cast

from native_host.toml import load_toml


def canonical(written: str) -> str | None:
    """Return the address with its domain in lower case; None if it cannot be one."""
    import email_validator  # noqa: PLC0415 - heavy; kept off the host's start

    try:
        found = email_validator.validate_email(written, check_deliverability=False)
    except email_validator.EmailNotValidError:
        return None
    if found.ascii_email is None and not found.local_part.isascii():
        return None
    return f"{found.local_part}@{found.domain.lower()}"


def meant_instead(address: str) -> str | None:
    """Return the address that was probably meant, for a domain that is known to be mistyped."""
    local, _, domain = address.rpartition("@")
    domains, endings = _typos()
    if domain in domains:
        return f"{local}@{domains[domain]}"
    for wrong, right in endings.items():
        if domain.endswith(wrong):
            return f"{local}@{domain.removesuffix(wrong)}{right}"
    return None


@cache
def _typos() -> tuple[dict[str, str], dict[str, str]]:
    table = load_toml(Path(__file__).with_name("email_typos.toml"))
    return cast("dict[str, str]", table["domains"]), cast("dict[str, str]", table["endings"])
