"""With a display: a browser to try it in. Without one, or with HEADLESS=1: a run that presses the button."""

from __future__ import annotations

import os
import shutil
import sys

from build.demo.by_hand import try_by_hand
from build.demo.by_itself import run_by_itself
from tests.support.paths import OUT


def main() -> int:
    """Run the demo; 0 only if every field of the procedure is right on the page."""
    folder = OUT / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    has_display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if has_display and os.environ.get("HEADLESS") != "1":
        return try_by_hand(folder)
    return run_by_itself(folder)


if __name__ == "__main__":
    sys.exit(main())
