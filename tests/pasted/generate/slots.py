"""What stands in a template's slots: values of the customer and of everybody else, stamps, pools."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from tests.pasted.generate import spellings
from tests.pasted.generate.grammar import Piece, expand, parsed
from tests.pasted.generate.people import Person, a_cnpj, digits_of, words

CUSTOMER = "customer"
_FIELDS = {
    "name": "name", "short": "name", "first": "name", "contact": "name", "contact_short": "name",
    "company": "name", "employer": "name", "last": "name",
    "cpf": "cpf", "cpf_mistyped": "cpf", "cnpj": "cnpj",
    "mobile": "phone", "mobile2": "phone", "landline": "phone",
    "email": "email", "work_email": "email", "office_email": "email", "protocol": "protocol",
}  # fmt: skip
"""Which key each field of a person belongs to."""
_OF_CUSTOMER = {"contact": "also", "contact_short": "also", "employer": "also", "first": "any",
                "last": "any", "cpf_mistyped": "any"}  # fmt: skip
"""What a field of the customer's is worth if it is not right: a first name alone is no name for a ticket."""
_ARTICLES = {
    "art": ("o", "a"),
    "sr": ("Sr.", "Sra."),
    "dr": ("Dr.", "Dra."),
    "seu": ("seu", "dona"),
    "ele": ("ele", "ela"),
}
"""Words that go with a person's gender."""
_LONG_MONTHS = ("janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
                "outubro", "novembro", "dezembro")  # fmt: skip
_DAYS = ("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo")
_DIAS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_MESES = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
          "noviembre", "diciembre")  # fmt: skip
_MONTHS = ("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez")


@dataclass
class Slots:
    """One text's values: asked for by the name of a slot.

    Slots:
        `name`, `cpf:plain` … a field of the customer, perhaps with a spelling.
        `other.mobile`, `2.name` … of somebody else: a number is another customer, any other word nobody's.
        A `?` behind it: may be offered; a `+`: a name that may come after the right one; a `-`: never.
        `art`, `sr` … the word that goes with a person's gender.
        `#greet` a line of the family's pool; `$greet` the same line all through the text.
        `now:%A, %D de %B de %Y` the time of the day before the text goes on.
        `stamp` the chat's stamp, a little later each time; `date`, `rg`, `order` … of no worth.
    """

    rng: Random
    pools: Mapping[str, list[str]]
    options: Mapping[str, object]
    people: dict[str, Person] = field(default_factory=dict)
    kept: dict[str, list[Piece]] = field(default_factory=dict)
    now: datetime = datetime(2026, 11, 20, 14, 32)

    def __post_init__(self) -> None:
        self.seed = self.rng.random()
        self.now = datetime(2025, 1, 7, 8) + timedelta(
            days=self.rng.randrange(500), minutes=self.rng.randrange(660)
        )
        self.styles = {
            "phone": self.rng.choice(spellings.PHONES),
            "cpf": self.rng.choice(spellings.CPFS),
            "cnpj": self.rng.choice(spellings.CNPJS),
        }

    def fill(self, slot: str) -> list[Piece]:
        """Return the pieces of a slot.

        Raises:
            KeyError: there is no such slot, pool or spelling.
        """
        if slot[0] == "#":
            return self._from_pool(slot[1:])
        if slot[0] == "$":
            if slot not in self.kept:
                self.kept[slot] = self._from_pool(slot[1:])
            return [Piece(**vars(piece)) for piece in self.kept[slot]]
        if slot.startswith("now:"):
            return [Piece(self._clock(slot[4:]), "number")]
        if slot == "stamp":
            return [Piece(self._stamp())]
        if slot in _OTHERS:
            text = _OTHERS[slot](self)
            return [Piece(text, "number" if any(sign.isdigit() for sign in text) else "")]
        return [self._of_person(slot)]

    def person(self, role: str) -> Person:
        """Return who plays a role: the same one all through the text."""
        if role not in self.people:
            own_area = self.options.get("same_area") or self.rng.random() < 0.7
            area = self.people[CUSTOMER].area if own_area and CUSTOMER in self.people else ""
            gender = {"wife": "f", "husband": "m", "son": "m", "mother": "f", "secretary": "f"}.get(role, "")
            if role == CUSTOMER:
                gender = str(self.options.get("gender", ""))
            self.people[role] = Person(
                self.rng,
                gender,
                area,
                bool(self.options.get("zero_first")),
                bool(self.options.get("letters")),
                bool(self.options.get("mobile_is_cpf")) and role == CUSTOMER,
                self.rng.choice(words()["awkward_surnames"]) if self.options.get("awkward") else "",
            )
        return self.people[role]

    def _from_pool(self, name: str) -> list[Piece]:
        line = self.rng.choice(self.pools[name])
        return list(expand(parsed(line), self.rng, self))

    def _of_person(self, slot: str) -> Piece:
        worth = {"?": "any", "+": "also", "-": "never"}.get(slot[-1], "")
        path, _, how = (slot[:-1] if worth else slot).partition(":")
        role, _, name = path.rpartition(".")
        owner = role or CUSTOMER
        if name in _ARTICLES:
            return Piece(_ARTICLES[name][self.person(owner).gender == "f"])
        key, value = _FIELDS[name], self._value(owner, name)
        if not worth:
            worth = "never" if role and not role.isdigit() else _OF_CUSTOMER.get(name, "right")
        text = self._written(key, value, how)
        return Piece(text, key, text if key == "name" else value, name, owner, worth)

    def _value(self, owner: str, name: str) -> str:
        if name in ("contact", "contact_short"):
            return self._value(owner, name.replace("contact", "name").replace("name_", ""))
        person = self.person(owner)
        if name in ("company", "employer"):
            return person.company.name
        if name == "cnpj":
            return person.company.cnpj
        if name == "office_email":
            return person.company.email
        return str(getattr(person, name))

    def _written(self, key: str, value: str, how: str) -> str:
        if key == "phone":
            if how in ("one", "meia", "pairs", "english"):
                return spellings.spoken(value[3:], self.rng, how)
            return spellings.phone(value, how or self.styles[key])
        if key == "cpf":
            if how in ("one", "meia", "pairs", "triples", "english"):
                return spellings.spoken(value, self.rng, how)
            return spellings.cpf(value, how or self.styles[key])
        if key == "cnpj":
            return spellings.cnpj(value, how or self.styles[key])
        if key == "email":
            return spellings.email(value, how)
        if how == "upper":
            return value.upper()
        return value.lower() if how == "lower" else value

    def _stamp(self) -> str:
        self.now += timedelta(seconds=self.rng.choice((5, 20, 45, 70, 130, 600)))
        return self._clock("".join(piece.text for piece in self.fill("$stamps")))

    def _clock(self, pattern: str) -> str:
        now = self.now
        # A template's braces are its own: a stamp's parts stand between percent signs.
        parts = {
            "%H": f"{now:%H}", "%h": str(now.hour % 12 or 12), "%M": f"{now:%M}", "%S": f"{now:%S}",
            "%d": f"{now:%d}", "%D": str(now.day), "%m": f"{now:%m}", "%K": str(now.month),
            "%Y": str(now.year), "%y": f"{now:%y}", "%b": _MONTHS[now.month - 1],
            "%A": _DAYS[now.weekday()], "%a": _DAYS[now.weekday()][:3], "%B": _LONG_MONTHS[now.month - 1],
            "%E": _DIAS[now.weekday()], "%F": _MESES[now.month - 1],
            "%W": f"{now:%A}", "%w": f"{now:%a}", "%N": f"{now:%B}", "%n": f"{now:%b}",
            "%P": "AM" if now.hour < 12 else "PM", "%p": "a. m." if now.hour < 12 else "p. m.",
        }  # fmt: skip
        for sign, text in parts.items():
            pattern = pattern.replace(sign, text)
        return pattern


