"""People and companies who do not exist, with numbers whose check digits are right."""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import cast

from native_host.toml import load_toml

_DATA = Path(__file__).parent / "data"
_PROVIDERS = ("gmail.com", "hotmail.com", "outlook.com", "yahoo.com.br", "uol.com.br", "exemplo.com",
              "exemplo.com.br", "correio.example")  # fmt: skip
_SIGNS = "ABCDEFGHIJKLMNPQRSTUVWXYZ0123456789"


@dataclass(frozen=True)
class _Names:
    given: tuple[str, ...]
    genders: tuple[str, ...]
    weights: tuple[float, ...]
    surnames: tuple[str, ...]


@cache
def _names() -> _Names:
    with (_DATA / "given_names.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    # The square root keeps the order of the census and lets the rare ones be met in 5,000 texts.
    weights = accumulate(int(row["bearers"]) ** 0.5 for row in rows)
    return _Names(
        tuple(row["name"] for row in rows),
        tuple(row["gender"] for row in rows),
        tuple(weights),
        tuple((_DATA / "surnames.txt").read_text("utf-8").split()),
    )


@cache
def words() -> dict[str, list[str]]:
    """Return parts of companies' names, streets and the like."""
    return cast("dict[str, list[str]]", load_toml(_DATA / "words.toml"))


def given_names() -> tuple[str, ...]:
    """Return every given name that is drawn."""
    return _names().given


def ascii_of(text: str) -> str:
    """Return the text without its accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def digits_of(rng: Random, count: int) -> str:
    """Return random digits."""
    return "".join(rng.choice("0123456789") for _ in range(count))


def _checked(body: str, heaviest: int) -> str:
    """Return a document with its two check digits; the weights rise from the right."""
    for _ in range(2):
        total = sum(
            (ord(sign) - ord("0")) * (2 + place % (heaviest - 1)) for place, sign in enumerate(reversed(body))
        )
        body += str((11 - total % 11) % 11 % 10)
    return body


def a_cpf(rng: Random, start: str = "") -> str:
    """Return a CPF that nobody takes for a mobile: no area code before a nine."""
    while True:
        body = start + digits_of(rng, 9 - len(start))
        if len(set(body)) > 2 and not (body[2] == "9" and body[:2] in words()["area_codes"]):
            return _checked(body, 11)


def a_cnpj(rng: Random, *, letters: bool = False, start: str = "") -> str:
    """Return a CNPJ of a head office or one of its first branches."""
    if letters:
        body = "".join(rng.choice(_SIGNS) for _ in range(7)) + rng.choice("ABCDEFGHJKMNPRTVXYZ")
    else:
        body = start + digits_of(rng, 8 - len(start))
    body += rng.choice(("0001", "0001", "0001", "0002", "0003"))
    return _checked(body, 9)


@dataclass
class Company:
    """A company; its values are drawn when they are first asked for, each once."""

    rng: Random
    area: str
    letters: bool = False
    zero_first: bool = False

    @cached_property
    def name(self) -> str:
        """With its legal ending, mostly."""
        lists = words()
        if self.rng.random() < 0.25:
            return self.rng.choice(lists["companies"])
        proper = self.rng.choice(lists["proper"])
        if self.rng.random() < 0.25:
            proper = self.rng.choice(_names().surnames)
        kind = self.rng.choice(lists["kinds"])
        return f"{kind} {proper} {self.rng.choice(lists['endings'])}"

    @cached_property
    def cnpj(self) -> str:
        """Fourteen signs."""
        return a_cnpj(self.rng, letters=self.letters, start="0" if self.zero_first else "")

    @cached_property
    def domain(self) -> str:
        """Of its own, reserved for examples."""
        longer = [ascii_of(word).lower() for word in self.name.split() if len(word) > 3]
        return "".join(sign for sign in "".join(longer[:2]) if sign.isalnum()) + ".example"

    @cached_property
    def email(self) -> str:
        """Of its office."""
        return f"{self.rng.choice(('contato', 'financeiro', 'adm', 'fiscal', 'comercial'))}@{self.domain}"


@dataclass
class Person:
    """A person; the values are drawn when they are first asked for, each once."""

    rng: Random
    gender: str = ""
    area: str = ""
    zero_first: bool = False
    letters: bool = False
    mobile_is_cpf: bool = False
    surname: str = ""
    given: str = field(init=False)
    company: Company = field(init=False)

    def __post_init__(self) -> None:
        names = _names()
        while True:
            [place] = self.rng.choices(range(len(names.given)), cum_weights=names.weights)
            if self.gender in ("", names.genders[place]):
                break
        self.gender, self.given = names.genders[place], names.given[place]
        self.area = self.area or self.rng.choice(words()["area_codes"])
        self.company = Company(self.rng, self.area, self.letters, self.zero_first)

    @cached_property
    def surnames(self) -> tuple[str, ...]:
        """Of one to three words, some behind a particle."""
        drawn = self.rng.sample(_names().surnames, self.rng.choice((1, 2, 2, 2, 3)))
        if self.surname:
            drawn[-1] = self.surname
        particles = ("da", "de", "dos", "do") if self.rng.random() < 0.25 else ("",)
        out = []
        for place, name in enumerate(drawn):
            # "de" goes with whatever ends as it likes; the others with their number and gender.
            particle = _particle(name) if particles[0] and place == len(drawn) - 1 else ""
            out.append(f"{particle} {name}".strip())
        return tuple(out)

    @cached_property
    def givens(self) -> str:
        """One given name, or two."""
        if self.rng.random() < 0.3:
            other = Person(self.rng, self.gender, self.area).given
            if other != self.given:
                return f"{self.given} {other}"
        return self.given

    @property
    def name(self) -> str:
        """The full name."""
        return f"{self.givens} {' '.join(self.surnames)}"

    @property
    def short(self) -> str:
        """First given name and last surname."""
        return f"{self.given} {self.surnames[-1].split()[-1]}"

    @property
    def first(self) -> str:
        """How others address the person."""
        return self.given

    @property
    def last(self) -> str:
        """The last surname without its particle."""
        return self.surnames[-1].split()[-1]

    @cached_property
    def cpf(self) -> str:
        """Eleven digits."""
        return a_cpf(self.rng, "0" * self.rng.choice((1, 1, 2)) if self.zero_first else "")

    @property
    def cpf_mistyped(self) -> str:
        """With a check digit that is wrong."""
        return self.cpf[:-1] + str((int(self.cpf[-1]) + 1) % 10)

    @cached_property
    def mobile(self) -> str:
        """In E.164."""
        if self.mobile_is_cpf:
            return "+55" + _checked(f"{self.area}9{self.rng.choice('6789')}{digits_of(self.rng, 5)}", 11)
        return f"+55{self.area}9{self.rng.choice('6789')}{digits_of(self.rng, 7)}"

    @cached_property
    def mobile2(self) -> str:
        """Another one."""
        return f"+55{self.area}9{self.rng.choice('89')}{digits_of(self.rng, 7)}"

    @cached_property
    def landline(self) -> str:
        """In E.164."""
        return f"+55{self.area}{self.rng.choice('2333345')}{digits_of(self.rng, 7)}"

    @cached_property
    def email(self) -> str:
        """At a provider."""
        first, last = ascii_of(self.given).lower(), ascii_of(self.last).lower().replace("-", "")
        mark = self.rng.choice((".", "_", "", "."))
        local = self.rng.choice((f"{first}{mark}{last}", f"{first[0]}{last}", f"{first}{mark}{last}", last))
        tail = str(self.rng.randint(1, 99)) if self.rng.random() < 0.35 or local == last else ""
        return f"{local}{tail}@{self.rng.choice(_PROVIDERS)}"

    @cached_property
    def work_email(self) -> str:
        """At the company."""
        return f"{ascii_of(self.given).lower()}@{self.company.domain}"

    @cached_property
    def protocol(self) -> str:
        """As the certification company writes it."""
        rng, year = self.rng, self.rng.choice(("2025", "2026"))
        return rng.choice(
            (
                digits_of(rng, 6).replace("0", "4"),
                rng.choice("123456789") + digits_of(rng, 7),
                year + digits_of(rng, 9),
                f"{year}.{digits_of(rng, 4)}.{digits_of(rng, 2)}",
                f"{year}-{digits_of(rng, 6)}",
                f"{rng.choice(('AC', 'AR', 'P', 'PR'))}-{digits_of(rng, 6)}",
                f"{rng.choice('ABCDKR')}{digits_of(rng, 3)}-{year}",
            )
        )


def _particle(surname: str) -> str:
    if surname.endswith("os") or surname in ("Santos", "Reis", "Anjos", "Dias"):
        return "dos"
    if surname in ("Nascimento", "Prado", "Amaral", "Couto", "Rego", "Carmo", "Espírito-Santo"):
        return "do"
    if surname in ("Silva", "Costa", "Rosa", "Conceição", "Rocha", "Luz", "Cunha", "Mota", "Cruz", "Fonseca"):
        return "da"
    return "de"
