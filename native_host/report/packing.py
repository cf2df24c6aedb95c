"""A report's JSON made small and back: deflate with a dictionary of the words that reports are made of.

The dictionary (`dictionary_1.txt`, UTF-8) holds the sentences and keys as they were when version 1 of the
code was made. It is never changed: reports made with it could no longer be read. Sentences that came later
only make a code longer. A new dictionary is a new version of the code (`native_host.report.code`).
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from pathlib import Path

MAX_UNPACKED_BYTES = 256 * 1024
"""Most that a code is unpacked to: a hundred media with certificates stay below, and a bomb ends here."""

_LEVEL = 9
"""Smallest result; a report is packed in about a millisecond."""


class UnpackError(Exception):
    """The bytes are not what `pack` made, or more than `MAX_UNPACKED_BYTES`.

    Attributes:
        too_large: the second.
    """

    def __init__(self, *, too_large: bool = False) -> None:
        super().__init__()
        self.too_large = too_large


@lru_cache(maxsize=1)
def dictionary() -> bytes:
    """Return the dictionary's bytes; what is most common stands last, where deflate finds it cheapest."""
    content = Path(__file__).with_name("dictionary_1.txt").read_bytes()
    return content.replace(b"\r\n", b"\n")  # Git may have put them in on Windows


def pack(content: bytes) -> bytes:
    """Return `content` as a zlib stream (RFC 1950) made with the dictionary."""
    packer = zlib.compressobj(_LEVEL, zdict=dictionary())
    return packer.compress(content) + packer.flush()


def unpack(packed: bytes) -> bytes:
    """Return what `pack` was given; never holds more than `MAX_UNPACKED_BYTES`.

    Raises:
        UnpackError: see there.
    """
    unpacker = zlib.decompressobj(zdict=dictionary())
    try:
        content = unpacker.decompress(packed, MAX_UNPACKED_BYTES + 1)
    except zlib.error as error:
        raise UnpackError from error
    if len(content) > MAX_UNPACKED_BYTES:
        raise UnpackError(too_large=True)
    if not unpacker.eof or unpacker.unused_data:
        raise UnpackError
    return content
