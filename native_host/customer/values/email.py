"""E-mail addresses by their syntax (email-validator); nothing is looked up in any network."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from native_host.customer.values.issues import issue, wrong
from native_host.customer.values.look_alikes import plain
from native_host.customer.values.match import Match, Value
from native_host.customer.values.spoken import Heard, heard, in_their_places
from native_host.customer.values.spoken_words import words
from native_host.protocol.messages import CustomerKey
from native_host.toml import load_toml

_LOCAL = re.compile(r"[\w.%+'-]{1,64} {0,2}$")
_LOCAL_MAX = 66
"""Longest part before the @ (RFC 5321, section 4.5.3.1.1), and two blanks."""
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,6}[^\W_]{2,24}")
_BROKEN_DOMAIN = re.compile(r" {0,2}[\w-]{1,63}(?:[.,; ] ?[\w-]{1,24}){0,3}")
_LABEL_END = re.compile(r"[\w-](?![\w-])")
_NEXT_SENTENCE = re.compile(r"(?<=[a-z])\.[A-Z][a-z]+$")
_NO_SIGN = re.compile(r"[ ,;]+")


@dataclass(frozen=True)
class _Typos:
    """What `email_typos.toml` holds, and the domains that are meant in it, with and without their dots."""

    domains: dict[str, str]
    endings: dict[str, str]
    known: dict[str, str]


def scan(text: str | Heard) -> list[Match]:
    """Return whatever is shaped like an e-mail address, in the text's order, none over another.

    Traits:
        typo: with a domain that is often mistyped so; `Value.meant` is the other one.
        broken: no value, but one without its blanks, commas and missing dots. wrong: no value at all.
        glued: the next sentence touches it. spoken: said in words.
    """
    said = heard(text)
    words = said.plain
    found: list[Match] = []
    at = words.find("@")
    while at >= 0:
        match = _around(words, at)
        if match is not None and (not found or found[-1].end <= match.start):
            found.append(match)
        at = words.find("@", at + 1)
    return in_their_places(found, said)


def parse(written: str) -> Value:
    """Return one written address; empty text is no value without an issue."""
    stands = plain(written).strip()
    if not stands:
        return Value(CustomerKey.EMAIL, None, "")
    text = stands.removeprefix("mailto:").strip("<>")
    if "@" not in text:
        return wrong(CustomerKey.EMAIL, "email_at", stands)
    one_word = len(text.split()) == 1 and text.count("@") == 1
    address = canonical(text) if one_word else None
    if address is None:
        if meant := _repaired(text):
            return wrong(CustomerKey.EMAIL, "email_typo", text, meant, suggestion=meant)
        return wrong(CustomerKey.EMAIL, "email_syntax" if one_word else "email_several", text)
    if meant := meant_instead(address):
        return Value(CustomerKey.EMAIL, address, address, (issue("email_typo", suggestion=meant),), meant)
    return Value(CustomerKey.EMAIL, address, address)


def display(value: str) -> str:
    """Return a canonical address as people write it."""
    return value


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
    typos = _typos()
    if domain in typos.domains:
        return f"{local}@{typos.domains[domain]}"
    for wrong_end, right in typos.endings.items():
        if domain.endswith(wrong_end):
            return f"{local}@{domain.removesuffix(wrong_end)}{right}"
    return None


def _around(words: str, at: int) -> Match | None:
    """Return the address around an @; None if there is none."""
    local = _LOCAL.search(words[max(0, at - _LOCAL_MAX) : at])
    if local is None:
        return None
    written = local[0].lstrip(".'-")
    start = at - len(written)
    domain = None if written.endswith(" ") else _DOMAIN.match(words, at + 1)
    if domain is not None:
        cut = _NEXT_SENTENCE.search(domain[0])
        end = at + 1 + (cut.start() if cut and "." in domain[0][: cut.start()] else len(domain[0]))
        read = parse(words[start:end])
        told = {"typo": bool(read.meant), "glued": end < domain.end(), "wrong": read.value is None}
        return Match(start, end, read, frozenset(name for name, holds in told.items() if holds))
    return _broken(words, start, at)


def _broken(words: str, start: int, at: int) -> Match | None:
    loose = _BROKEN_DOMAIN.match(words, at + 1)
    if loose is None or start == at:
        return None
    ends = [one.end() for one in _LABEL_END.finditer(words, at + 1, loose.end())]
    for end in reversed(ends):
        read = parse(words[start:end])
        if read.meant is not None and read.value is None:
            return Match(start, end, read, frozenset({"broken"}))
    if words[at - 1] == " " or words[at + 1 : at + 2] == " ":
        return None
    return Match(start, ends[0], parse(words[start : ends[0]]), frozenset({"wrong"}))


def _repaired(text: str) -> str | None:
    """Return the address at a well-known domain that this is but for blanks, commas and dots."""
    local, at, domain = text.partition("@")
    known = _typos().known.get(_NO_SIGN.sub("", domain).replace(".", "").lower())
    local = local.strip()
    return canonical(f"{local}{at}{known}") if known and local and " " not in local else None


@cache
def _typos() -> _Typos:
    table = cast("dict[str, dict[str, str]]", load_toml(Path(__file__).with_name("email_typos.toml")))
    domains = table["domains"]
    return _Typos(
        domains, table["endings"], {one.replace(".", ""): one for one in domains.values()} | words().providers
    )
