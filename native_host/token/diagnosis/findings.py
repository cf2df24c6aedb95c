"""A medium or problem with what is needed to compare it with others, and how one is made."""

from __future__ import annotations

from dataclasses import dataclass, replace

from native_host.protocol.messages import Driver, Medium, State
from native_host.token.diagnosis import sentences
from native_host.token.readings.reading import Reading
from native_host.token.readings.slot import SlotSnapshot


@dataclass(frozen=True)
class Finding:
    """A medium or problem.

    Attributes:
        reading: the driver's answer it was made of; None for a problem of no driver.
        slot: the snapshot it was made of; None for a problem of the driver as a whole.
    """

    medium: Medium
    reading: Reading | None = None
    slot: SlotSnapshot | None = None

    @property
    def content(self) -> bool:
        """Whether objects were seen on it."""
        return self.slot is not None and self.slot.has_content

    @property
    def serial(self) -> str:
        """The token's serial number, or nothing."""
        return self.slot.token.serial if self.slot and self.slot.token else ""

    @property
    def product(self) -> str:
        """The driver's product name, or nothing."""
        return self.reading.driver.product if self.reading else ""

    @property
    def kind(self) -> str:
        """The driver's kind, or nothing."""
        return self.reading.driver.kind if self.reading else ""

    def but(self, **changes: object) -> Finding:
        """Return the same with other values in its medium."""
        return replace(self, medium=self.medium.model_copy(update=changes))


def medium_of(
    state: State,
    evidence: list[str],
    confirmed: bool = True,
    reading: Reading | None = None,
    code: str | None = None,
) -> Medium:
    """Return a medium with its sentences, and what is known of the driver that was read."""
    return Medium(
        state=state,
        confirmed=confirmed,
        evidence=evidence,
        hint=sentences.hint_of(code, state) if code else sentences.hint(state, confirmed),
        title=sentences.title_of(code, state) if code else _title(state, confirmed, reading),
        code=code,
        module=reading.driver.path if reading else None,
        driver=_driver(reading) if reading else None,
        read_at=reading.read_at if reading else None,
    )


def _title(state: State, confirmed: bool, reading: Reading | None) -> str:
    """Return the headline; of a blank medium that is not confirmed whether that is still under way."""
    if confirmed or (reading is not None and reading.again):
        return sentences.title(state, confirmed)
    return sentences.say("titles.blank_doubted")


def _driver(reading: Reading) -> Driver:
    library = reading.library
    return Driver(
        product=reading.driver.product,
        description=library.description if library else "",
        manufacturer=library.manufacturer if library else "",
        version=library.version if library else "",
    )
