"""Draws the card in all its states and takes pictures: `python -m tests.browser.card.gallery [FOLDER]`.

Light and dark, at 100 % and 150 %, in both languages; no host, no extension, no ticket page.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.paths import chromium

from .bundle import ROOT, bundle

VIEWS = (("light", 1.0, "pt_BR"), ("dark", 1.0, "pt_BR"), ("light", 1.5, "en"))
STYLE = """
  body { margin: 20px; display: flex; flex-wrap: wrap; gap: 20px; align-items: flex-start }
  html { background: #c9d3da }
  figure { margin: 0 } figcaption { font: 11px monospace; margin-bottom: 4px; color: #333 }
"""
I18N = "globalThis.chrome = { i18n: { getUILanguage: () => %s } };"


def open_gallery(browser: Browser, *, dark: bool = False, zoom: float = 1.0, language: str = "pt_BR") -> Page:
    """Return a page that shows every state of the card, each in an open shadow root."""
    page = browser.new_page(
        color_scheme="dark" if dark else "light",
        device_scale_factor=zoom,
        viewport={"width": 1480, "height": 900},
    )
    page.set_content(f"<!doctype html><style>{STYLE}</style>")
    page.evaluate(I18N % json.dumps(language.replace("_", "-")))
    page.add_script_tag(content=bundle(Path(__file__).parent / "gallery.tsx"))
    return page


def main() -> None:
    """Write one picture per view."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "out" / "gallery"
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for scheme, zoom, language in VIEWS:
            page = open_gallery(browser, dark=scheme == "dark", zoom=zoom, language=language)
            page.screenshot(path=out / f"{scheme}-{int(zoom * 100)}-{language}.png", full_page=True)
        browser.close()


if __name__ == "__main__":
    main()
