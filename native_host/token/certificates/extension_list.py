"""Where a certificate's extensions are (RFC 5280, 4.1.2.9): found one by one, also in a broken list."""

from __future__ import annotations

from collections.abc import Iterator

from native_host.token.certificates.tlv import (
    BOOLEAN,
    CONSTRUCTED,
    CONTEXT,
    OCTET_STRING,
    OID,
    SEQUENCE,
    Element,
    MalformedError,
    children,
    dotted,
    element,
    encoded,
    is_sound,
)

SUBJECT_KEY_ID, KEY_USAGE, ALTERNATIVE_NAME, BASIC_CONSTRAINTS, POLICIES, AUTHORITY_KEY_ID = (
    f"2.5.29.{last}" for last in (14, 15, 17, 19, 32, 35)
)
"""The kinds that are read."""

SEARCHED_MAX = 8
"""Places looked at for each kind where the list is broken."""

_EXTENSIONS = CONTEXT | CONSTRUCTED | 3


def extension_values(behind_key: bytes) -> tuple[dict[str, list[bytes]], bool]:
    """Return the values of each kind, in their order, and whether all extensions are as they should be.

    Args:
        behind_key: what stands behind the key in a tbsCertificate.
    """
    listed, right = _listed(behind_key)
    sound = True
    found: dict[str, list[bytes]] = {}
    for one in listed:
        parts, whole = children(one.content)
        values = [part.content for part in parts[1:3] if part.tag == OCTET_STRING]
        kind = dotted(parts[0].content) if parts and parts[0].tag == OID else ""
        if kind and values:
            found.setdefault(kind, []).append(values[0])
        usual = len(parts) == 2 or (len(parts) == 3 and parts[1].tag == BOOLEAN)
        right = right and whole and usual and bool(kind and values) and one.tag == SEQUENCE
        sound = sound and all(is_sound(part) for part in parts) and all(map(_is_one_element, values))
    if not right:
        for kind in (
            ALTERNATIVE_NAME,
            BASIC_CONSTRAINTS,
            KEY_USAGE,
            POLICIES,
            SUBJECT_KEY_ID,
            AUTHORITY_KEY_ID,
        ):
            values = found.setdefault(kind, [])
            values += [value for value in _searched(behind_key, kind) if value not in values]
    return found, right and sound and all(len(values) == 1 for values in found.values())


def _is_one_element(value: bytes) -> bool:
    """Whether an extension's value is one whole element, with whole ones in it."""
    inside, whole = children(value)
    return whole and len(inside) == 1 and is_sound(inside[0])


def behind(data: bytes, start: bytes, size: int) -> Iterator[tuple[bytes, int]]:
    """Find object identifiers by the start of their content, wherever they stand.

    Yields their content of `size` bytes, and the place behind them; of `SEARCHED_MAX` places at most.
    """
    needle, at = bytes([OID, size]) + start, -1
    for _ in range(SEARCHED_MAX):
        at = data.find(needle, at + 1)
        if at < 0:
            return
        yield data[at + 2 : at + 2 + size], at + 2 + size


def _listed(behind_key: bytes) -> tuple[list[Element], bool]:
    """Return the extensions; an element that holds a kind is one, any other a list of them."""
    fields, right = children(behind_key)
    listed: list[Element] = []
    for field in fields:
        if field.tag != _EXTENSIONS:
            continue
        inside, whole = children(field.content)
        right = right and whole and len(inside) == 1
        for one in inside:
            if one.content[:1] == bytes([OID]):
                listed.append(one)
            else:
                more, whole = children(one.content)
                listed += more
                right = right and whole
    return listed, right


def _searched(data: bytes, kind: str) -> Iterator[bytes]:
    content = encoded(kind)
    for _, at in behind(data, content, len(content)):
        try:
            one = element(data, at, cut=True)
            if one.tag == BOOLEAN:
                one = element(data, at + len(one.raw), cut=True)
        except MalformedError:
            continue
        if one.tag == OCTET_STRING:
            yield one.content