_OTHERS: dict[str, Callable[[Slots], str]] = {
    "date": lambda one: one._clock("%d/%m/%Y"),
    "time": lambda one: one._clock("%H:%M"),
    "birth": lambda one: (
        f"{one.rng.randint(1, 28):02}/{one.rng.randint(1, 12):02}/{one.rng.randint(1948, 2003)}"
    ),
    "rg": lambda one: one.rng.choice(
        (f"{digits_of(one.rng, 2)}.{digits_of(one.rng, 3)}.{digits_of(one.rng, 3)}-{one.rng.randrange(10)}",
         f"{one.rng.randint(1, 9)}{digits_of(one.rng, 6)}")
    ),
    "cep": lambda one: f"{one.rng.randint(10, 99)}{digits_of(one.rng, 3)}-{digits_of(one.rng, 3)}",
    "order": lambda one: f"{one.rng.randint(1, 9)}{digits_of(one.rng, one.rng.choice((4, 5, 6)))}",
    "serial": lambda one: one.rng.choice(
        (f"{digits_of(one.rng, 4)} {digits_of(one.rng, 4)} {digits_of(one.rng, 4)}", digits_of(one.rng, 16))
    ),
    "money": lambda one: f"{one.rng.randint(90, 480)},{one.rng.choice(('00', '90', '50'))}",
    "house": lambda one: str(one.rng.randint(12, 2890)),
    "street": lambda one: one.rng.choice(words()["streets"]),
    "town": lambda one: one.rng.choice(words()["towns"]),
    "site": lambda one: one.person(CUSTOMER).company.domain,
    "ddd": lambda one: one.person(CUSTOMER).area,
    "nfe": lambda one: f"{one.rng.randint(0, 9):03}.{digits_of(one.rng, 3)}.{digits_of(one.rng, 3)}",
    "boleto": lambda one: (
        f"34191.{digits_of(one.rng, 5)} {digits_of(one.rng, 5)}.{digits_of(one.rng, 6)} "
        f"{digits_of(one.rng, 5)}.{digits_of(one.rng, 6)} {one.rng.randrange(10)} {digits_of(one.rng, 14)}"
    ),
    "nothing_cnpj": lambda one: spellings.cnpj(a_cnpj(one.rng), "dots"),
    "ramal": lambda one: str(one.rng.randint(100, 4999)),
    "plate": lambda one: "".join(one.rng.choices("IJKMABQX", k=3)) + digits_of(one.rng, 4),
}  # fmt: skip
