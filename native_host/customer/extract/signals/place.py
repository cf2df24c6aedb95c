"""Signals of one place of a value: its segment, its label, its spelling, the words around it."""

from __future__ import annotations

import re

from native_host.customer.extract.candidates import DOCUMENTS, Mention, kinds_of
from native_host.customer.extract.model import SEVERAL
from native_host.customer.extract.segment import Joint, Label, Part, Segment, Voice
from native_host.customer.extract.signals.clusters import is_desks
from native_host.customer.extract.signals.kinds import holds_data_only, names_nobody
from native_host.customer.extract.signals.names import Named
from native_host.customer.extract.signals.scene import Scene
from native_host.customer.extract.signals.words import hits_in
from native_host.customer.extract.vocabulary import vocabulary
from native_host.customer.values.folding import folded
from native_host.protocol.messages import CustomerKey

_TOLD_OF_CLUSTERS = frozenset(
    ["someone", "staff", "works", "holder", "writer", "job", "desk", "seller", "past", "own", "customer",
     "client", "pronoun", "signing"]
)  # fmt: skip
_BEFORE, _BEHIND, _ABOUT = Named("before:"), Named("behind:"), Named("about:")
_NEXT_BEFORE, _NEXT_BEHIND = (
    (Named(f"{step}:same:"), Named(f"{step}:line:")) for step in ("before", "behind")
)
_JOINTS = {joint: f"joint:{joint.value}" for joint in Joint}
_READINGS = frozenset({"longer", "shorter"})
_EITHER = frozenset({"also_phone", "also_cpf"})
_PRONOUNS = frozenset({"dele", "dela", "deles", "delas"})
_SOMETHING = re.compile(r"[^\W_]")
_FAR = 2
"""Lines from a value to another of which its place tells nothing."""
_AROUND = 200
"""Signs about a value in which words are counted."""
_SENTENCE_WORDS, _SENTENCE_CHARS = 6, 19
"""A value among more words stands in a sentence; so many words have so many signs at least."""
_WORD = re.compile(r"[^\W\d]{2,}")
_DENIED = re.compile(
    r"(?<!\bse )\b(?:nao|nem|nunca|em vez|ao inves|no lugar)"
    r"(?: (?:e|eh|use[mi]?|usar|ligar|ligue[m]?|mandar|mais|para|pra|pro|no|na|o|a|do|da|de|ao|em|esse|este"
    r"|numero|telefone|celular|fone|e-?mail|protocolo|cpf|cnpj))* ?[(\"']?$"
)
_DENIED_CHARS = 60
_OTHER_KINDS = frozenset({"contact", "other", "document", "name"})
"""Of labels that name no value of the key, and yet may tell whose it is: `Empresa: (51) 3635-2290`."""
_GOES_ON = re.compile(r"/[A-Za-z]\b| (?:d[aeo]s?|D[AEO]S?|e|E) [A-ZÀ-Ý]| ([A-ZÀ-Ý][\w]+)")
"""What goes on with a name."""
_LEGAL = re.compile(r"\brazao|\bdenominacao|\bempresarial")
"""A label of a company's legal name."""
_LISTED = re.compile(r"(?:[\d\s()+./,;|-]|\b(?:e|ou|ramal|ddd)(?![^\W\d]))*", re.IGNORECASE)
_NAMED = re.compile(r"\b[^\W\d_]{2,} [^\W\d_]{2,}:$")
_COLON = re.compile(r"\s?:\s{0,10}(?=\S)")


def signals_of(scene: Scene) -> list[set[str]]:
    """Return what the place of each value says."""
    return list(map(_Places(scene).signals, scene.mentions))


