"""The one-line code: whole or refused, whatever pasting did to it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.messages import Medium, State
from native_host.report import code, packing
from native_host.report.make import report_of
from native_host.report.model import Report
from tests.support import media

REPORT = report_of(media.result(media.blank()))
LINE = code.encode(REPORT)


def refused(pasted: str) -> Code:
    with pytest.raises(QualitokenError) as caught:
        code.decode(pasted)
    return caught.value.code


def made(content: bytes, version: int = code.VERSION) -> str:
    """Return a code that carries `content`, with a right check: what an attacker can make, too."""
    body = base64.urlsafe_b64encode(packing.pack(content)).decode().rstrip("=")
    head = f"QT{version}:{len(body) + 8}:{body}"
    digest = hashlib.sha256(head.encode()).digest()
    return head + base64.urlsafe_b64encode(digest).decode()[:8]


def test_it_is_one_short_line_of_plain_ascii() -> None:
    assert re.fullmatch(r"QT1:\d+:[A-Za-z0-9_-]+", LINE)
    assert len(LINE) <= 600


def test_it_carries_the_whole_report() -> None:
    full = report_of(media.result(media.operational(), media.blank(), media.problem(State.DRIVER_FAILED)))
    assert code.decode(code.encode(full)) == full


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.builds(
            Medium,
            state=st.sampled_from(State),
            confirmed=st.booleans(),
            module=st.none() | TEXT,
            evidence=st.lists(TEXT, max_size=5),
            hint=TEXT,
            certificates=st.lists(st.builds(media.certificate, holder=TEXT), max_size=2),
        ),
        min_size=1,
        max_size=4,
    ),
    TEXT,
)
def test_any_report_comes_back_as_it_was(found: list[Medium], around: str) -> None:
    report = Report(program="1.2.3", read_at=media.READ_AT, media=found)
    assert code.decode(f"{around.replace('QT', '')}\n{code.encode(report)}\n\n(fim)") == report


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(LINE)), st.sampled_from(["\n> ", " ", "\r\n", "\t", "\u200b", "\xa0", ">> "])
        )
    )
)
def test_line_breaks_quotes_and_invisible_characters_do_no_harm(put: list[tuple[int, str]]) -> None:
    pasted = LINE
    for place, what in sorted(put, reverse=True):
        pasted = pasted[:place] + what + pasted[place:]
    assert code.decode(pasted) == REPORT


def test_a_cut_anywhere_is_refused() -> None:
    for end in range(len(LINE)):
        expected = Code.REPORT_CUT if end >= len("QT1:") else Code.REPORT_MISSING
        assert refused(LINE[:end]) is expected, end
        assert refused(LINE[:end] + "\n\nAtenciosamente, João") in (expected, Code.REPORT_CHANGED), end


def test_a_missing_beginning_is_refused() -> None:
    assert {refused(LINE[start:]) for start in range(1, len(LINE))} == {Code.REPORT_MISSING}


def test_a_change_of_any_character_is_refused() -> None:
    for place, character in enumerate(LINE):
        for other in {"A", "b", "7", "-", ":", "é", character.swapcase()} - {character}:
            assert refused(LINE[:place] + other + LINE[place + 1 :]).value.startswith("report_"), place


def test_two_characters_swapped_or_one_doubled_is_refused() -> None:
    for place in range(len("QT1:"), len(LINE) - 1):
        first, second = LINE[place], LINE[place + 1]
        if first != second:
            swapped = LINE[:place] + second + first + LINE[place + 2 :]
            assert refused(swapped).value.startswith("report_"), place
        doubled = LINE[:place] + first + LINE[place:]
        assert refused(doubled).value.startswith("report_"), place


@pytest.mark.parametrize(
    "pasted", ["", "Relatório do Qualitoken", "QT", "qt1:5:abcde", "\0" * 1000, ">" * 1000]
)
def test_what_has_no_code_is_told_so(pasted: str) -> None:
    assert refused(pasted) is Code.REPORT_MISSING


def test_the_same_code_twice_is_one_report_and_two_codes_are_none() -> None:
    assert code.decode(f"{LINE}\n> {LINE}") == REPORT
    other = code.encode(REPORT.model_copy(update={"program": "9.9.9"}))
    assert refused(f"{LINE}\n{other}") is Code.REPORT_SEVERAL


def test_another_version_of_the_code_is_told_so() -> None:
    assert refused(LINE.replace("QT1:", "QT2:")) is Code.REPORT_OTHER_VERSION


def test_what_a_newer_program_adds_is_left_out() -> None:
    data = json.loads(REPORT.model_dump_json())
    data["new"] = 1
    data["media"][0]["newer"] = {"x": [1]}
    data["media"][0]["token"]["newest"] = "y"
    assert code.decode(made(json.dumps(data).encode())) == REPORT


def test_a_state_of_a_newer_program_is_refused() -> None:
    data = json.loads(REPORT.model_dump_json())
    data["media"][0]["state"] = "molten"
    assert refused(made(json.dumps(data).encode())) is Code.REPORT_OTHER_VERSION


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"{",
        b"[" * 100_000,
        b"null",
        b"[]",
        b'{"media": []}',
        b'{"media": "x"}',
        b'"\\ud800"',
        b"NaN",
    ],
)
def test_a_forged_content_is_refused_with_a_code(content: bytes) -> None:
    assert refused(made(content)).value.startswith("report_")


def test_a_bomb_is_never_unpacked() -> None:
    bomb = made(b"0" * (40 * 1024 * 1024))
    assert len(bomb) < code.MAX_CHARS * 2
    assert refused(bomb) is Code.REPORT_TOO_LARGE


def test_what_is_packed_is_bounded_to_the_byte() -> None:
    assert len(packing.unpack(packing.pack(b"0" * packing.MAX_UNPACKED_BYTES))) == packing.MAX_UNPACKED_BYTES
    with pytest.raises(packing.UnpackError):
        packing.unpack(packing.pack(b"0" * (packing.MAX_UNPACKED_BYTES + 1)))


def test_an_announced_length_beyond_the_limit_is_refused() -> None:
    assert refused("QT1:9999999:" + "A" * 100) is Code.REPORT_TOO_LARGE


def test_a_report_too_large_for_a_code_is_refused_on_making() -> None:
    noise = "".join(hashlib.sha256(str(n).encode()).hexdigest() for n in range(2000))
    with pytest.raises(QualitokenError) as caught:
        code.encode(report_of(media.result(media.blank(evidence=[noise]))))
    assert caught.value.code is Code.REPORT_TOO_LARGE


@settings(max_examples=200, deadline=None)
@given(st.text(string.printable + "QT1:", max_size=400))
def test_any_text_gives_a_report_or_a_code(pasted: str) -> None:
    with pytest.raises(QualitokenError):
        code.decode(f"QT1:{pasted}")


def test_the_dictionary_is_never_changed() -> None:
    assert hashlib.sha256(packing.dictionary()).hexdigest() == DICTIONARY_1, (
        "codes made with the old dictionary could no longer be read: a new dictionary is a new version"
    )


DICTIONARY_1 = "ec3e4ca917a03ae338ea86328264508cfbb6de186a8efe1e47c2351f2180b409"
