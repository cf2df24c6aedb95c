"""A text with its candidates, their signals and what is right of it."""

from __future__ import annotations

from dataclasses import dataclass

from native_host.customer.extract.find import Found, find
from native_host.protocol.messages import CustomerKey
from tests.pasted import Case
from tests.pasted.judge import alike


@dataclass(frozen=True)
class Dump:
    """One text, read.

    Attributes:
        family: texts that were made alike; what is left out together.
    """

    case: Case
    family: str
    found: Found

    @property
    def is_by_hand(self) -> bool:
        """Whether somebody wrote the text; else it was made from parts."""
        return self.case.id.startswith(f"{self.family}: ")

    def truth(self, key: CustomerKey, value: str) -> bool | None:
        """Whether a value is right; None: it may be offered or not."""
        values = [person[key.value] for person in self.case.people]
        if _holds([one for own in values for one in own], value):
            return True
        if _holds([*self.case.also.get(key.value, []), *self.case.never_sure[key.value]], value):
            return None
        return False


def dump(case: Case, family: str) -> Dump:
    """Return the text of a case, read."""
    return Dump(case, family, find(case.text))


def _holds(values: list[str], value: str) -> bool:
    return alike([value])[0] in alike(values)
