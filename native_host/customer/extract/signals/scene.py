"""A paste with everything that was found in it, laid out so that what stands around a value is at hand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from native_host.customer.extract.candidates import Mention
from native_host.customer.extract.segment import Part, Paste, Segment, Voice
from native_host.customer.extract.signals.clusters import Cluster, clusters_of
from native_host.customer.extract.signals.words import Hit, hits_in
from native_host.customer.values.folding import folded
from native_host.protocol.messages import CustomerKey

CLAUSE_CHARS = 70
"""How far in front of a value, and behind it, words are looked at."""
_LINES_BEHIND = 3
"""Lines behind the last value whose words speak of it."""
_HITS_MAX = 4
"""How many telling words behind `certificado` are looked at for whose it is."""
_HEADING_WORDS_MAX = 6
"""A line of more words is a sentence, and speaks of no value in another line."""
_LINKS = frozenset(
    [
        "o",
        "a",
        "os",
        "as",
        "e",
        "eh",
        "esta",
        "ta",
        "sai",
        "saiu",
        "fica",
        "no",
        "na",
        "em",
        "nome",
        "do",
        "da",
        "de",
        "dos",
        "das",
        "meu",
        "minha",
        "nosso",
        "nossa",
        "um",
        "uma",
        "seria",
        "titular",
        "usa",
    ]
)
"""Words that may stand between `certificado` and whose it is."""
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_TOKEN = re.compile(r"[^\W_]+")
_SERVED = re.compile(r"\s{1,3}d[aeo]s?\s{1,3}(?:(?:sra?|dra?|dona|seu|senhora?|doutora?)\.?\s{1,3})?")
_OF_COMPANIES = frozenset({"company_form", "company_word"})
_SUPERIORS = frozenset({"doutor", "doutora", "dr", "dra", "chefe", "patrao", "patroa", "diretor", "diretora"})
"""Words by which a secretary speaks of whom she works for."""
_NEAR = (-2, -1, 1, 2)
"""How far from a value a line without one may speak of it."""
_TELLING_WORDS = 3
"""Words of an advertisement or a contract that make a text one, and of oneself that make it none."""
_OF_OTHERS = frozenset({"someone", "job", "seller", "desk", "advert", "contract"})
_DATA_MAX, _OTHER_WORDS_MAX = 12, 3
"""Segments, and words beside values and labels, of a text that holds nothing but data."""
_OF_WHOM = frozenset({"someone", "seller", "desk", "client", "customer"})
_COLON = re.compile(r"\s?:\s{0,10}(?=\S)")
_WITH_VALUE = re.compile(r"[^:]{1,60}:\s{0,10}\S")
_BRACKET = re.compile(r"\s{0,3}[(\[]")
_FAMILIES = {key: key.value for key in CustomerKey} | dict.fromkeys(
    (CustomerKey.CPF, CustomerKey.CNPJ), "document"
)
_END_OF_SENTENCE = re.compile(r"[.!?;](?=\s)")


@dataclass
class Block:
    """A paragraph: what was found in it."""

    families: dict[str, set[tuple[CustomerKey, str]]] = field(default_factory=dict)
    """Documents, phones and addresses by their kind."""


class Scene:
    """The paste, seen from its values."""

    def __init__(self, paste: Paste, mentions: list[Mention]) -> None:
        self.paste = paste
        self.mentions = mentions
        self._position = {id(mention): index for index, mention in enumerate(mentions)}
        self._hits = [hits_in(line) for line in paste.lines]
        self._columns = [[hit.start for hit in hits] for hits in self._hits]
        self._ends: dict[int, list[int]] = {}
        self._past: dict[int, list[int]] = {}
        self._about: dict[tuple[int, Hashable], frozenset[str]] = {}

    def hits(self, line: int) -> list[Hit]:
        """Return the words of a line that tell something."""
        return self._hits[line]

    def past_starts(self, line: int) -> list[int]:
        """Return where a line's words of the past begin."""
        starts = self._past.get(line)
        if starts is None:
            starts = self._past[line] = [hit.start for hit in self._hits[line] if "past" in hit.classes]
        return starts

    def _first_hit(self, line: int, column: int) -> int:
        """Return which of a line's telling words is the first from a column on."""
        return bisect_left(self._columns[line], column)

    @cached_property
    def by_line(self) -> dict[int, list[Mention]]:
        """The values of each line."""
        found: dict[int, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            found[mention.segment.line].append(mention)
        return found

    @cached_property
    def blocks(self) -> dict[tuple[int, int], Block]:
        """Paragraphs by turn and number."""
        found: dict[tuple[int, int], Block] = defaultdict(Block)
        for mention in self.mentions:
            if mention.key is not CustomerKey.NAME:
                families = found[_block(mention.segment)].families
                families.setdefault(family_of(mention), set()).add(mention.identity)
        return found

    @cached_property
    def clusters(self) -> list[Cluster]:
        """The cluster of each value, with the words about it."""
        found = clusters_of(self.mentions, self.paste.lines, self._headings())
        line, column, last = 0, 0, None
        for mention, cluster in zip(self.mentions, found, strict=True):
            for number in range(line, mention.segment.line + 1):
                hits = self._hits_of_others(number)
                if not hits:
                    continue
                first = self._first_hit(number, column) if number == line else 0
                own = number == mention.segment.line
                stop = self._first_hit(number, mention.start) if own else len(hits)
                for hit in hits[first:stop]:
                    behind = last is not None and self._is_behind(last, mention, (number, hit.start))
                    (found[self._position[id(last)]] if behind else cluster).hits.append(hit)
            line, column = max((line, column), (mention.segment.line, mention.end))
            last = mention
        if last is not None:
            end = min(len(self.paste.lines), line + _LINES_BEHIND)
            found[-1].hits += [
                hit
                for number in range(line, end)
                for hit in self._hits_of_others(number)
                if (number, hit.start) >= (line, column)
            ]
        return found

    @cached_property
    def _is_chat(self) -> bool:
        return any(segment.speaker for segment in self.paste.segments)

    @cached_property
    def names_nobody(self) -> bool:
        """Whether it is an advertisement or a contract, in which nobody speaks of himself."""
        if self._is_chat:
            return False
        lines = range(len(self.paste.lines))
        counts = Counter(name for line in lines for hit in self.hits(line) for name in hit.classes)
        return max(counts["advert"], counts["contract"]) >= _TELLING_WORDS > counts["own"]

    @cached_property
    def holds_data_only(self) -> bool:
        """Whether hardly a word stands in it but values and labels, none about others: they are meant."""
        if self._is_chat or not self.mentions or len(self.paste.segments) > _DATA_MAX:
            return False
        told = (set(hit.classes) for number in range(len(self.paste.lines)) for hit in self.hits(number))
        if any(classes & _OF_OTHERS for classes in told):
            return False
        words = sum(len(_LETTERS.findall(line)) for line in self.paste.lines)
        for segment in self.paste.segments:
            if segment.part is not Part.BODY or segment.voice is Voice.AGENT or segment.owner:
                return False
            words -= len(_LETTERS.findall(segment.label.text)) if segment.label else 0
        for own in self.by_line.values():
            reached = 0
            for mention in own:
                line = self.paste.lines[mention.segment.line]
                words -= len(_LETTERS.findall(line, max(reached, mention.start), mention.end))
                reached = max(reached, mention.end)
        return words <= _OTHER_WORDS_MAX

    def _headings(self) -> list[int]:
        """Return the lines that say of whom those below them speak: `Dados do parceiro:`."""
        return [
            number
            for number, text in enumerate(self.paste.lines)
            if number not in self.by_line
            and text.rstrip().endswith(":")
            and len(_TOKEN.findall(text)) <= _HEADING_WORDS_MAX
            and any(_OF_WHOM.intersection(hit.classes) for hit in self.hits(number))
        ]

    def _hits_of_others(self, line: int) -> list[Hit]:
        """Return the words of a line that may speak of a value in it, or in another one."""
        if not self._hits[line]:
            return []
        text = self.paste.lines[line]
        if line not in self.by_line and (
            self._is_chat
            or not any(line + step in self.by_line for step in _NEAR)
            or len(_TOKEN.findall(text)) > _HEADING_WORDS_MAX
            or _WITH_VALUE.match(text)
        ):
            return []
        return self.hits(line)

    def _is_behind(self, last: Mention, mention: Mention, place: tuple[int, int]) -> bool:
        """Whether a word between two values speaks of the first: behind it in its line or paragraph."""
        line, column = place
        if line == mention.segment.line:
            text = self.paste.lines[line]
            return (
                line == last.segment.line
                and _BRACKET.match(text, last.end) is not None
                and (")" not in text[last.end : column])
            )
        return line == last.segment.line or (
            mention.segment.block != last.segment.block and not self.paste.lines[line].rstrip().endswith(":")
        )

    def cluster_of(self, mention: Mention) -> Cluster:
        """Return the values that are told of the same person."""
        return self.clusters[self._position[id(mention)]]

    @cached_property
    def _speeches(self) -> dict[int, Hashable]:
        """Who says each line, where it is not the desk: a chat's speaker, or the sender of a mail."""
        return {
            segment.line: segment.speaker or segment.turn
            for segment in self.paste.segments
            if segment.voice is not Voice.AGENT
        }

    @cached_property
    def _holders(self) -> dict[Hashable, set[str]]:
        """By who speaks, the words for whom he does: `mãe` after `o certificado da minha mãe`.

        Where he only says `dela`, and named nobody else before, the words are none, but they are his.
        """
        found: dict[Hashable, set[str]] = {}
        himself: set[Hashable] = set()
        someone = -_LINES_BEHIND
        for number, who in self._speeches.items():
            hits, line = self.hits(number), self.paste.lines[number]
            for index, hit in enumerate(hits):
                for role in hits[index + 1 : index + _HITS_MAX] if "subject" in hit.classes else ():
                    between = folded(line[hit.end : role.start])
                    if {"someone", "job"} & set(role.classes) and _links(between):
                        found.setdefault(who, set()).add(role.word)
                if "someone" in hit.classes:
                    someone = number
                if number in self._served_lines:
                    found.setdefault(who, set()).update(_SUPERIORS)
                if "own" in hit.classes and number in self.by_line:
                    himself.add(who)
                elif "client" in hit.classes or (
                    "pronoun" in hit.classes and who not in himself and number - someone >= _LINES_BEHIND
                ):
                    found.setdefault(who, set())
        return found

    @cached_property
    def _served_lines(self) -> set[int]:
        return {
            mention.segment.line
            for mention in self.mentions
            if self.is_served(mention) and not mention.match.traits & _OF_COMPANIES
        }

    def holders(self, segment: Segment) -> set[str] | None:
        """Return the words for whom the writer of a segment speaks; None if he does so for himself."""
        return self._holders.get(segment.speaker or segment.turn)

    def block_of(self, mention: Mention) -> Block:
        """Return the paragraph in which a value stands."""
        return self.blocks[_block(mention.segment)]

    def before(self, mention: Mention) -> Mention | None:
        """Return the value in front of it."""
        index = self._position[id(mention)]
        return self.mentions[index - 1] if index else None

    def behind(self, mention: Mention) -> Mention | None:
        """Return the value behind it."""
        index = self._position[id(mention)] + 1
        return self.mentions[index] if index < len(self.mentions) else None

    def runs_on(self, mention: Mention) -> bool:
        """Whether the words at the end of a name may be the next label: `Ana Souza Rubrica: 77`."""
        colon = _COLON.match(self.paste.lines[mention.segment.line], mention.end)
        behind = self.behind(mention)
        return colon is not None and not (
            behind is not None
            and behind.segment.line == mention.segment.line
            and behind.start <= colon.end() + 1
            and behind.key is not CustomerKey.NAME
        )

    def is_served(self, mention: Mention) -> bool:
        """Whether it is a name whose bearer somebody works for or is related to: `secretária do Dr. …`."""
        if mention.key is not CustomerKey.NAME:
            return False
        hits = self.hits(mention.segment.line)
        at = self._first_hit(mention.segment.line, mention.start)
        for hit in reversed(hits[max(0, at - 2) : at]):
            if {"someone", "job"} & set(hit.classes):
                between = self.paste.lines[mention.segment.line][hit.end : mention.start]
                return _SERVED.fullmatch(folded(between)) is not None
        return False

    def _said_from(self, line: int) -> int:
        """Return where in a line it begins that is said, behind who says it."""
        return self._begins.get(line, 0)

    @cached_property
    def _begins(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for segment in reversed(self.paste.segments):
            if segment.part is not Part.SPEAKER:
                label = segment.label.text if segment.label else ""
                at = self.paste.lines[segment.line].rfind(label, 0, segment.start) if label else -1
                found[segment.line] = at if at >= 0 else segment.start
        return found

    def clause(self, mention: Mention) -> tuple[int, int]:
        """Return the columns around a value in which words speak of it: to the next value or sentence."""
        line, text = mention.segment.line, self.paste.lines[mention.segment.line]
        start, end = (
            max(self._said_from(line), mention.start - CLAUSE_CHARS),
            min(len(text), mention.end + CLAUSE_CHARS),
        )
        ends = self._sentence_ends(line)
        at = bisect_left(ends, mention.start)
        if at:
            start = max(start, ends[at - 1])
        at = bisect_left(ends, mention.end)
        if at < len(ends):
            end = min(end, ends[at])
        before, behind = self.before(mention), self.behind(mention)
        if before and before.segment.line == line and before.end <= mention.start:
            start = max(start, before.end)
        if behind and behind.segment.line == line and behind.start >= mention.end:
            end = min(end, behind.start)
        return self._behind_comma(text, start, mention), self._before_comma(text, end, mention)

    @staticmethod
    def _behind_comma(text: str, start: int, mention: Mention) -> int:
        """Return where the part between commas begins that leads to a value."""
        comma = text.rfind(",", start, mention.start)
        if comma >= 0 and not _TOKEN.search(text, comma, mention.start):
            comma = text.rfind(",", start, comma)
        return max(start, comma + 1)

    @staticmethod
    def _before_comma(text: str, end: int, mention: Mention) -> int:
        """Return where the part between commas ends that follows a value."""
        comma = text.find(",", mention.end, end)
        if comma >= 0 and not _TOKEN.search(text, mention.end, comma):
            comma = text.find(",", comma + 1, end)
        return comma if comma >= 0 else end

    def classes_of(self, hit: Hit, segment: Segment) -> Iterator[str]:
        """Yield the classes of a word about a segment; one for whom its writer speaks is the customer."""
        holders = self.holders(segment)
        for name in hit.classes:
            if name in ("someone", "job") and holders and hit.word in holders:
                yield "holder"
            elif name == "own" and holders is not None:
                yield "writer"
            else:
                yield name

    def classes_about(self, cluster: Cluster, segment: Segment) -> frozenset[str]:
        """Return the classes of all words about a cluster, as a segment's writer means them."""
        key = id(cluster), segment.speaker or segment.turn
        if key not in self._about:
            self._about[key] = frozenset(
                name for hit in cluster.hits for name in self.classes_of(hit, segment)
            )
        return self._about[key]

    def classes(self, segment: Segment, start: int, end: int) -> set[str]:
        """Return the classes of the words that stand between two columns."""
        hits = self.hits(segment.line)
        found: set[str] = set()
        for at in range(self._first_hit(segment.line, start), len(hits)):
            if hits[at].end > end:
                break
            found.update(self.classes_of(hits[at], segment))
        return found

    def _sentence_ends(self, line: int) -> list[int]:
        if line not in self._ends:
            self._ends[line] = [match.end() for match in _END_OF_SENTENCE.finditer(self.paste.lines[line])]
        return self._ends[line]


def _links(between: str) -> bool:
    """Whether what stands between two words makes the second the owner of the first."""
    words = _TOKEN.findall(between)
    return all(word in _LINKS for word in words) and (bool(words) or "," not in between)


def _block(segment: Segment) -> tuple[int, int]:
    return segment.turn, segment.block


def family_of(mention: Mention) -> str:
    """Return what it is, CPF and CNPJ alike."""
    return _FAMILIES[mention.key]
