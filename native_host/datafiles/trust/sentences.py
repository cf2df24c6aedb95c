"""A doubt in words, from `texts/pt_BR/trust.toml`."""

from __future__ import annotations

from native_host.datafiles.trust.doubts import Doubt
from native_host.texts import text


def sentence(doubt: Doubt) -> str:
    """Return which file or folder is wrong, and whose it is or who may write to it; no full stop."""
    who = text("trust", f"who.{doubt.who.whose.value}", number=doubt.who.number)
    return text("trust", f"doubts.{doubt.reason.value}", path=doubt.path, who=who)
