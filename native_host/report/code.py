"""The one-line code of a report: everything in it, in plain ASCII, checked on reading.

    QT1:412:<410 characters>

`QT`, the code's version, `:`, how many characters follow, `:`, and these: the report's JSON, packed, in
base64url (RFC 4648, section 5, without `=`), then the check, the first `_CHECK_CHARS` characters of the
base64url of SHA-256 over all that stands before it. What pasting does to a text does no harm where the check
can still tell (`native_host.report.pasting`); the length tells where the code ends in a longer text.

The check finds accidents: a code that was cut, mistyped or mangled by a program. It is **no proof of
origin**: it has no key, and whoever wants to can make a code that says anything.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator

from pydantic import ValidationError

from native_host.protocol.errors import Code, QualitokenError
from native_host.report.model import Report
from native_host.report.packing import UnpackError, pack, unpack
from native_host.report.pasting import readings

VERSION = 1
"""The code's version: that of its form and of its dictionary."""

PREFIX = "QT"
"""How a code begins, with the version's digits and `:` after it."""

MAX_CHARS = 48 * 1024
"""Longest code: with the text around it, it must fit a message to the host (64 KiB). Usual: 300 to 1500."""

_CHECK_CHARS = 8
"""48 bits of the digest: an accident passes once in 280 million million."""

_HEAD = re.compile(rf"{PREFIX}([0-9]{{1,4}}):")
_LENGTH = re.compile(r"([0-9]{1,7}):")
_BODY = re.compile(r"[A-Za-z0-9_-]*")


def encode(report: Report) -> str:
    """Return the code of `report`.

    Raises:
        QualitokenError: `report_too_large`.
    """
    data = report.model_dump(mode="json", exclude_defaults=True)
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    body = _base64url(pack(content.encode("utf-8", "replace")))
    head = f"{PREFIX}{VERSION}:{len(body) + _CHECK_CHARS}:"
    if len(head) + len(body) + _CHECK_CHARS > MAX_CHARS:
        raise QualitokenError(Code.REPORT_TOO_LARGE)
    return f"{head}{body}{_check(head + body)}"


def decode(pasted: str) -> Report:
    """Return the report whose code stands somewhere in `pasted`; the same code may stand there twice.

    Raises:
        QualitokenError: `report_missing` (no code), `report_cut`, `report_changed`, `report_other_version`,
            `report_too_large`, or `report_several` (codes that differ).
    """
    refused: QualitokenError | None = None
    for joined in readings(pasted):
        try:
            return _decoded(joined)
        except QualitokenError as error:
            refused = refused or error
    raise refused or QualitokenError(Code.REPORT_MISSING)


def _decoded(joined: str) -> Report:
    codes = dict.fromkeys(_codes(joined))
    if not codes:
        raise QualitokenError(Code.REPORT_MISSING)
    if len(codes) > 1:
        raise QualitokenError(Code.REPORT_SEVERAL)
    return _report(next(iter(codes)))


def _codes(joined: str) -> Iterator[str]:
    """Find every code, whole and with the right check, up to its version's JSON.

    Raises:
        QualitokenError: as `decode`.
    """
    for match in _HEAD.finditer(joined):
        if int(match[1]) != VERSION:
            raise QualitokenError(Code.REPORT_OTHER_VERSION)
        length = _LENGTH.match(joined, match.end())
        if length is None:
            raise QualitokenError(Code.REPORT_CUT)
        size = int(length[1])
        if size > MAX_CHARS:
            raise QualitokenError(Code.REPORT_TOO_LARGE)
        body = _body(joined, length.end(), size)
        if len(body) < size:
            raise QualitokenError(Code.REPORT_CUT)
        yield _checked(joined[match.start() : length.end()], body)


def _body(joined: str, start: int, size: int) -> str:
    match = _BODY.match(joined, start, start + size)
    return match[0] if match else ""


def _checked(head: str, body: str) -> str:
    content, check = body[:-_CHECK_CHARS], body[-_CHECK_CHARS:]
    if check != _check(head + content):
        raise QualitokenError(Code.REPORT_CHANGED)
    return content


def _report(content: str) -> Report:
    try:
        unpacked = unpack(base64.urlsafe_b64decode(content + "=" * (-len(content) % 4)))
        data = json.loads(unpacked)
    except UnpackError as error:
        code = Code.REPORT_TOO_LARGE if error.too_large else Code.REPORT_CHANGED
        raise QualitokenError(code) from error
    except (ValueError, RecursionError) as error:
        raise QualitokenError(Code.REPORT_CHANGED) from error
    try:
        return _validated(data)
    except ValidationError as error:
        raise QualitokenError(Code.REPORT_OTHER_VERSION) from error


def _validated(data: object) -> Report:
    """Return the report; keys that a newer program has added are left out, as a minor version only adds.

    Raises:
        ValidationError: it says something this program does not know.
    """
    try:
        return _strictly(data)
    except ValidationError as error:
        for problem in error.errors(include_url=False, include_input=False):
            if problem["type"] == "extra_forbidden":
                _remove(data, problem["loc"])
    return _strictly(data)


def _strictly(data: object) -> Report:
    """Return the report; a number is a number and no text of digits, whatever signs these are.

    Raises:
        ValidationError: see there.
    """
    return Report.model_validate_json(json.dumps(data), strict=True)


def _remove(data: object, location: tuple[int | str, ...]) -> None:
    node = data
    for part in location[:-1]:
        node = node[part]  # type: ignore[index]
    del node[location[-1]]  # type: ignore[attr-defined]


def _check(text: str) -> str:
    return _base64url(hashlib.sha256(text.encode("ascii")).digest())[:_CHECK_CHARS]


def _base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode("ascii").rstrip("=")
