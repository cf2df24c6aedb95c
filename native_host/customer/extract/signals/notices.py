"""Texts in which no customer speaks or is spoken of: advertisements, lists of addresses, notices to all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from native_host.customer.extract.signals.scene import Scene
from native_host.protocol.messages import CustomerKey

_WORD = re.compile(r"[^\W\d]{2,}")
_LEAST_WORDS = 25
"""Of fewer words a text may be the customer's data alone."""
_LINES_MAX, _WORDS_MAX = 10, 2
"""Of more lines, or more words beside its values, a text is no bare list of them."""
_REACHES = frozenset({CustomerKey.PHONE, CustomerKey.EMAIL})
_DOUBTFUL = frozenset({"either:unlabelled", "label:other", "label:another"})
_OF_ONE = frozenset({"asked", "about:own", "before:own", "behind:own"})
"""Signals of any value that somebody gives his own."""
_OF_ONES_NUMBER = frozenset({"label:own", "label:own:far", "before:protocol"})
_OF_ONES_NAME = frozenset(
    {
        "label:own",
        "label:contact",
        "label:holder",
        "introduction_before",
        "about:cpf",
        "about:signing",
        "part:from",
        "part:speaker",
        "before:subject",
        "before:client",
        "before:customer",
        "company:of_cnpj",
        "greeted:agent",
        "voice:customer",
    }
)
_TELLING = {
    CustomerKey.NAME: _OF_ONE | _OF_ONES_NAME,
    CustomerKey.CPF: _OF_ONE | _OF_ONES_NUMBER,
    CustomerKey.PROTOCOL: _OF_ONE | _OF_ONES_NUMBER,
}


def text_signals(scene: Scene, signals: Sequence[tuple[CustomerKey, frozenset[str]]]) -> list[set[str]]:
    """Return what a text's kind says of each of its values.

    Args:
        signals: of each value that was found, with what it is.
    """
    if _is_values_alone(scene):
        return [{"text:values"} if key in _REACHES and not own & _DOUBTFUL else set() for key, own in signals]
    told = {"text:nobody"} if _speaks_to_all(scene, signals) else set[str]()
    return [told for _ in signals]


def _is_values_alone(scene: Scene) -> bool:
    """Whether hardly a word stands beside the values: somebody was asked for them, and gives his."""
    if len(scene.paste.lines) > _LINES_MAX:
        return False
    words = 0
    for number, line in enumerate(scene.paste.lines):
        end = 0
        for mention in scene.by_line.get(number, ()):
            words += len(_WORD.findall(line, end, max(end, mention.start)))
            end = max(end, mention.end)
        words += len(_WORD.findall(line, end))
    return words <= _WORDS_MAX


def _speaks_to_all(scene: Scene, signals: Iterable[tuple[CustomerKey, frozenset[str]]]) -> bool:
    """Whether a text of some length names nobody as its writer or as a customer."""
    if any(own & _TELLING.get(key, _OF_ONE) for key, own in signals):
        return False
    words = 0
    for line in scene.paste.lines:
        words += len(_WORD.findall(line))
        if words > _LEAST_WORDS:
            return True
    return False
