"""Labels in lines of their own: over their values, all of a form's first, or below them."""

from __future__ import annotations

import re

from native_host.customer.extract.segment import Joint, Label, Part, Voice
from native_host.customer.extract.segments.label_values import fits
from native_host.customer.extract.segments.lines import Line
from native_host.customer.extract.segments.pieces import Piece

Cut = tuple[Line, list[Piece]]
"""A line and its pieces."""

_TYPED = frozenset({"phone", "email", "cpf", "cnpj", "document"})
"""Kinds whose values show by their signs what they are."""
_WRAPPED = frozenset({"phone", "cpf", "cnpj", "protocol"})
_IS = ("é ", "É ", "eh ", "e o ", "agora é ")
_IS_NUMBER = re.compile(r"[eE] (?:o )?[(+]?\d[\d ().-]{5}")
_LONG = re.compile(r"\d(?:[ ./()-]{0,3}\d){6}")
_QUEUE_MAX = 12
"""Labels in a row that wait for their values; a form has fewer."""


def with_labels_of_other_lines(cuts: list[Cut]) -> list[Cut]:
    """Return the lines with values, each with the label of the line that names it."""
    alone = [_alone(line, pieces) for line, pieces in cuts]
    if _stand_below(cuts, alone):
        return _from_below(cuts, alone)
    found: list[Cut] = []
    queue: list[tuple[Label, Piece]] = []
    again: tuple[Label, Piece] | None = None
    last: Line | None = None
    for index, (line, own) in enumerate(cuts):
        pieces = own
        if last is not None and (line.block > last.block + 1 or _breaks(last, line)):
            queue, again = [], None
        last = line
        label = alone[index]
        if label is not None:
            queue = [*queue, (label, pieces[-1])][-_QUEUE_MAX:]
            again = None
            if len(pieces) > 1:
                found.append((line, pieces[:-1]))
            continue
        free = [piece for piece in pieces if piece.label is None]
        if index and len(free) == len(pieces) > 0 and (left := _wrapped(*cuts[index - 1], line)):
            pieces = [_labelled(free[0], left, Joint.SAID), *free[1:]]
            queue, again = [], None
        elif len(free) == len(pieces) > 0 and queue:
            if len(queue) > 1 and not _queued(cuts, alone, index, queue):
                queue = queue[-1:]
            again, queue = queue[0], queue[1:]
            if _takes(again[0], line):
                pieces = [_labelled(free[0], again), *free[1:]]
            else:
                queue, again = [], None
        elif len(free) == len(pieces) > 0 and again and again[0].kind == "phone" and fits("phone", line.said):
            pieces = [_labelled(piece, again) for piece in free]
        else:
            queue, again = [], None
        found.append((line, pieces))
    return found


def _wrapped(line: Line, pieces: list[Piece], follows: Line) -> tuple[Label, Piece] | None:
    """Return the label of the next line's value that a broken line holds: `o protocolo,`, `é 4408…`."""
    said = follows.said.lstrip()
    apart = follows.number != line.number + 1 or follows.turn != line.turn or line.part is not follows.part
    if apart or not (said.startswith(_IS) or _IS_NUMBER.match(said)) or _LONG.search(line.plain, line.start):
        return None
    mark = next((mark for mark in line.said_marks("label") if mark.says in _WRAPPED), None)
    if mark is None or not fits(mark.says, said) or any(piece.label for piece in pieces):
        return None
    text = line.text[line.start_of(mark) : line.end_of(mark)]
    return Label(mark.says, text, Joint.SAID), Piece(line.start_of(mark), line.end_of(mark))


def _alone(line: Line, pieces: list[Piece]) -> Label | None:
    """Return the label of a line that is nothing else, or ends in one, unless the desk asks with it."""
    asks = line.voice is Voice.AGENT and line.speaker
    if not pieces or asks or line.part not in (Part.BODY, Part.SIGNATURE):
        return None
    label = pieces[-1].label
    return label if label and label.joint is Joint.LINE else None


def _breaks(last: Line, line: Line) -> bool:
    return line.turn != last.turn or (line.part is not last.part and line.part is not Part.BODY)


def _queued(cuts: list[Cut], alone: list[Label | None], index: int, queue: list[tuple[Label, Piece]]) -> bool:
    """Whether as many values follow as labels wait, each fit for its label."""
    ahead = cuts[index : index + len(queue)]
    return len(ahead) == len(queue) and all(
        alone[index + place] is None
        and line.block <= cuts[index][0].block
        and fits(queue[place][0].kind, line.said)
        for place, (line, _) in enumerate(ahead)
    )


def _takes(label: Label, line: Line) -> bool:
    """Whether the next line may hold a label's value."""
    return label.kind not in _TYPED or fits(label.kind, line.said) or not any(map(str.isalpha, line.said))


def _labelled(piece: Piece, one: tuple[Label, Piece], joint: Joint = Joint.LINE) -> Piece:
    label, own = one
    return piece._replace(label=label._replace(joint=joint), owner=own.owner, past=own.past, role=own.role)


def _stand_below(cuts: list[Cut], alone: list[Label | None]) -> bool:
    """Whether the labels of this text stand below their values: more of them fit the line before."""
    below = above = 0
    for index, label in enumerate(alone):
        if label is None or label.kind not in _TYPED:
            continue
        before = cuts[index - 1] if index and alone[index - 1] is None else None
        behind = cuts[index + 1] if index + 1 < len(cuts) and alone[index + 1] is None else None
        below += before is not None and _is_free(before) and fits(label.kind, before[0].said)
        above += behind is not None and _is_free(behind) and fits(label.kind, behind[0].said)
    return below > above


def _is_free(cut: Cut) -> bool:
    return all(piece.label is None for piece in cut[1])


def _from_below(cuts: list[Cut], alone: list[Label | None]) -> list[Cut]:
    found: list[Cut] = []
    for index, (line, own) in enumerate(cuts):
        pieces = own
        if alone[index] is not None:
            if len(pieces) > 1:
                found.append((line, pieces[:-1]))
            continue
        label = alone[index + 1] if index + 1 < len(cuts) else None
        if label is not None and _is_free((line, pieces)) and pieces and fits(label.kind, line.said):
            pieces = [_labelled(pieces[0], (label, cuts[index + 1][1][-1]), Joint.BEHIND), *pieces[1:]]
        found.append((line, pieces))
    return found
