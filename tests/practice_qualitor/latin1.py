"""Latin-1 in and out: pages are served in it and forms are posted in it, as by the real product."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl

from flask import Response, request

CHARSET = "iso-8859-1"
Pairs = list[tuple[str, str]]


def posted_pairs() -> Pairs:
    """Return the posted names and values in their order, exactly as they came, decoded as Latin-1.

    Browsers write windows-1252 where a page says Latin-1, so a curly quote arrives here as a control
    character and an emoji as "&#128512;": that is the damage the real product would store.
    """
    body = request.get_data(cache=True).decode("latin-1")
    return parse_qsl(body, keep_blank_values=True, encoding="latin-1")


def html(text: str, status: int = 200) -> Response:
    """Answer with a page or a fragment."""
    body = text.encode("latin-1", errors="xmlcharrefreplace")
    return Response(body, status=status, content_type=f"text/html; charset={CHARSET}")


def script_value(value: object) -> Response:
    """Answer an AJAX call with a literal that the page's script evaluates."""
    body = json.dumps(value, ensure_ascii=False).encode("latin-1", errors="backslashreplace")
    return Response(body, content_type=f"text/plain; charset={CHARSET}")
