"""What the other voice asked for right before: kinds of values, and the name."""

from __future__ import annotations

from native_host.customer.extract.segment import Voice
from native_host.customer.extract.segments.lines import Line

_ASKED = frozenset({"name", "contact", "cpf", "cnpj", "document", "phone", "email", "protocol"})


_AGAIN = frozenset({"numero", "digitar", "escrever", "repetir", "reenviar", "novamente", "outro", "segundo"})
"""Words of a question for what was asked for before."""


class Questions:
    """Goes over the lines and remembers what one who speaks asks of the next.

    Attributes:
        kinds: what was asked for right before.
        name: whether it was asked with whom one speaks.
    """

    def __init__(self) -> None:
        self.kinds: frozenset[str] = frozenset()
        self.name = False
        self._asked: frozenset[str] = frozenset()
        self._again = False
        self._noted: set[str] = set()
        self._noted_name = False
        self._speaker = ("", 0)

    def enter(self, line: Line) -> None:
        """Go on to a line."""
        speaker = (line.speaker, 0 if line.speaker else line.quoted)
        if speaker != self._speaker:
            self.kinds, self.name = frozenset(self._noted), self._noted_name
            if self._again and not self.kinds:
                self.kinds = self._asked
            self._asked = self.kinds or self._asked
            self._noted, self._noted_name, self._again = set(), False, False
        self._speaker = speaker

    @staticmethod
    def _question_end(line: Line) -> int:
        """Return where a line's last sentence ends that asks: `Pode escrever? Aqui só aparece o nome.`"""
        asked = line.text.rfind("?", line.start)
        later = any(line.start_of(mark) > asked for mark in line.said_marks("asks"))
        open_ended = asked < 0 or later or line.text.rstrip().endswith(":")
        return len(line.text) if open_ended else asked

    @staticmethod
    def _is_led(line: Line, index: int) -> bool:
        """Whether a word only says whose the value is that is asked for: `o CPF do titular`."""
        return index > 0 and line.words.texts[index - 1] in ("do", "da", "de", "of", "del")

    def note(self, line: Line) -> None:
        """Remember what a line asks for."""
        asks = "?" in line.said or line.has("asks") or line.said.rstrip().endswith(":")
        asks = asks or (line.quoted > 0 and line.begins_with("label") is not None)  # answered below
        if not asks or line.voice is Voice.CUSTOMER:
            return
        end = self._question_end(line) if "label" in line.by_sort else 0
        noted = {
            mark.says
            for mark in line.said_marks("label")
            if mark.says in _ASKED
            and line.start_of(mark) < end
            and not (mark.says == "name" and self._is_led(line, mark.first))
        }
        self._again = self._again or (not noted and not _AGAIN.isdisjoint(line.words.texts))
        self._noted |= noted
        if line.has("asks_name"):
            self._noted.add("name")
            self._noted_name = True
