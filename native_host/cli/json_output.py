"""JSON on standard output."""

from __future__ import annotations

import codecs
import json
import sys


def print_json(value: object) -> None:
    """Print `value`; in ASCII where the output is not UTF-8, as JSON is UTF-8 and nothing else (RFC 8259)."""
    encoding = codecs.lookup(sys.stdout.encoding or "ascii").name
    print(json.dumps(value, ensure_ascii=encoding != "utf-8", indent=2))
