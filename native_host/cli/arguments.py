"""The words that argparse itself says, in the language of this process."""

from __future__ import annotations

import argparse

from native_host.texts import sentences_of, text

_ARGPARSE = "en"
"""The language that argparse speaks by itself."""

_AREA = "arguments"


def translate_argparse() -> None:
    """Let argparse say its sentences as `texts` has them.

    It asks gettext for each by its English words. A catalogue of gettext's own must be compiled, and is found
    by variables of the environment that Windows does not set: so what it asks is put in its place.
    """
    for name, function in (("_", _translated), ("ngettext", _counted)):
        setattr(argparse, name, function)


def _translated(message: str) -> str:
    """Return the sentence for argparse's own; anything else is one of ours, or for who wrote a parser."""
    key = {said: key for key, said in sentences_of(_AREA, _ARGPARSE).items()}.get(message)
    return text(_AREA, key) if key is not None else message


def _counted(one: str, many: str, count: int) -> str:
    return _translated(one if count == 1 else many)
