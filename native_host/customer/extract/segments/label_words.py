"""The words of a label: its main word, what goes on with it, what kind of value and whose it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from native_host.customer.extract.addresses import MASK
from native_host.customer.extract.limits import LABEL_MAX_CHARS, LABEL_MAX_WORDS
from native_host.customer.extract.segments.lines import Line
from native_host.customer.extract.vocabulary import Mark, vocabulary

NAMES = frozenset({"name", "contact"})
"""Kinds whose values are names."""
OTHER = "other"
HELP = frozenset({"ajuda", "auxilio", "help"})
"""Who is named behind these did no more: `e-mail criado com ajuda da neta`."""
_DOCUMENTS = frozenset({"cpf", "cnpj"})
_AT_SIGN = re.compile(r"[:=?\t|]|->|\.\.\.")
_NO_LABEL = re.compile(rf"[;!{MASK}]|,(?! d[aeo]s? )(?![^(),:]{{0,60}}\) ?:)|\d{{3}}")
"""What stands in no label: no number but one that counts labels, no comma but in brackets at its end."""
_TWO_DIGITS = re.compile(r"\d\d")
_BETWEEN = re.compile(r"\.? ?[-/.()_]{0,2} ?$")
"""What may part the words of a label."""
_NUMBER = re.compile(r"\s{1,3}[(+]?\d(?:[ ./()-]{0,3}\d){6}")
_COUNTS = re.compile(r"\d{1,2}(?![^\W_])(?![./-]\d| \d(?!\d))")
"""A number that counts labels: `Telefone 2`."""
_PREPOSITIONS = frozenset(
    ("de", "do", "da", "dos", "das", "para", "p", "pra", "pelo", "pela", "com", "no", "na", "em", "of", "del")
) | {"for"}
LINKS = _PREPOSITIONS | {"e", "ou", "o", "a", "os", "as", "por", "c", "sob"}
"""With one of these no label ends."""
_OWN = frozenset({"o", "a", "os", "as", "meu", "minha", "seu", "sua", "my", "your"})
NUMBERED = frozenset({"phone", "email", "cpf", "cnpj", "document", "protocol"})
_FREE_WORDS = 2
"""Words that no list has, before the sign of a label for numbers: `Fone Res.: …`."""
_SHORTENED_MAX = 4
"""Letters of a word that is shortened with a full stop; behind a longer one a sentence ends."""


@dataclass
class Extent:
    """How far a label goes: the word behind it; its kind, its owner, whether its value is past."""

    end: int
    kinds: list[str]
    owner: str
    past: bool = False
    free: bool = False
    """Words that no list has are in it."""

    @property
    def kind(self) -> str:
        """What it says the value is."""
        return kind_of(self.kinds)


def kind_of(kinds: list[str]) -> str:
    """Return the kind of a label with several words for data: `CPF/CNPJ` is a document."""
    first = kinds[0]
    if _DOCUMENTS.issubset(kinds):
        return "document"
    if first in ("document", "contact"):
        better = _DOCUMENTS if first == "document" else ("phone", "email")
        return next((kind for kind in kinds if kind in better), first)
    return OTHER if first == "form" else first


def owner_of(line: Line, mark: Mark) -> str:
    """Return the word for somebody beside the customer that a label's main words have."""
    if mark.sort == "owner":
        return line.owner_in(mark)
    own = (line.by_word.get(("owner", index)) for index in range(mark.first, mark.end))
    return next((line.owner_in(other) for other in own if other), "")


def extent_of(line: Line, mark: Mark, end: int) -> Extent:
    """Return how far the label goes on that begins with a mark."""
    words = line.words
    found = Extent(mark.end, [mark.says if mark.sort == "label" else "contact"], owner_of(line, mark))
    signed = _sign_at(line.plain, line.end_of(mark), end)
    signed = signed if signed >= 0 else _said_at(line, line.end_of(mark), end)
    written = -1 < signed < end and line.plain[signed] not in "? "
    free = _FREE_WORDS if mark.sort == "owner" or mark.says in NUMBERED else 0
    index = mark.end
    while index < len(words.texts) and words.ends[index] <= end and index < mark.end + LABEL_MAX_WORDS:
        gap = line.plain[words.ends[index - 1] : words.starts[index]]
        ended = gap[:1] == "." and (
            len(words.texts[index - 1]) > (_SHORTENED_MAX if index == mark.end else 2)
            or words.texts[index - 1] in _DOCUMENTS
        )
        sure = words.ends[index] <= signed
        more = sure and written and gap == ", " and words.texts[index] in _PREPOSITIONS
        if ended or "- " in gap or not (more or _BETWEEN.match(gap)):
            break
        step = _step(line, mark, index, found, sure=sure)
        told = (sure and written) or (gap == " " and _leads_to_number(line, index))
        if not step and free and told:
            # What stands before a number's sign belongs to its label.
            step, free, found.free = index + 1, free - 1, True
        if not step:
            break
        index = step
        last = written and (index == len(words.texts) or words.starts[index] > signed)
        if last or words.texts[index - 1] not in LINKS:
            found.end = index
    return found