class _Places:
    """The places of a scene; what segments, clusters and neighbours say is worked out once for all values."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._only_desk = all(
            segment.voice is Voice.AGENT for segment in scene.paste.segments if segment.part is Part.BODY
        )
        self._of_text = {"text:nobody"} if names_nobody(scene) else set[str]()
        if scene.kind:
            self._of_text.add(f"text:{scene.kind}")
        self._data_only = holds_data_only(scene)
        self._names_only = all(mention.key is CustomerKey.NAME for mention in scene.mentions)
        self._segments: dict[int, set[str]] = {}
        self._listed: dict[int, int] = {}

    def signals(self, mention: Mention) -> set[str]:
        """Return what the place of a value says."""
        match, segment, scene = mention.match, mention.segment, self._scene
        told = self._segments.get(id(segment))
        if told is None:
            told = self._segments[id(segment)] = self._of_segment(segment)
        found = {*match.traits, *told}
        for one in match.read.issues:
            found.add(f"issue:{one.code}")
        if not match.read.value:
            found.add("meant" if mention.value else "unusable")
        if mention.key is CustomerKey.EMAIL and is_desks(mention):
            found.add("desks")
        if mention.key is CustomerKey.NAME:
            self._add_of_name(found, mention)
        _add_of_answer(found, mention)
        if segment.label is not None:
            self._add_of_label(found, mention, segment.label)
        elif "bare" in match.traits and match.traits & _EITHER:
            found.add("common_name" if self._is_in_common_name(mention) else "either:unlabelled")
        before, behind = scene.classes_around(mention)
        if "not" in before and self._is_denied(mention):
            found.add("denied")
        if mention.index in scene.served:
            before.discard("someone")
        if before:
            found.update(map(_BEFORE.__getitem__, before))
        if behind:
            found.update(map(_BEHIND.__getitem__, behind))
        self._add_of_cluster(found, mention)
        self._add_of_neighbours(found, mention)
        return found

    def _of_segment(self, segment: Segment) -> set[str]:
        found = set(self._of_text)
        if segment.voice is Voice.AGENT and self._only_desk:
            found.add("voice:only")
        elif segment.voice is not Voice.UNKNOWN:
            found.add(f"voice:{segment.voice.value}")
        if segment.part is not Part.BODY:
            found.add(f"part:{segment.part.value}")
        if segment.voice is Voice.AGENT:
            if segment.part is Part.SIGNATURE:
                found.add("desk:signs")
            if any("readback" in hit.classes for hit in self._scene.hits_on(segment.line)):
                found.add("readback")
        if segment.row:
            found.add("row")
        if segment.owner:
            found.add(f"owner:{self._role(segment.owner, segment)}")
        if segment.past:
            found.add("past")
        elif self._data_only:
            found.add("text:data")
        return found

    def _add_of_name(self, found: set[str], mention: Mention) -> None:
        if mention.index in self._scene.served:
            found.add("served")
            found.discard("owner:someone")
        if self._is_cut(mention):
            found.add("cut")
        if self._names_only and mention.segment.label is None:
            found.add("text:names")
        if self._runs_on(mention):
            found.add("runs_on")
        if "greeting_before" in mention.match.traits:
            found.add(f"greeted:{mention.segment.voice.value}")

    def _listed_to(self, segment: Segment) -> int:
        """Return how far a segment holds nothing but a list of numbers; found once, however many they are."""
        if id(segment) not in self._listed:
            listed = _LISTED.match(segment.text)
            self._listed[id(segment)] = listed.end() if listed else 0
        return self._listed[id(segment)]

    def _is_in_common_name(self, mention: Mention) -> bool:
        """Whether a number stands as ICP-Brasil writes it into a certificate: `ANA SOUZA:52998224725`."""
        return _NAMED.search(self._scene.paste.lines[mention.segment.line], 0, mention.start) is not None

    def _is_denied(self, mention: Mention) -> bool:
        """Whether it is said right in front of a value that it is not meant: `… e NÃO 11 97455-8103`."""
        line = self._scene.paste.plain[mention.segment.line]
        return _DENIED.search(line[max(0, mention.start - _DENIED_CHARS) : mention.start]) is not None

    def _is_cut(self, mention: Mention) -> bool:
        """Whether the words beside a name may be part of it: `Ana Bianchi` of `Ana Bianchi do Nascimento`."""
        label, line = mention.segment.label, self._scene.paste.lines[mention.segment.line]
        if label is not None and label.joint is Joint.BLANK and mention.start == mention.segment.start:
            words = label.text.split()
            if words and words[-1].istitle() and "company_form" in mention.match.traits:
                return True  # `Cliente Feliz Comércio Ltda`
        behind = _GOES_ON.match(line, mention.end)
        return behind is not None and not (behind[1] and folded(behind[1]) in vocabulary().phrases)

    def _runs_on(self, mention: Mention) -> bool:
        """Whether the words at the end of a name may be the next label: `Ana Souza Rubrica: 77`."""
        if mention.segment.part is Part.SPEAKER:
            return False  # the colon behind who speaks parts his name from what he says
        line = mention.segment.line
        colon = _COLON.match(self._scene.paste.lines[line], mention.end)
        behind = self._scene.behind(mention) if colon else None
        return colon is not None and not (
            behind is not None
            and behind.segment.line == line
            and behind.start <= colon.end() + 1
            and behind.key is not CustomerKey.NAME
        )

    def _add_of_label(self, found: set[str], mention: Mention, label: Label) -> None:
        segment, key = mention.segment, mention.key
        if label.someone_else:
            found.add(f"label:{self._role(label.text, segment)}")
        if label.outdated:
            found.add("label:outdated")
        ahead = mention.start - segment.start
        near = label.joint is Joint.BEHIND or _is_nothing(segment.text, 0, ahead)
        if key in SEVERAL and not near:  # a label names all numbers of its list
            near = ahead <= self._listed_to(segment)
        own = label.kind in kinds_of(key) or (
            key in DOCUMENTS and key.value in _WORD.findall(folded(label.text))
        )
        kind = label.kind
        if kind != "contact" or key in DOCUMENTS:
            kind = "own" if own else kind if kind in _OTHER_KINDS else "another"
        found.add(f"label:{kind}" if near else f"label:{kind}:far")
        if near and kind == "other" and _names_thing(label.text):
            found.add("thing")
        if own and near and key is CustomerKey.NAME and _LEGAL.search(folded(label.text)):
            found.add("label:legal")
        if own and near:
            found.add(_JOINTS[label.joint])
            plain = key is not CustomerKey.NAME or (
                "whole_stretch" in mention.match.traits and not mention.match.traits & _READINGS
            )
            if plain and self._data_only and not (label.outdated or segment.past):
                found.add("data:own")

    def _role(self, text: str, segment: Segment) -> str:
        """Return who is meant by a word for somebody beside the writer."""
        if self._names_holder(text, segment):
            return "holder"
        if text in vocabulary().sets["owner.buyers"]:
            return "buyer"
        return "staff" if self._scene.is_staff(text) else "someone"

    def _names_holder(self, text: str, segment: Segment) -> bool:
        """Whether a text points at the one for whom the writer speaks: `da mãe`, `dele`."""
        holders = self._scene.holders(segment)
        return holders is not None and not (holders | _PRONOUNS).isdisjoint(_WORD.findall(folded(text)))

    def _add_of_cluster(self, found: set[str], mention: Mention) -> None:
        cluster = self._scene.clusters[mention.index]
        if cluster.hits:
            told = self._scene.classes_about(cluster, mention.segment) & _TOLD_OF_CLUSTERS
            found.update(map(_ABOUT.__getitem__, told))
        if cluster.name and mention.key is not CustomerKey.NAME:
            found.add("about:name")
        if cluster.desks:
            found.add("about:desks" if cluster.name or cluster.documents else "desks:alone")
        for kind in cluster.documents:
            if kind is not mention.key:
                found.add(_ABOUT[kind.value])

    def _add_of_neighbours(self, found: set[str], mention: Mention) -> None:
        segment, scene = mention.segment, self._scene
        for names, other in ((_NEXT_BEFORE, scene.before(mention)), (_NEXT_BEHIND, scene.behind(mention))):
            away = other.segment.line - segment.line if other is not None else _FAR
            if other is not None and -_FAR < away < _FAR and other.segment.turn == segment.turn:
                found.add(names[away != 0][other.family])
        found.update(scene.beside(mention))


def _names_thing(label: str) -> bool:
    """Whether a label names a thing, whose number is no person's."""
    return any("thing" in hit.classes for hit in hits_in([folded(label)]).get(0, ()))


def _add_of_answer(found: set[str], mention: Mention) -> None:
    """Add what was asked for, and how much of its stretch the value is."""
    segment = mention.segment
    if segment.asked or segment.answers_name:
        asked = not segment.asked.isdisjoint(kinds_of(mention.key))
        if asked or (segment.answers_name and mention.key is CustomerKey.NAME):
            found.add("asked")
        elif segment.asked:
            found.add("asked:other")
    text, start, end = segment.text, mention.start - segment.start, mention.end - segment.start
    if _is_nothing(text, 0, start):
        found.add("alone" if _is_nothing(text, end, len(text)) else "first")
    if start + max(0, len(text) - end) >= _SENTENCE_CHARS:
        count = len(_WORD.findall(text, max(0, start - _AROUND), start))
        if count + len(_WORD.findall(text, end, end + _AROUND)) > _SENTENCE_WORDS:
            found.add("sentence")


def _is_nothing(text: str, start: int, end: int) -> bool:
    return start >= end or _SOMETHING.search(text, start, end) is None
