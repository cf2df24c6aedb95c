"""The whole way from a pasted text to its finds."""

from __future__ import annotations

import re
from itertools import islice

from native_host.customer.pasted.cleaning import cleaned
from native_host.customer.pasted.documents_found import documents_found
from native_host.customer.pasted.emails_found import emails_found
from native_host.customer.pasted.finds import Find
from native_host.customer.pasted.lines import Line, lines_of
from native_host.customer.pasted.names_found import SMALL, names_found, speaker_found
from native_host.customer.pasted.numbers import numbers_in
from native_host.customer.pasted.people import divide
from native_host.customer.pasted.phones_found import area_told, phones_found
from native_host.customer.pasted.pieces import Piece, lone_label, pieces_of, prompts_for_name
from native_host.customer.pasted.protocols_found import protocols_found
from native_host.customer.pasted.tables import Heading, heading_of, row_of
from native_host.customer.pasted.vocabulary import vocabulary
from native_host.customer.pasted.worth import weigh
from native_host.protocol.messages import Confidence, CustomerKey

_OF_ONE_PIECE_MAX, _FINDS_MAX = 100, 2_000
"""Values of one kind in one stretch of text, and in all. More is no text about customers, but costs time."""

_ANY_LINE = -1
"""Where a DDD holds that was told by itself; one of a phone holds in its own line."""
_DIGIT = re.compile(r"\d")
_ASKED = frozenset({"name", "cpf", "cnpj", "document", "phone", "email", "protocol"})


def read_pasted(text: str) -> tuple[list[Find], int]:
    """Return what is offered, best first, and how many people the text is about."""
    lines = lines_of(cleaned(text))
    finds = list(_Reader().read(lines))
    beside = _with_data(finds)
    finds = [find for find in finds if find.rank != SMALL or find.piece.line.number in beside]
    corrected = any(vocabulary().correction.search(line.plain) for line in lines)
    people = divide([find for find in finds if not find.piece.line.desk])
    return weigh(finds, people, corrected=corrected), people


def _with_data(finds: list[Find]) -> set[int]:
    """Return the numbers of the lines next to those that hold a number or address and little else."""
    lines = {
        find.piece.line.number for find in finds if find.key is not CustomerKey.NAME and not find.piece.prose
    }
    return {line + step for line in lines for step in (-1, 1)}


class _Reader:
    """Goes over the lines and remembers what one line says about the next."""

    def __init__(self) -> None:
        self._heading: Heading | None = None
        self._rows = 0
        self._pending = ("", "")
        self._asked_name = False
        self._prompted = False
        self._area = ""
        self._area_line = _ANY_LINE
        self._speakers: set[str] = set()

    def read(self, lines: list[Line]) -> list[Find]:
        """Return all finds in the text's order."""
        finds: list[Find] = []
        for line in lines:
            if len(finds) > _FINDS_MAX:
                break
            finds += self._speaker(line)
            finds += self._line(line)
        return finds

    def _speaker(self, line: Line) -> list[Find]:
        if not line.speaker or line.desk or line.speaker in self._speakers:
            return []
        self._speakers.add(line.speaker)
        piece = Piece(line, "phone", "", line.speaker, 0, True)
        return [*speaker_found(piece), *phones_found(piece, list(numbers_in(line.speaker)), "")]

    def _line(self, line: Line) -> list[Find]:
        pieces = self._pieces(line)
        finds: list[Find] = []
        for index, piece in enumerate(pieces):
            following = pieces[index + 1] if index + 1 < len(pieces) else None
            own = [
                *(self._numbers(piece) if _DIGIT.search(piece.text) else []),
                *islice(emails_found(piece), _OF_ONE_PIECE_MAX),
            ]
            if piece.someone_else:
                for find in own:
                    find.weaken(Confidence.LIKELY)
            if piece.outdated:
                for find in own[:1]:
                    find.weaken(Confidence.UNSURE)
            finds += own
            document_next = following is not None and following.kind in ("cpf", "cnpj", "document")
            finds += names_found(
                piece, asked=self._asked_name, prompted=self._prompted, next_is_document=document_next
            )
        self._remember(line, pieces)
        return finds

    def _numbers(self, piece: Piece) -> list[Find]:
        """Return what a piece with digits in it holds."""
        numbers = list(numbers_in(piece.text))
        line = piece.line
        if told := area_told(piece, numbers):
            self._area, self._area_line = told, _ANY_LINE
        holds = self._area_line in (_ANY_LINE, line.number) or line.same_area
        area = self._area if holds else ""
        phones = list(islice(phones_found(piece, numbers, area), _OF_ONE_PIECE_MAX))
        if phones and phones[-1].value.startswith("+55") and phones[-1].value[3:5] != area:
            self._area, self._area_line = phones[-1].value[3:5], line.number
        return [*protocols_found(piece), *islice(documents_found(piece, numbers), _OF_ONE_PIECE_MAX), *phones]

    def _pieces(self, line: Line) -> list[Piece]:
        if heading := heading_of(line):
            self._heading, self._pending = heading, ("", "")
            return []
        if self._heading is not None:
            cells = row_of(line, self._heading, self._rows + 1)
            if cells:
                self._rows += 1
                return cells
            self._heading = None
        return pieces_of(line, ("", "") if line.desk or line.header else self._pending)

    def _remember(self, line: Line, pieces: list[Piece]) -> None:
        """Note what the line says about the next one: its label, or what it asks for."""
        if not line.text.strip():
            return  # who speaks, or when; the words follow
        self._prompted = any(map(prompts_for_name, pieces))
        self._pending = lone_label(pieces)
        asks = line.text.rstrip().endswith("?")
        self._asked_name = asks and vocabulary().name_question.search(line.plain) is not None
        if not line.desk:
            return
        kinds = {piece.kind: piece.label for piece in pieces if piece.kind in _ASKED}
        self._pending = next(iter(kinds.items())) if asks and len(kinds) == 1 else ("", "")
        if "name" in kinds:
            self._asked_name, self._pending = asks, ("", "")
