"""Where freezing reads and writes."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build/out"
STAGE = OUT / "freeze/source"
"""The sources as they are frozen."""
SPEC = ROOT / "build/freeze/qualitoken.spec"
LOCKS = (ROOT / "build/requirements-build.lock", ROOT / "build/requirements-freeze.lock")
FROZEN = OUT / "frozen/qualitoken"
"""This system's payload: both programs and what they need."""
WINDOWS = OUT / "windows/qualitoken"
"""The payload for Windows made elsewhere."""
