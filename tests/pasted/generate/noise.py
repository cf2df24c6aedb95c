"""What happens to a text on its way: each function changes pieces in place, never what is right."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.pasted.generate.grammar import Piece
from tests.pasted.generate.people import ascii_of

_LOOKS = {"0": "O", "1": "lI", "5": "S", "8": "B"}
_NUMBERS = ("cpf", "cnpj", "phone", "number")


def _cased(pieces: list[Piece], change: Callable[[str], str]) -> None:
    for piece in pieces:
        piece.text = change(piece.text)
        if piece.key == "name":
            piece.value = change(piece.value)
        elif piece.key == "email":
            local, _, domain = piece.value.partition("@")
            piece.value = f"{change(local)}@{domain}"


def upper(pieces: list[Piece], _: Random) -> None:
    """Write everything in capitals."""
    _cased(pieces, str.upper)


def lower(pieces: list[Piece], _: Random) -> None:
    """Write everything in small letters."""
    _cased(pieces, str.lower)


def no_accents(pieces: list[Piece], _: Random) -> None:
    """Leave the accents away."""
    _cased(pieces, ascii_of)


def typing(pieces: list[Piece], rng: Random) -> None:
    """Mistype some longer words: letters doubled, dropped, swapped."""

    def mistyped(match: re.Match[str]) -> str:
        word = match[0]
        if rng.random() > 0.06:
            return word
        at = rng.randrange(1, len(word) - 2)
        return rng.choice(
            (
                word[:at] + word[at] + word[at:],
                word[:at] + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )

    for piece in pieces:
        if not piece.key and "@" not in piece.text:
            piece.text = re.sub(r"(?<![\w.@])[^\W\d_]{6,}(?![\w@])", mistyped, piece.text)


def ocr(pieces: list[Piece], rng: Random) -> None:
    """Read digits as letters that look like them, and put blanks into numbers."""
    for piece in pieces:
        if piece.key in _NUMBERS:
            signs = [
                rng.choice(_LOOKS[sign]) if sign in _LOOKS and rng.random() < 0.12 else sign
                for sign in piece.text
            ]
            piece.text = re.sub(
                r"([.\-])", lambda m: m[1] + (" " if rng.random() < 0.25 else ""), "".join(signs)
            )


def zero_width(pieces: list[Piece], rng: Random) -> None:
    """Put marks that nobody sees around values, and blanks that do not break."""
    for piece in pieces:
        if piece.key:
            mark = rng.choice(("\u200b", "\u200e", "\ufeff", "\u2060"))
            piece.text = rng.choice((mark + piece.text, piece.text + mark, piece.text))
        elif rng.random() < 0.5:
            piece.text = piece.text.replace(" ", "\u00a0")


def rtl(pieces: list[Piece], rng: Random) -> None:
    """Wrap numbers in the marks of writing direction that copied chats hold."""
    for piece in pieces:
        if piece.key in _NUMBERS and rng.random() < 0.7:
            before, after = rng.choice((("\u202a", "\u202c"), ("\u2068", "\u2069"), ("\u200e", "")))
            piece.text = before + piece.text + after


def quoted(pieces: list[Piece], _: Random) -> None:
    """Quote the whole as an answering mail does."""
    for piece in pieces:
        if not piece.key:
            piece.text = piece.text.replace("\n", "\n> ")
    pieces.insert(0, Piece("> "))


def full_width(pieces: list[Piece], rng: Random) -> None:
    """Write numbers in the digits of an East Asian keyboard."""
    for piece in pieces:
        if piece.key in _NUMBERS and rng.random() < 0.6:
            piece.text = piece.text.translate({ord(str(digit)): 0xFF10 + digit for digit in range(10)})


def wrapped(pieces: list[Piece], rng: Random) -> None:
    """Break lines between words of prose, as a mail program does."""
    for piece in pieces:
        if not piece.key and len(piece.text) > 40:
            at = [
                place
                for place, sign in enumerate(piece.text)
                if sign == " " and 20 < place < len(piece.text) - 15
            ]
            if at:
                place = rng.choice(at)
                piece.text = piece.text[:place] + "\n" + piece.text[place + 1 :]


def mojibake(pieces: list[Piece], _: Random) -> None:
    """Read UTF-8 as Latin-1; names lose their accents first, for who could tell what they were?"""
    for piece in pieces:
        if piece.key:
            _cased([piece], ascii_of)
        else:
            piece.text = piece.text.encode("utf-8").decode("cp1252", "replace")


def quoted_printable(pieces: list[Piece], rng: Random) -> None:
    """Leave the remains of quoted-printable in the words."""
    for piece in pieces:
        if piece.key:
            _cased([piece], ascii_of)
            continue
        out = "".join(
            sign if ord(sign) < 128 else "".join(f"={byte:02X}" for byte in sign.encode())
            for sign in piece.text
        )
        piece.text = re.sub(r"\n", lambda m: "=20\n" if rng.random() < 0.4 else m[0], out)


def html(pieces: list[Piece], rng: Random) -> None:
    """Leave the remains of a web page: breaks, entities, bold labels."""
    names = {
        "á": "&aacute;",
        "é": "&eacute;",
        "ã": "&atilde;",
        "ç": "&ccedil;",
        "ó": "&oacute;",
        "ê": "&ecirc;",
    }
    entities, bold = rng.random() < 0.6, rng.random() < 0.5
    for piece in pieces:
        if piece.key:
            if entities and piece.key == "name":
                piece.text = "".join(names.get(sign, sign) for sign in piece.text.replace("&", "&amp;"))
            continue
        text = piece.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        if entities:
            text = "".join(names.get(sign, sign) for sign in text)
        if bold:
            text = re.sub(r"(?m)^([^\W\d][^:\n]{1,25}:)", r"<b>\1</b>", text)
        piece.text = text.replace("\n", "<br>\n")


def spaces(pieces: list[Piece], rng: Random) -> None:
    """Set blanks where nobody wants them: at lines' ends and beginnings, empty lines, doubled."""
    for piece in pieces:
        if not piece.key:
            piece.text = re.sub(
                r"\n", lambda _: rng.choice(("\n", "\n", " \n", "\n\n", "\n  ", "\r\n")), piece.text
            )
            piece.text = re.sub(r"(?<=\w) (?=\w)", lambda _: rng.choice((" ", " ", " ", "  ")), piece.text)


NOISES: dict[str, Callable[[list[Piece], Random], None]] = {
    one.__name__: one
    for one in (
        upper, lower, no_accents, typing, ocr, spaces, wrapped, full_width, zero_width, rtl, quoted,
        mojibake, quoted_printable, html,
    )
}  # fmt: skip
"""In the order in which they befall a text: who writes, what carries it, how it is encoded."""
