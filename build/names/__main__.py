"""`python -m build.names given-names-br.csv words.txt` writes the tables of names and of common words.

What the two files are, and where they come from, is told by `SOURCES.md` beside the tables.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import unicodedata
from pathlib import Path

TABLES = Path(__file__).resolve().parents[2] / "native_host/customer/values/tables"
LEVELS = (100_000, 1_000, 200)
"""Least bearers of the given names of a block, the most frequent first; `name_tables.py` counts on it."""

WORDS = 12_000
"""Ranks of the list of words that are looked at: behind them words are hardly met in what customers write."""
EVERYDAY = 1_000
"""Ranks of the words that are common words although some people are called so."""
COMMON_BEARERS = 1_000
"""Bearers up to which a common word is one, and no name: a census has mistakes, and people odd names."""
EVERYDAY_BEARERS = 5_000
LETTERS_MIN = 2


def plain(word: str) -> str:
    """Return the word in small letters without accents."""
    return "".join(
        sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign)
    )


def given_names(bearers: dict[str, int]) -> list[list[str]]:
    """Return the names by their bearers, a block for each of `LEVELS`."""
    blocks: list[list[str]] = [[] for _ in LEVELS]
    for name, count in bearers.items():
        block = next((number for number, least in enumerate(LEVELS) if count >= least), None)
        if block is not None:
            blocks[block].append(name)
    return blocks


def common_words(ranked: list[str], bearers: dict[str, int]) -> list[str]:
    """Return the words of the list that are hardly names."""
    found: set[str] = set()
    for rank, word in enumerate(ranked[:WORDS]):
        bare = plain(word)
        most = EVERYDAY_BEARERS if rank < EVERYDAY else COMMON_BEARERS
        if len(bare) >= LETTERS_MIN and bare.isascii() and bare.isalpha() and bearers.get(bare, 0) < most:
            found.add(bare)
    return sorted(found)


def write(name: str, blocks: list[list[str]]) -> None:
    """Write sorted words, one a line, an empty line between blocks; the same words make the same file."""
    text = "\n\n".join("\n".join(sorted(block)) for block in blocks)
    (TABLES / name).write_bytes(gzip.compress(text.encode("ascii"), 9, mtime=0))


def main() -> None:
    """Read both files and write both tables."""
    arguments = argparse.ArgumentParser(prog="python -m build.names")
    arguments.add_argument("given", type=Path, help="name,bearers: a line for each given name")
    arguments.add_argument("words", type=Path, help="Portuguese words, one a line, the most frequent first")
    paths = arguments.parse_args()
    with paths.given.open(encoding="ascii", newline="") as file:
        bearers = {row["name"].lower(): int(row["bearers"]) for row in csv.DictReader(file)}
    write("given_names.txt.gz", given_names(bearers))
    write("common_words.txt.gz", [common_words(paths.words.read_text("utf-8").split(), bearers)])


if __name__ == "__main__":
    main()
