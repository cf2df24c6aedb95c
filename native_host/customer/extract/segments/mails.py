"""Mails in a text: their heads, who wrote which, what is quoted, signatures, and texts that are nobody's."""

from __future__ import annotations

import re

from native_host.customer.extract.addresses import MASK
from native_host.customer.extract.limits import SIGNATURE_MAX_LINES
from native_host.customer.extract.segment import Part
from native_host.customer.extract.segments.lines import Line
from native_host.customer.extract.segments.speakers import is_name_line
from native_host.customer.extract.vocabulary import vocabulary

_HEAD = re.compile(r"\s{0,8}([^\W\d][^:\d]{0,22}?)\s?:\s{0,8}")
_WROTE_ON = re.compile(r"\s{0,8}(?:em|on|el|le|am|no dia)\s[^\d]{0,40}\d")
"""How `Em 19/11/2026, Ana Souza escreveu:` begins."""
_AFTER_DATE = re.compile(r"(?:\d{4}|\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp][Mm])?)[,.)]?\s{1,3}(?=[^\d\s])")
_NAME = re.compile(r"[\"']?([^<\[(,:;\x00\"'@]{2,80}?)[\"']?\s{0,3}(?:[<\[(:]|$)")
_PHRASE_MAX_CHARS, _FORWARDED_MAX_WORDS, _WRAPPED_MAX_WORDS = 120, 8, 12
_HEAD_MAX_LINES = 4
_NOTICE_MIN = 2
_HIS = frozenset({"customer", "trouble"})
"""Marks of a text that a customer has said, or that is about one."""
_FORMS = frozenset({"name", "cpf", "cnpj", "document", "protocol"})
_CLOSING_MAX_WORDS, _ROLE_MAX_WORDS, _SIGNATURE_MAX_WORDS, _FOOTER_MIN_WORDS = 3, 8, 16, 9
"""Words behind a closing, in a role's line, in a signature's line without number; in a footer's sentence."""


def mark_mails(lines: list[Line]) -> None:
    """Mark the heads of mails and who wrote what."""
    kinds = [_head_kind(line) for line in lines]
    speaker, inside = "", False
    writers: dict[int, str] = {}
    for index, line in enumerate(lines):
        if line.speaker or line.opens:
            continue
        if writers:  # a quotation may end, or be answered within
            speaker = writers[max((depth for depth in writers if depth <= line.quoted), default=min(writers))]
        name = _wrote(lines, index)
        forwarded = line.has("forwarded") and len(line.words.texts) <= _FORWARDED_MAX_WORDS
        head = kinds[index] if kinds[index] and (inside or _is_head(lines, kinds, index)) else ""
        if name is not None:
            inner = lines[index + 1].quoted if index + 1 < len(lines) else 0
            writers = {depth: who for depth, who in writers.items() if depth < line.quoted}
            writers |= {line.quoted: speaker, max(inner, line.quoted): name}
            speaker, line.opens, line.part = name, True, Part.FROM
            line.start = max(line.text.find(name), 0)
        elif forwarded or head:
            line.opens = not inside
            line.part = {"from": Part.FROM, "to": Part.TO}.get(head, Part.HEADER)
            match = _HEAD.match(line.text) if head else None
            line.start = match.end() if match else 0
            speaker = "" if line.opens else speaker
            if head == "from":
                speaker = _name_at(line, line.start)
                _name_head(lines, index, speaker)
            if writers:
                writers[line.quoted] = speaker
        line.speaker = speaker
        inside = name is None and (forwarded or bool(head))


def _name_head(lines: list[Line], index: int, speaker: str) -> None:
    """Let the lines of a head that stand above its `De:` have the same speaker."""
    for _ in range(_HEAD_MAX_LINES):
        if lines[index].opens or not index:
            return
        index -= 1
        lines[index].speaker = speaker


def _head_kind(line: Line) -> str:
    match = _HEAD.match(line.plain)
    mark = line.begins_with("head", match.start(1)) if match else None
    return mark.says if match and mark and line.end_of(mark) == match.end(1) else ""


def _is_head(lines: list[Line], kinds: list[str], index: int) -> bool:
    """Whether a line that may stand at the head of a mail does: by its address, or beside another such."""
    if kinds[index] != "header" and MASK in lines[index].plain:
        return True
    beside = kinds[index + 1 : index + 2]
    group = kinds[index : index + _HEAD_MAX_LINES]
    return (
        beside not in ([], [""])
        and kinds[index : index + 2] != ["to", "to"]
        and ("from" in group or "to" in group)
    )


