"""What a template needs to know about one ticket page: the look, the values, which controls are locked."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from .additional import AdditionalField, fields_for
from .categories import LEVELS, children, children_of_path, leaf_of_path
from .customers import Client, Contact, find_client
from .fields import FIELDS, OPENING_FIELDS, additional_required, path_of, required_now
from .options import Option, options_of
from .settings import Settings
from .tickets import Ticket

CLASSIC_KEY = "hdchamado"


def new_key(skin: str) -> str:
    """Return what the hashes of a page's containers are made of: skin 9 makes new ones at every load."""
    return secrets.token_hex(6) if skin == "9" else CLASSIC_KEY


@dataclass
class TicketPage:
    """One rendering of the ticket page, or of a part of it that an AJAX call asks for.

    The first rendering and the AJAX calls use the same templates with this same model, so a part that is
    rebuilt for the same choice is the same text again.
    """

    skin: str
    settings: Settings
    key: str = CLASSIC_KEY
    ticket: Ticket | None = None
    chosen: list[str] = field(default_factory=list)
    """Codes chosen so far, kind of ticket first."""

    suffix: str = ""
    """"change" in the window that changes the opening data of an existing ticket."""

    @classmethod
    def of_ticket(cls, skin: str, settings: Settings, ticket: Ticket | None) -> TicketPage:
        """Return the model of a whole page, new when there is no ticket."""
        chosen = path_of(ticket.values) if ticket else []
        return cls(skin, settings, key=new_key(skin), ticket=ticket, chosen=chosen)

    @property
    def folder(self) -> str:
        """Where the templates of this look are."""
        return "nine" if self.skin == "9" else "classic"

    @property
    def number(self) -> str:
        """The ticket's number; empty for a new ticket."""
        return str(self.ticket.number) if self.ticket else ""

    @property
    def opened(self) -> str:
        """When the ticket was opened, or now."""
        return self.ticket.opened_text if self.ticket else datetime.now().strftime("%d/%m/%Y - %H:%M")

    @property
    def client(self) -> Client | None:
        """The customer of an existing ticket."""
        return find_client(self.value("cdcliente")) if self.ticket else None

    @property
    def contact(self) -> Contact | None:
        """The contact of an existing ticket."""
        return self.client.contact(self.value("cdcontato")) if self.client else None

    def value(self, name: str) -> str:
        """Return the saved value of a field, empty on a new ticket."""
        return self.ticket.values.get(name, "") if self.ticket else ""

    def required(self, name: str) -> bool:
        """Tell whether a fixed field is marked as required."""
        return FIELDS[name].required or name in self.settings.required_extra

    def caption(self, name: str) -> str:
        """Return the label of a fixed field, with the mark of required ones, as this look writes it."""
        star = "*" if self.required(name) else ""
        colon = "" if self.skin == "9" else " :"
        return f"{FIELDS[name].label}{star}{colon}"

    def locked(self, name: str) -> bool:
        """Tell whether a control only shows its value."""
        if name in self.settings.read_only_fields:
            return True
        return self.ticket is not None and (name in OPENING_FIELDS or name not in FIELDS) and not self.suffix

    def input_class(self, name: str) -> str:
        """Return the class of an input: locked, required or plain."""
        if self.locked(name):
            return "INPUTREADONLY"
        return "INPUTREQUIRED" if name in FIELDS and self.required(name) else "INPUT"

    def component(self, name: str) -> str:
        """Return the hashed name of the container of a control."""
        digest = hashlib.md5(f"{self.key}:{name}".encode(), usedforsecurity=False).hexdigest()
        return f"component{digest}"

    def caption_of(self, text: str) -> str:
        """Return an option's caption, renamed where the settings say so."""
        return self.settings.renamed_options.get(text, text)

    def options(self, name: str) -> list[Option]:
        """Return the options of a fixed select."""
        return [(code, self.caption_of(text)) for code, text in options_of(name)]

    def kinds(self) -> list[Option]:
        """Return the options of Tipo."""
        return [(kind.code, self.caption_of(kind.name)) for kind in children("")]

    def level_options(self, level: int) -> list[Option]:
        """Return the options of a level of category: none before the level above is chosen."""
        above = self.chosen[:level]
        if len(above) < level:
            return []
        return [(c.code, self.caption_of(c.name)) for c in children_of_path(above)]

    def level_value(self, level: int) -> str:
        """Return the chosen code of a level (0: the kind of ticket)."""
        return self.chosen[level] if level < len(self.chosen) else ""

    @property
    def levels(self) -> range:
        """The levels of category."""
        return range(1, LEVELS + 1)

    @property
    def additional(self) -> Sequence[AdditionalField]:
        """The additional fields that belong to the chosen category."""
        return fields_for(leaf_of_path(self.chosen))

    def required_fields(self) -> list[list[str]]:
        """Return name and label of the fixed fields that must be filled whatever the classification is."""
        return [[f.name, f.label] for f in required_now([], self.settings.required_extra)]

    def dynamic_required_fields(self) -> list[list[str]]:
        """Return name and label of those that the classification adds."""
        leaf = leaf_of_path(self.chosen)
        extra = self.settings.required_extra
        origin = [["cdorigem", FIELDS["cdorigem"].label]] if leaf and leaf.origin_required else []
        return origin + [[f.name, f.label] for f in additional_required(self.additional, extra)]