def _leads_to_number(line: Line, index: int) -> bool:
    """Whether a word that we do not know stands between a label and its number: `fone daqui 51 3333-4444`."""
    words = line.words
    word = line.text[words.starts[index] : words.ends[index]]
    known = ("label", index) in line.by_word or words.texts[index] in vocabulary().sets["words.is"]
    return word.islower() and not known and _NUMBER.match(line.plain, words.ends[index]) is not None


def _sign_at(plain: str, at: int, end: int) -> int:
    """Return the column of a label's sign, or the end; -1 if no label goes on so far.

    Two digits count as one of a label's signs.
    """
    furthest = at + 2 * LABEL_MAX_CHARS
    sign = _AT_SIGN.search(plain, at, min(end, furthest + 3))
    stop = sign.start() if sign else end
    if stop > furthest:
        return -1
    strange = _NO_LABEL.search(plain, at, min(end, stop + 5))
    if strange and strange.start() < stop:
        return -1
    if (
        stop - at > LABEL_MAX_CHARS
        and stop - at - len(_TWO_DIGITS.findall(plain, at, stop)) > LABEL_MAX_CHARS
    ):
        return -1
    return stop


def _said_at(line: Line, at: int, end: int) -> int:
    """Return the column of the `é` before a label's value, -1 if a value comes first."""
    said = line.text.find(" é ", at, min(end, at + LABEL_MAX_CHARS))
    if said < 0:
        return -1
    return said if not any(sign.isdecimal() or sign in f";!,{MASK}" for sign in line.plain[at:said]) else -1


def _step(line: Line, mark: Mark, index: int, found: Extent, *, sure: bool) -> int:
    """Return the word behind what goes on with a label, 0 if nothing does; `sure`: its sign is to come."""
    words, sets = line.words, vocabulary().sets
    text, led = words.texts[index], _is_led(words.texts, index)
    if text.isdecimal():
        counts = sure and mark.says != "area_code" and _COUNTS.match(line.plain, words.starts[index])
        return index + 1 if counts else 0
    if other := line.by_word.get(("owner", index)):
        helped = not HELP.isdisjoint(words.texts[max(0, index - 2) : index])
        found.owner = found.owner or (line.owner_in(other) if (sure or led) and not helped else "")
        return other.end if sure or led else 0
    if other := line.by_word.get(("past", index)):
        found.past = True
        return other.end
    other = line.by_word.get(("label", index))
    if other and (other.says != "form" or mark.says == "form"):
        slash = "/" in line.plain[words.ends[index - 1] : words.starts[index]]
        if words.texts[index - 1] in _OWN and not led:
            return 0  # an article or a possessive begins a label of its own
        joined = sure or led or slash or words.texts[index - 1] == "ou" or other.says == found.kinds[-1]
        if not joined or (other.says == "area_code" and _leads_number(line, other)):
            return 0
        found.kinds.append(other.says)
        return other.end
    spoken = sets["words.spoken"].issuperset(words.texts[index : index + 2])  # digits: `ligar no um quatro`
    said = spoken or (text == "e" and line.text[words.starts[index]] in "éÉ")
    filler = not said and (text in sets["words.fillers"] or text in sets["past.now"])
    return index + 1 if filler or (sure and led and _is_common(line, mark, index)) else 0


def _leads_number(line: Line, mark: Mark) -> bool:
    """Whether an area code stands right behind its label, no sign between: `Fone (ddd 51) 3333-4444`."""
    words = line.words
    if mark.end >= len(words.texts) or not words.texts[mark.end].isdecimal():
        return False
    return line.plain[words.ends[mark.end - 1] : words.starts[mark.end]].isspace()


def _is_led(texts: list[str], index: int) -> bool:
    """Whether a preposition leads to the word, with an article or a possessive between perhaps."""
    own = index > 1 and texts[index - 1] in _OWN and texts[index - 2] in _PREPOSITIONS
    return texts[index - 1] in _PREPOSITIONS or own


def _is_common(line: Line, mark: Mark, index: int) -> bool:
    """Whether a word is none of a name's: behind a label for names a capital letter begins one."""
    capitals = line.text[line.start_of(mark) : line.end_of(mark)].isupper()
    return capitals or line.text[line.words.starts[index]].islower()
