"""How people and programs write values."""

from __future__ import annotations

from random import Random

_UNITS = ("zero", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove")
_TEENS = (
    "dez",
    "onze",
    "doze",
    "treze",
    "quatorze",
    "quinze",
    "dezesseis",
    "dezessete",
    "dezoito",
    "dezenove",
)
_TENS = ("", "", "vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa")
_HUNDREDS = ("", "cento", "duzentos", "trezentos", "quatrocentos", "quinhentos", "seiscentos", "setecentos",
             "oitocentos", "novecentos")  # fmt: skip
_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

PHONES = ("paren", "paren", "paren", "blank", "blank", "plain", "dash", "dots", "intl", "split", "zero")
"""Without a wish: the usual one most often."""
CPFS = ("dots", "dots", "dots", "plain", "blank", "dash")
CNPJS = ("dots", "dots", "plain", "blank")


def cpf(value: str, how: str) -> str:
    """Write a CPF."""
    one, two, three, check = value[:3], value[3:6], value[6:9], value[9:]
    return {
        "dots": f"{one}.{two}.{three}-{check}",
        "plain": value,
        "blank": f"{one} {two} {three} {check}",
        "dash": f"{value[:9]}-{check}",
        "slash": f"{one}.{two}.{three}/{check}",
        "wide": f"{one}.{two}.{three} - {check}",
        "alldots": f"{one}.{two}.{three}.{check}",
        "short": value.lstrip("0"),
        "broken": f"{one}.{two}.{three}-\n   {check}",
        "parts": f"Cliente: {value[:9]}\nCliente: {check}",
    }[how]


def cnpj(value: str, how: str) -> str:
    """Write a CNPJ."""
    one, two, three, branch, check = value[:2], value[2:5], value[5:8], value[8:12], value[12:]
    return {
        "dots": f"{one}.{two}.{three}/{branch}-{check}",
        "plain": value,
        "blank": f"{one} {two} {three} {branch} {check}",
        "half": f"{one}.{two}.{three} / {branch}-{check}",
        "nodash": f"{one}.{two}.{three}/{branch}{check}",
        "short": value.lstrip("0"),
        "broken": f"{one}.{two}.{three}/\n{branch}-{check}",
        "lower": f"{one}.{two}.{three}/{branch}-{check}".lower(),
    }[how]


def phone(value: str, how: str) -> str:
    """Write a number of Brazil in E.164."""
    area, number = value[3:5], value[5:]
    head, tail = number[:-4], number[-4:]
    return {
        "paren": f"({area}) {head}-{tail}",
        "tight": f"({area}){head}-{tail}",
        "blank": f"{area} {head}-{tail}",
        "blanks": f"{area} {head} {tail}",
        "plain": f"{area}{number}",
        "dash": f"{area}-{head}-{tail}",
        "dots": f"{area} {head}.{tail}",
        "alldots": f"{area}.{head}.{tail}",
        "intl": f"+55 {area} {head}-{tail}",
        "intlparen": f"+55 ({area}) {head}-{tail}",
        "e164": value,
        "wa": f"55{area}{number}",
        "split": f"{area} {head[0]} {head[1:]}-{tail}" if len(number) == 9 else f"{area} {head} {tail}",
        "zero": f"0{area} {head}-{tail}",
        "zeroparen": f"(0{area}) {head}-{tail}",
        "carrier": f"(0xx{area}) {head}-{tail}",
        "slash": f"{area}/{head}-{tail}",
        "wide": f"({area}) {head} - {tail}",
        "noddd": f"{head}-{tail}",
        "noddd_plain": number,
        "broken": f"({area}) {head}-\n   {tail}",
        "nine": f"({area}) {head[-4:]}-{tail}",  # as before the ninth digit
    }[how]


def email(value: str, how: str) -> str:
    """Write an address."""
    return {
        "": value,
        "words": value.replace("@", " arroba ").replace(".", " ponto ").replace("_", " underline "),
        "at": value.replace("@", " (arroba) "),
        "spaced": value.replace("@", " @ "),
        "broken": value.replace("@", "@\n   "),
        "asides": value.replace("@", ", tudo junto, arroba ")
        .replace(".", " ponto ")
        .replace("_", " underline "),
    }[how]


def spoken(digits: str, rng: Random, how: str) -> str:
    """Say digits as a voice message holds them, transcribed.

    `one`: digit by digit; `meia`: six as "meia"; `pairs`: a phone, two at a time; `triples`: a CPF, three
    at a time; `english`. Groups that begin with a zero are said digit by digit.
    """
    if how == "english":
        return " ".join(_ENGLISH[int(sign)] for sign in digits)
    if how in ("one", "meia"):
        said = [("meia" if sign == "6" and how == "meia" else _UNITS[int(sign)]) for sign in digits]
        return " ".join(said)
    if how == "triples":
        return ", ".join(_group(digits[at : at + 3]) for at in range(0, len(digits), 3))
    # The nine of a mobile is said by itself: 51, 9, 98, 12, 33, 44.
    nine = [digits[2]] if len(digits) == 11 else []
    rest = digits[2 + len(nine) :]
    groups = [digits[:2], *nine, *(rest[at : at + 2] for at in range(0, len(rest), 2))]
    return rng.choice((" ", ", ")).join(_group(group) for group in groups)


def _group(digits: str) -> str:
    if digits.startswith("0"):
        return " ".join(_UNITS[int(sign)] for sign in digits)
    return _number(int(digits))


def _number(value: int) -> str:
    if value < 10:
        return _UNITS[value]
    if value < 20:
        return _TEENS[value - 10]
    if value < 100:
        return _TENS[value // 10] + (f" e {_UNITS[value % 10]}" if value % 10 else "")
    if value == 100:
        return "cem"
    return _HUNDREDS[value // 100] + (f" e {_number(value % 100)}" if value % 100 else "")