def _wrote(lines: list[Line], index: int) -> str | None:
    """Return who wrote, if the line says so of what follows: `Em 19/11/2026, Ana Souza escreveu:`."""
    line = lines[index]
    if not _WROTE_ON.match(line.plain):
        return None
    if not line.has("wrote"):
        follows = lines[index + 1] if index + 1 < len(lines) else line
        if not follows.has("wrote") or len(follows.words.texts) > _WRAPPED_MAX_WORDS:
            return None
        follows.part = Part.HEADER
    dates = list(_AFTER_DATE.finditer(line.text, 0, _PHRASE_MAX_CHARS))
    words = _name_at(line, dates[-1].end() if dates else 0).split()
    verbs = vocabulary().sets["head.wrote"]
    return " ".join(words[:-1] if words and words[-1].lower() in verbs else words)


def _name_at(line: Line, at: int) -> str:
    match = _NAME.match(line.text, at)
    return match[1].strip() if match else ""


def mark_signatures(lines: list[Line], *, chat: bool) -> None:
    """Mark what stands below a letter's closing, below the writer's own name, or below a name with a role."""
    for index, line in enumerate(lines):
        if line.part is Part.BODY and not line.nobody:
            if _closes(line):
                _sign(lines, index + 1, line, blanks=True)
            elif (not chat and line.speaker and line.said.strip() == line.speaker) or _is_signed(
                lines, index
            ):
                _sign(lines, index, line, blanks=False)


def _closes(line: Line) -> bool:
    """Whether a letter's closing stands here; with a name behind it the line is a signature's itself."""
    if line.said.strip() in ("--", "---"):
        return True
    mark = line.begins_with("closing")
    if mark is None:
        return False
    rest = line.text[line.end_of(mark) :].strip(" ,.!;:-")
    if rest and is_name_line(rest):
        line.part = Part.SIGNATURE
    return line.part is Part.SIGNATURE or len(line.words.texts) <= mark.end + _CLOSING_MAX_WORDS


def _is_signed(lines: list[Line], index: int) -> bool:
    """Whether a name stands here and what its bearer does right below."""
    line, role = lines[index], lines[min(index + 1, len(lines) - 1)]
    if role is line or role.opens or role.block != line.block or role.part is not Part.BODY:
        return False
    if line.speaker_start >= 0 or len(role.words.texts) > _ROLE_MAX_WORDS or line.has("label"):
        return False
    plays = role.begins_with("role") or role.begins_with("desk_role")
    other = role.begins_with("owner")
    plays = None if other and other.end - other.first > 1 else plays  # `proprietário da conta`
    labelled = ":" in role.plain and not any(map(str.isdecimal, role.plain))
    return plays is not None and not labelled and is_name_line(line.said)


def _sign(lines: list[Line], index: int, opener: Line, *, blanks: bool) -> None:
    """Mark a signature's lines; one blank line may stand below the closing."""
    block = opener.block
    for depth, line in enumerate(lines[index : index + SIGNATURE_MAX_LINES]):
        other = line.opens or (line.turn, line.quoted) != (opener.turn, opener.quoted) or _asks_for(line)
        prose = len(line.words.texts) > _SIGNATURE_MAX_WORDS and not any(map(str.isdecimal, line.plain))
        if other or prose or line.part not in (Part.BODY, Part.SIGNATURE):
            return
        if line.block > block + 1 or (depth and not blanks and line.block > block):
            return
        block = line.block if depth <= 1 else block
        line.part = Part.SIGNATURE


def _asks_for(line: Line) -> bool:
    """Whether a line is nothing but the label of a form: `CNPJ`."""
    mark = line.begins_with("label")
    return mark is not None and mark.end == len(line.words.texts) and mark.says in _FORMS


def _is_notice(lines: list[Line]) -> bool:
    """Whether a whole text is nobody's: advertisement, a contract, a notice to all."""
    told = {(mark.first, line.number) for line in lines for mark in line.by_sort.get("notice", ())}
    his = any(line.by_sort.keys() & _HIS or _introduces(line) for line in lines)
    return len(told) >= _NOTICE_MIN and not his


def _introduces(line: Line) -> bool:
    return any(mark.says == "name" and mark.end - mark.first > 1 for mark in line.by_sort.get("said", ()))


def mark_footers(lines: list[Line]) -> None:
    """Mark legal text, advertisement and dial-in numbers, with the rest of their paragraphs."""
    block = -1
    if _is_notice(lines):
        for line in lines:
            line.part = Part.FOOTER
        return
    for line in lines:
        if line.part not in (Part.BODY, Part.SIGNATURE):
            continue
        mark = next(line.said_marks("footer"), None)
        if line.opens:
            block = -1
        if (
            mark
            and line.speaker_start < 0
            and (mark.first <= 2 or len(line.words.texts) >= _FOOTER_MIN_WORDS)
        ):
            block = line.block
        own = line.begins_with("label")
        if own and not mark and own.says not in ("other", "phone", "area_code"):
            block = -1  # data of somebody's below it
        if line.block == block:
            line.part = Part.FOOTER
