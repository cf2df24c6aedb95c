"""A paste seen from its values: what stands around each, and whom the words there mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable
from functools import cached_property

from native_host.customer.extract.candidates import DOCUMENTS, FAMILIES, Mention
from native_host.customer.extract.segment import Part, Segment
from native_host.customer.extract.signals.about import told_clusters
from native_host.customer.extract.signals.clusters import Cluster
from native_host.customer.extract.signals.holders import holders_of
from native_host.customer.extract.signals.layout import SOMEBODY, Layout
from native_host.customer.extract.signals.names import Named
from native_host.customer.extract.signals.words import Hit
from native_host.protocol.messages import CustomerKey

CLAUSE_CHARS = 70
"""How far in front of a value, and behind it, words are looked at."""
_TOKEN = re.compile(r"[^\W_]")
_BLOCK, _OTHER_DOCUMENT = Named("block:"), "block:other_document"
_END_OF_SENTENCE = re.compile(r"[.!?;](?=\s)")
_OTHER_ONE = re.compile(
    r"[(,;-]\s?(?:mas\s|pois\s|e\s)?[oa]\s(?:d[oae]\s|outr[oa]|antig[oa]|velh[oa]|anterior|meu|minha|del[ea]\s|\(?\d)",
    re.IGNORECASE,
)


class Scene(Layout):
    """What stands around each value."""

    @cached_property
    def clusters(self) -> list[Cluster]:
        """The cluster of each value, with the words about it."""
        return told_clusters(self)

    @cached_property
    def _blocks(self) -> dict[tuple[int, int], dict[CustomerKey, int]]:
        """How many documents, phones and addresses there are by turn and paragraph, by their kind."""
        found: dict[tuple[int, int], dict[CustomerKey, int]] = defaultdict(dict)
        told = {
            (mention.segment.turn, mention.segment.block, mention.identity)
            for mention in self.mentions
            if mention.key is not CustomerKey.NAME
        }
        for turn, block, (key, _) in told:
            own = found[turn, block]
            own[key] = own.get(key, 0) + 1
        return found

    @cached_property
    def _holders(self) -> dict[Hashable, set[str]]:
        return holders_of(self)

    @cached_property
    def _about(self) -> dict[tuple[int, Hashable], frozenset[str]]:
        return {}

    @cached_property
    def _ends(self) -> dict[int, list[int]]:
        return {}

    @cached_property
    def _beside(self) -> dict[tuple[int, int, CustomerKey], list[str]]:
        return {}

    @cached_property
    def lines_of_past(self) -> dict[int, list[int]]:
        """Where the words of the past begin, by line."""
        told = {
            line: [hit.start for hit in hits if "past" in hit.classes] for line, hits in self.hits.items()
        }
        return {line: starts for line, starts in told.items() if starts}

    def holders(self, segment: Segment) -> set[str] | None:
        """Return the words for whom the writer of a segment speaks; None if he does so for himself."""
        return self._holders.get(segment.speaker or segment.turn)

    @cached_property
    def _begins(self) -> dict[int, int]:
        """Where in each line it begins that is said, behind who says it."""
        found: dict[int, int] = {}
        for segment in reversed(self.paste.segments):
            if segment.part is not Part.SPEAKER and segment.line in self.hits:
                label = segment.label.text if segment.label else ""
                at = self.paste.lines[segment.line].rfind(label, 0, segment.start) if label else -1
                found[segment.line] = at if at >= 0 else segment.start
        return found

    def beside(self, mention: Mention) -> list[str]:
        """Return the signals of the other numbers and addresses in a value's paragraph."""
        turn, block, own = place = mention.segment.turn, mention.segment.block, mention.key
        if place not in self._beside:
            self._beside[place] = [
                _OTHER_DOCUMENT if key is not own and {key, own} == DOCUMENTS else _BLOCK[FAMILIES[key]]
                for key, count in self._blocks.get((turn, block), {}).items()
                if count > 1 or key is not own
            ]
        return self._beside[place]

    def classes_around(self, mention: Mention) -> tuple[set[str], set[str]]:
        """Return the classes of the words in front of a value and behind it that speak of it."""
        hits = self.hits.get(mention.segment.line)
        if hits is None:
            return set(), set()
        segment, columns = mention.segment, self.columns[mention.segment.line]
        ahead, behind = bisect_left(columns, mention.start), bisect_left(columns, mention.end)
        near = behind < len(columns) and columns[behind] < mention.end + CLAUSE_CHARS
        if not near and not (ahead and columns[ahead - 1] >= mention.start - CLAUSE_CHARS):
            return set(), set()
        start, end = self._clause(mention)
        first, last = bisect_left(columns, start), bisect_left(columns, end)
        return (
            self._classes(_of_desk([hit for hit in hits[first:ahead] if hit.end <= mention.start]), segment),
            self._classes([hit for hit in hits[behind:last] if hit.end <= end], segment),
        )

    def classes_about(self, cluster: Cluster, segment: Segment) -> frozenset[str]:
        """Return the classes of all words about a cluster, as a segment's writer means them."""
        key = id(cluster), segment.speaker or segment.turn
        if key not in self._about:
            self._about[key] = frozenset(self._classes(cluster.hits, segment))
        return self._about[key]

    def _classes(self, hits: Iterable[Hit], segment: Segment) -> set[str]:
        """Return the classes of words about a segment; one for whom its writer speaks is the customer."""
        holders = self.holders(segment)
        found: set[str] = set()
        for hit in hits:
            if holders is None:
                found |= hit.classes
                continue
            for name in hit.classes:
                held = name in SOMEBODY and hit.word in holders
                found.add("holder" if held else "writer" if name == "own" else name)
        return found

    def _clause(self, mention: Mention) -> tuple[int, int]:
        """Return the columns around a value in which words speak of it: to the next value or sentence."""
        line, text = mention.segment.line, self.paste.lines[mention.segment.line]
        start = max(self._begins.get(line, 0), mention.start - CLAUSE_CHARS)
        end = min(len(text), mention.end + CLAUSE_CHARS)
        ends = self.sentence_ends(line)
        if at := bisect_left(ends, mention.start):
            start = max(start, ends[at - 1])
        if (at := bisect_left(ends, mention.end)) < len(ends):
            end = min(end, ends[at])
        before, behind = self._value_before(mention, start), self.behind(mention)
        if before and before.segment.line == line and before.end <= mention.start:
            start = max(start, before.end)
        if behind and behind.segment.line == line and behind.start >= mention.end:
            end = min(end, behind.start)
        return _behind_comma(text, start, mention), _before_comma(
            text, other_one(text, mention.end, end), mention
        )

    def _value_before(self, mention: Mention, start: int) -> Mention | None:
        """Return what stands in front of it; of a number, names are passed: `a AR Centro (51 3221-0090)`."""
        before = self.before(mention)
        while (
            before
            and mention.key is not CustomerKey.NAME
            and before.key is CustomerKey.NAME
            and before.segment.line == mention.segment.line
            and before.end > start
        ):
            before = self.before(before)
        return before

    def sentence_ends(self, line: int) -> list[int]:
        """Return the columns behind the signs that end a line's sentences, but for the last one."""
        if line not in self._ends:
            self._ends[line] = [match.end() for match in _END_OF_SENTENCE.finditer(self.paste.lines[line])]
        return self._ends[line]


def other_one(text: str, start: int, end: int) -> int:
    """Return where another value of the kind is spoken of: `ana@x.example (o do UOL não uso mais)`."""
    other = _OTHER_ONE.search(text, start, end)
    return other.start() if other else end


def _of_desk(hits: list[Hit]) -> list[Hit]:
    """Return the words in front of a value; who says that he is the desk's says nothing of a customer."""
    last = next((at for at in range(len(hits) - 1, 0, -1) if "desk" in hits[at].classes), 0)
    return [*(hit for hit in hits[:last] if "own" not in hit.classes), *hits[last:]]


def _behind_comma(text: str, start: int, mention: Mention) -> int:
    """Return where the part between commas begins that leads to a value."""
    comma = text.rfind(",", start, mention.start)
    if comma >= 0 and not _TOKEN.search(text, comma, mention.start):
        comma = text.rfind(",", start, comma)
    return max(start, comma + 1)


def _before_comma(text: str, end: int, mention: Mention) -> int:
    """Return where the part between commas ends that follows a value."""
    comma = text.find(",", mention.end, end)
    if comma >= 0 and not _TOKEN.search(text, mention.end, comma):
        comma = text.find(",", comma + 1, end)
    return comma if comma >= 0 else end
