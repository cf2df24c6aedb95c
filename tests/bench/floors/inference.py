"""Chromium's own inference of labels, which its autofill fills by.

With the feature AutofillShowTypePredictions Chromium writes into each control that its autofill takes for a
field what it knows of it, in an attribute; one line of that is `label: …`, the text it has found for the
control (components/autofill/content/renderer/form_autofill_util.cc, "InferLabelForElement").
"""

from __future__ import annotations

import re
import unicodedata

from playwright.sync_api import Frame, Page

FLAG = "--enable-features=AutofillShowTypePredictions"
ATTRIBUTE = "autofill-information"
PATIENCE_MS = 3_000
"""Chromium looks at a page's forms some hundred ms after they have last changed."""

_LABELS = f"""() => [...document.querySelectorAll("input, select, textarea")].map((control) => {{
  const told = /^label: (.*)$/m.exec(control.getAttribute("{ATTRIBUTE}") ?? "");
  return [(corpus.known.get(control) ?? "").split("=")[0], told ? told[1] : null];
}}).filter(([key]) => key && !/^[+~]/.test(key))"""


def wait_for_labels(page: Page | Frame) -> None:
    """Wait until Chromium has written what it infers, or is believed to have nothing to say."""
    seen = f"document.querySelector('[{ATTRIBUTE}]') !== null"
    page.evaluate(
        f"""async (patience) => {{
          const until = performance.now() + patience;
          while (!({seen}) && performance.now() < until) await new Promise((go) => setTimeout(go, 50));
        }}""",
        PATIENCE_MS,
    )


def inferred_labels(page: Page) -> list[tuple[str, str | None]]:
    """Return key and inferred label of each control of the page's own document that is a field.

    None: its autofill takes no notice of the control.
    """
    wait_for_labels(page)
    found: list[tuple[str, str | None]] = [tuple(one) for one in page.evaluate(_LABELS)]
    return found


def folded(label: str) -> str:
    """Return a label as labels are compared: without accents, case, marks and spaces around."""
    plain = unicodedata.normalize("NFD", label.lower())
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c))))
