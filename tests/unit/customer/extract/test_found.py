"""What people write is found, whatever becomes of it (`found.toml`)."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from native_host.customer.extract.candidates import mentions_of
from native_host.customer.extract.segments import divide
from native_host.toml import load_toml

_FOUND = cast("dict[str, dict[str, str]]", load_toml(Path(__file__).with_name("found.toml")))


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in _FOUND.items() for text in texts])
def test_a_value_is_found(key: str, text: str) -> None:
    found = {mention.value for mention in mentions_of(divide(text)) if mention.key.value == key}
    assert _FOUND[key][text] in found
