"""The words of `words.toml`, ready to be looked for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from native_host.toml import load_toml

FORM = "form"
"""The kind of a label of a ticket's form: what it names is none of the customer's data."""


@dataclass(frozen=True)
class Vocabulary:
    """What `words.toml` holds."""

    labels: dict[str, str]
    """Words of a label → its kind."""
    kinds: dict[str, str]
    """The same for all that `label` finds, the labels of a ticket's form among them."""
    label: re.Pattern[str]
    """Finds a label in a folded text; one of a ticket's form only with its colon."""
    headers: dict[str, str]
    """Words at the head of an e-mail → from, to or other."""
    desk_speaker: re.Pattern[str]
    desk_role: re.Pattern[str]
    desk_role_line: re.Pattern[str]
    """A line that is little more than a desk's role."""
    desk_phrase: re.Pattern[str]
    mailboxes: frozenset[str]
    no_mailboxes: frozenset[str]
    introduction: re.Pattern[str]
    titles: frozenset[str]
    closings: frozenset[str]
    correction: re.Pattern[str]
    name_question: re.Pattern[str]
    answer: re.Pattern[str]
    same_area: re.Pattern[str]
    outdated: re.Pattern[str]
    """Right behind a label: the value was once right."""
    asking: re.Pattern[str]
    """All that stands beside a label whose value is asked for."""
    closing: re.Pattern[str]
    """A closing with a name behind it in the same line."""
    placeholders: frozenset[str]
    not_names: frozenset[str]


def folded(text: str) -> str:
    """Return `text` in small letters without accents, each character in its place."""
    return text.lower() if text.isascii() else text.translate(_FOLDS)


class _Folds(dict[int, str]):
    """Made for each character when it is first met."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()[0]
        self[code] = base
        return base


_FOLDS = _Folds()


@cache
def vocabulary() -> Vocabulary:
    """Return the words, read once."""
    table = cast("dict[str, dict[str, list[str]]]", load_toml(Path(__file__).with_name("words.toml")))
    labels = {word: kind for kind, words in table["labels"].items() for word in words}
    phrases, desk, form = table["phrases"], table["desk"], table["form"]["labels"]
    return Vocabulary(
        labels=labels,
        kinds=labels | dict.fromkeys(form, FORM),
        label=re.compile(rf"(?<![\w@./-])(?:(?:{_any(labels)})(?![^\W\d]|[@-])|(?:{_any(form)})(?=\s?:))"),
        headers={word: kind for kind, words in table["headers"].items() for word in words},
        desk_speaker=re.compile(rf"^\W*(?:{_any(desk['speakers'])})\b|\((?:{_any(desk['speakers'])})\b"),
        desk_role=re.compile(rf"\b(?:{_any(desk['roles'])})\b"),
        desk_role_line=re.compile(rf"\W{{0,8}}(?:{_any(desk['roles'])})\b.{{0,30}}"),
        desk_phrase=re.compile(rf"\b(?:{_any(desk['phrases'])})\b"),
        mailboxes=frozenset(desk["mailboxes"]),
        no_mailboxes=frozenset(desk["no_mailboxes"]),
        introduction=re.compile(rf"\b(?:{_any(phrases['introductions'])}),?\s+"),
        titles=frozenset(phrases["titles"]),
        closings=frozenset(phrases["closings"]),
        correction=re.compile(rf"\b(?:{_any(phrases['corrections'])})\b"),
        name_question=re.compile(rf"\b(?:{_any(phrases['name_questions'])})\b"),
        answer=re.compile(rf"\b(?:{_any(phrases['answers'])})\s+"),
        same_area=re.compile(rf"\b(?:{_any(phrases['same_area'])})\b"),
        outdated=re.compile(rf" {{1,20}}\(?(?:{_any(phrases['outdated'])})\b\)?"),
        asking=re.compile(rf"[\s,.:!?()]*(?:(?:{_any(phrases['asking'])})(?!\w)[\s,.:!?()]*)*"),
        closing=re.compile(rf"\s{{0,20}}(?:{_any(phrases['closings'])})\s{{0,20}}[,.!:-]{{1,80}}\s{{0,20}}"),
        placeholders=frozenset(phrases["placeholders"]),
        not_names=frozenset(table["not_names"]["words"]),
    )


def _any(words: dict[str, str] | list[str]) -> str:
    """Return the alternation of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
