"""Texts of any characters, among them those that programs stumble over, which chance alone hardly meets."""

from __future__ import annotations

from hypothesis import strategies as st

ODD = (
    "\ufeff",  # byte order mark
    "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\r", "\r\n",  # ends of lines, for some
    "\u00a0", "\u2007", "\u202f", "\u3000", "\u00ad", "\u200b", "\u200d", "\u2060",  # spaces, seen or not
    "\u202e", "\u2066", "\u0301", "\ufe0f",  # directions; what belongs to the character before
    "\x00", "\x1b", "\x7f", "\ufffd", "\uffff", "\U0010ffff",  # controls, and no characters
    "\u0130", "\u00df", "\ufb01", "\u212a", "\uff11", "\u0661", "\u00b2",  # other in lower case, or a digit
    "\U0001f600",  # of two halves in JavaScript
)  # fmt: skip


def texts(max_size: int) -> st.SearchStrategy[str]:
    """Return what makes texts; about a third of their characters are odd ones."""
    character = st.one_of(st.characters(codec="utf-8"), st.characters(codec="utf-8"), st.sampled_from(ODD))
    return st.lists(character, max_size=max_size).map(lambda drawn: "".join(drawn)[:max_size])
