"""Names of which mailboxes and domains are made: `ana.souza@padariaaurora.com.br`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from native_host.customer.extract.candidates import Candidate
from native_host.customer.values.folding import folded

_LETTERS = re.compile(r"[^\W\d_]+")
_LEAST_LETTERS = 3


def words_of(name: Candidate) -> list[str]:
    """Return the words by which a name is compared; one empty word of a name without any."""
    return _LETTERS.findall(folded(name.mentions[0].value or "")) or [""]


def domain_of(email: Candidate) -> str:
    """Return the domain of an address; empty if there is none."""
    return (email.mentions[0].value or "").partition("@")[2]


class Resemblance:
    """The words of a text's names, looked for in its addresses."""

    def __init__(self, names: dict[int, list[str]]) -> None:
        self._with_word: dict[str, list[int]] = defaultdict(list)
        for name, words in names.items():
            for word in words:
                if len(word) >= _LEAST_LETTERS:
                    self._with_word[word].append(name)
        self._long_words = [word for word in self._with_word if len(word) > _LEAST_LETTERS]

    def names_in(self, email: Candidate) -> set[int]:
        """Return the names of which a mailbox is made: of two of their words, or of one alone."""
        local = folded((email.mentions[0].value or "").partition("@")[0])
        held = list(filter(local.__contains__, self._with_word))
        parts = _LETTERS.findall(local) if held else []
        alone = {name for word in held if word in parts for name in self._with_word[word]}
        told = Counter(name for word in held for name in self._with_word[word])
        return alone | {name for name, count in told.items() if count > 1}

    def is_domain_of(self, email: Candidate) -> bool:
        """Whether a domain is made of a word of a name."""
        domain = folded(domain_of(email)).partition(".")[0].replace("-", "")
        return any(map(domain.__contains__, self._long_words))
