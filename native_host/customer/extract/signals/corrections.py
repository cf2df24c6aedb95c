"""A value that was taken back, and the one that came instead: `ops, o certo é …`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from native_host.customer.extract.candidates import Candidate, Mention
from native_host.customer.extract.signals.scene import Scene, other_one
from native_host.protocol.messages import CustomerKey

_PLACES_MAX = 5
_LINES = 4
"""How far behind the word the right value stands."""
_MISTYPED_MAX = 2
"""Signs side by side in which two values differ of which one is mistyped."""
_PAST = frozenset({"past", "before:past", "behind:past"})
_ENDING = re.compile(
    r"\b(?:final|terminad[oa] (?:em|com)|que termina (?:em|com))\s{1,3}\d{3,4}\b"
    r"|(?<!\d)9?\d{4}[-. ]?\d{4}(?!\d)"
)
"""How a number is spoken of that was given before."""


def corrected(candidates: list[Candidate], scene: Scene) -> dict[int, str]:
    """Return by index which candidates were `corrected` and which are the `correction`."""
    places = sorted(
        (line, hit.start) for line, hits in scene.hits.items() for hit in hits if "correction" in hit.classes
    )
    spans = sorted(
        (one.place, index) for index, candidate in enumerate(candidates) for one in candidate.mentions
    )
    found: dict[int, str] = {}
    for line, column in places[:_PLACES_MAX]:
        at = bisect_left(spans, ((line, column), -1))
        for place, index in spans[at:]:
            key = candidates[index].key
            if place > (line + _LINES, 0) or key is not CustomerKey.NAME:
                break
        else:
            continue
        earlier = [other for _, other in spans[:at] if candidates[other].key is key and other != index]
        if place <= (line + _LINES, 0) and earlier:
            found[earlier[-1]], found[index] = "corrected", "correction"
    found.update(_mistyped(candidates, sorted(_taken_back(scene))))
    return found


def _taken_back(scene: Scene) -> Iterator[tuple[int, int]]:
    """Yield where somebody puts right what he has just said."""
    for line, hits in scene.hits.items():
        yield from ((line, hit.start) for hit in hits if hit.classes & {"correction", "sorry"})


def _mistyped(candidates: list[Candidate], places: list[tuple[int, int]]) -> dict[int, str]:
    """Return the values that their writer gave once more, nearly the same, a few lines further down."""
    last: dict[CustomerKey, tuple[int, Mention]] = {}
    found: dict[int, str] = {}
    in_order = sorted(
        (candidate.mentions[0].place, index)
        for index, candidate in enumerate(candidates)
        if candidate.key is not CustomerKey.NAME
    )
    for _, index in in_order:
        mentions = candidates[index].mentions
        mention = min(mentions, key=lambda one: one.place) if len(mentions) > 1 else mentions[0]
        other, earlier = last.get(mention.key, (-1, mention))
        last[mention.key] = index, mention
        if other < 0 or not _is_retyped(earlier, mention):
            continue
        at = bisect_left(places, earlier.place)
        said = at < len(places) and places[at] < mention.place
        below = earlier.segment.line < mention.segment.line
        if said or (below and sorted(_written(earlier)) == sorted(_written(mention))):
            found[other], found[index] = "corrected", "correction"
    return found


def _is_retyped(earlier: Mention, later: Mention) -> bool:
    before, segment = earlier.segment, later.segment
    if not before.line <= segment.line <= before.line + _LINES:
        return False
    one, other = _written(earlier), _written(later)
    if before.speaker != segment.speaker or segment.row or abs(len(one) - len(other)) > _MISTYPED_MAX:
        return False
    same = _shared(one, other)
    one, other = one[same:][::-1], other[same:][::-1]
    return 0 < max(len(one), len(other)) - _shared(one, other) <= _MISTYPED_MAX


def _written(mention: Mention) -> str:
    """Return a value as it is written, be it usable or not."""
    return mention.value or "".join(filter(str.isalnum, mention.match.read.display))


def _shared(one: str, other: str) -> int:
    """Return how many signs two values share at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def outdated(
    candidates: list[Candidate], signals: Sequence[set[str]], scene: Scene
) -> Iterator[tuple[int, str]]:
    """Yield the values of which the text says further down that they no longer hold, or gives a new one.

    Args:
        signals: of each mention, by its index.
    """
    endings = list(_past_endings(scene))
    newest: dict[tuple[CustomerKey, bool], tuple[int, int]] = {}
    for candidate in candidates:
        for mention in candidate.mentions:
            if "before:new" in signals[mention.index]:
                kind = _kind(mention)
                newest[kind] = max(newest.get(kind, mention.place), mention.place)
    for index, candidate in enumerate(candidates):
        if candidate.key is CustomerKey.NAME:
            continue
        first, *others = candidate.mentions
        if others:
            first, *others = sorted(candidate.mentions, key=lambda one: one.place)
        value = first.value or ""
        if _is_told_past(first, scene):
            yield index, "sentence:past"
        if any(signals[one.index] & _PAST or _is_told_past(one, scene) for one in others) or (
            endings
            and candidate.key is CustomerKey.PHONE
            and any(
                place >= (first.segment.line, first.end) and value.endswith(ending)
                for ending, place in endings
            )
        ):
            yield index, "later:past"
        if newest.get(_kind(first), (-1, -1)) > (others or [first])[-1].place:
            yield index, "later:new"


def _kind(mention: Mention) -> tuple[CustomerKey, bool]:
    """Return of what a new one takes the place: of a mobile's number no landline's."""
    return mention.key, "mobile" in mention.match.traits


def _is_told_past(mention: Mention, scene: Scene) -> bool:
    """Whether its sentence goes on with a word of the past: `o protocolo 77 é de 2023, expirado`."""
    line, behind = mention.segment.line, scene.behind(mention)
    if line not in scene.lines_of_past:
        return False
    end = _sentence_end(scene, line, mention.end)
    if behind and behind.segment.line == line and behind.start >= mention.end:
        end = min(end, behind.start)
    return _has_past(scene, line, mention.end, other_one(scene.paste.lines[line], mention.end, end))


def _sentence_end(scene: Scene, line: int, column: int) -> int:
    """Return where the sentence ends that goes on in a column."""
    ends = scene.sentence_ends(line)
    at = bisect_left(ends, column + 1)
    return ends[at] - 1 if at < len(ends) else len(scene.paste.lines[line])


def _past_endings(scene: Scene) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the last digits that are said to be of the past, with their places."""
    for line in scene.lines_of_past:
        for match in _ENDING.finditer(scene.paste.plain[line]):
            if _has_past(scene, line, match.start(), _sentence_end(scene, line, match.end())):
                yield "".join(filter(str.isdigit, match[0])), (line, match.start())


def _has_past(scene: Scene, line: int, start: int, end: int) -> bool:
    starts = scene.lines_of_past.get(line, ())
    first = bisect_left(starts, start)
    return first < len(starts) and starts[first] < end
