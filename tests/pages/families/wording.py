"""What a page makes of a label's words: cut, in pieces, numbered, with a hint, in a broken charset."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from tests.pages.labels import MARKS, markup

HINTS = {
    "cliente": "informe o código",
    "contato": "quem ligou",
    "titulo": "resumo em até 80 caracteres",
    "descricao": "o que o cliente relatou",
    "email": "um endereço em uso",
    "telefone": "dois números com DDD",
    "cpf_cnpj": "somente números",
    "solucao": "o que foi verificado e feito",
    "encaminhar": "área que dará continuidade",
}
"""By key: what stands in the label behind its words."""

CUT_TO = 9
"""Letters that a cut label keeps: as many as leave every label the only one of its beginning."""

_Form = Callable[[str, str, str, int], str]
"""Makes markup of a label's words, its marks, its field's key and its number on the page."""


def formed(form: str, words: str, marks: str, key: str, number: int) -> str:
    """Return a label's markup in one of the forms."""
    return FORMS[form](words, marks, key, number)


def spoken(form: str, words: str, key: str, number: int) -> str:
    """Return the words as a person reads them in this form, for attributes and comparisons."""
    if form == "numbered":
        return f"{number}. {words}"
    if form == "boxes":
        return f"{number:02} {words}"
    if form == "coded":
        return f"{words} [{number:03}]"
    if form == "cut":
        return _cut(words)
    if form == "hinted" and key in HINTS:
        return f"{words} ({HINTS[key]})"
    return words


def _cut(words: str) -> str:
    if len(words) <= CUT_TO + 1 or words[-1].isdigit():
        return words
    return f"{words[:CUT_TO].rstrip()}…"


def _hinted(words: str, marks: str, key: str, _number: int) -> str:
    hint = HINTS.get(key)
    return markup(words, marks) + (f' <small class="dica">{hint}</small>' if hint else "")


def _in_words(words: str, marks: str, _key: str, _number: int) -> str:
    return " ".join(f"<span>{markup(word, 'plain')}</span>" for word in words.split()) + _tail(marks)


def _access_key(words: str, marks: str, _key: str, _number: int) -> str:
    return f"<u>{escape(words[0])}</u>{escape(words[1:])}{_tail(marks)}"


def _in_lines(words: str, marks: str, _key: str, _number: int) -> str:
    return "".join(f"<div>{escape(word)}</div>" for word in words.split()) + _tail(marks)


def _in_letters(words: str, _marks: str, _key: str, _number: int) -> str:
    return "".join(f"<i>{escape(letter)}</i>" if letter != " " else " " for letter in words)


def _ellipsis(words: str, marks: str, _key: str, _number: int) -> str:
    style = "display:inline-block;width:60px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis"
    return f'<span style="{style}" title="{escape(words, quote=True)}">{markup(words, marks)}</span>'


def _broken(words: str, marks: str, _key: str, _number: int) -> str:
    return markup("".join(c if c.isascii() else "\ufffd" for c in words), marks)


def _mojibake(words: str, marks: str, _key: str, _number: int) -> str:
    return markup(words.encode("utf-8").decode("latin-1"), marks)


def _fonts(words: str, marks: str, _key: str, _number: int) -> str:
    style = 'style="vertical-align: inherit;"'
    return f"<font {style}><font {style}>{markup(words, marks)}</font></font>"


def _with_help(words: str, marks: str, _key: str, _number: int) -> str:
    tip = '<span class="tip" role="tooltip" style="display:none">Preencha conforme o procedimento.</span>'
    return f'{markup(words, marks)} <a href="#" class="info">ⓘ</a>{tip}'


def _with_error(words: str, marks: str, _key: str, _number: int) -> str:
    return f'{markup(words, marks)} <em class="erro" style="color:red">Campo obrigatório</em>'


def _with_badge(words: str, marks: str, _key: str, number: int) -> str:
    return f'<span class="badge">{"novo" if number % 3 else "LGPD"}</span> {markup(words, marks)}'


def _plain(words: str, marks: str, _key: str, _number: int) -> str:
    return markup(words, marks)


def _spoken(form: str) -> _Form:
    return lambda words, marks, key, number: markup(spoken(form, words, key, number), marks)


def _tail(marks: str) -> str:
    pattern = MARKS[marks]
    return pattern.partition("$")[2]


FORMS: dict[str, _Form] = {
    "plain": _plain,
    "hinted": _hinted,
    "in_words": _in_words,
    "in_lines": _in_lines,
    "in_letters": _in_letters,
    "access_key": _access_key,
    "ellipsis": _ellipsis,
    "cut": _spoken("cut"),
    "numbered": _spoken("numbered"),
    "boxes": _spoken("boxes"),
    "coded": _spoken("coded"),
    "broken_charset": _broken,
    "mojibake": _mojibake,
    "fonts": _fonts,
    "with_help": _with_help,
    "with_error": _with_error,
    "with_badge": _with_badge,
}
