"""Names in the extension that tests and `make bench` find it by, in this tree and in earlier ones."""

from __future__ import annotations

CARD_ELEMENT_ID = "qualitoken-card"
"""The one element in the page (`extension/src/shared/constants.ts`)."""

LAST_FILL = "lastTiming"
"""What the session's storage keeps of the last fill (`extension/src/background/actions/record-timing.ts`)."""
