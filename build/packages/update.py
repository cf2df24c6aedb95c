"""update.xml: where a browser told by policy finds the package (Chrome's documentation of hosting)."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr


def update_manifest(extension_id: str, version: str, package_url: str) -> str:
    """Return the file's content."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid={quoteattr(extension_id)}>
    <updatecheck codebase={quoteattr(package_url)} version={quoteattr(version)}/>
  </app>
</gupdate>
"""
