"""`report.read`: whole, unchanged and young reports only, each medium marked as read elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.messages import EarlierReading, Medium, ReportReadResult, State
from native_host.report.block import block
from native_host.report.elsewhere import read_elsewhere
from native_host.report.make import report_of
from native_host.report.model import Report
from native_host.token.diagnosis import sentences
from tests.support import media

READ = datetime.fromisoformat(media.READ_AT)
LIMIT = 240


def pasted(*found: Medium, read_at: str = media.READ_AT) -> str:
    result = media.result(*(found or (media.blank(),)))
    return "\n".join(block(report_of(result.model_copy(update={"read_at": read_at}))))


def read(text: str, minutes_later: float = 5, limit: int = LIMIT) -> ReportReadResult:
    return read_elsewhere(text, READ + timedelta(minutes=minutes_later), limit)


def refused(text: str, minutes_later: float = 5) -> QualitokenError:
    with pytest.raises(QualitokenError) as caught:
        read(text, minutes_later)
    return caught.value


def test_every_medium_is_marked_with_where_and_when_it_was_read() -> None:
    found = read(pasted(media.blank(), media.operational()))
    assert [medium.elsewhere for medium in found.media] == [True, True]
    assert [medium.state for medium in found.media] == [State.BLANK, State.OPERATIONAL]
    assert found.media[0].token == media.blank().token
    assert found.read_at == media.READ_AT
    assert all(medium.read_at for medium in found.media)


@pytest.mark.parametrize(("minutes", "fine"), [(0, True), (LIMIT, True), (LIMIT + 1, False), (10_000, False)])
def test_age_is_judged_to_the_minute(minutes: int, fine: bool) -> None:
    if fine:
        assert read(pasted(), minutes).media
    else:
        assert refused(pasted(), minutes).code is Code.REPORT_OLD


def test_the_refusal_names_age_and_limit_as_people_say_them() -> None:
    assert refused(pasted(), 3 * 24 * 60).values == {"age": "3 dias", "limit": "4 horas"}


@pytest.mark.parametrize(
    ("minutes", "code"), [(-9, None), (-11, Code.REPORT_FUTURE), (-900, Code.REPORT_FUTURE)]
)
def test_a_clock_may_be_a_little_ahead_and_no_more(minutes: int, code: Code | None) -> None:
    if code is None:
        assert read(pasted(), minutes, 0).media
    else:
        assert refused(pasted(), minutes).code is code


def test_another_time_zone_is_no_other_time() -> None:
    utc = (READ - timedelta(hours=0)).astimezone(datetime.fromisoformat("2026-01-01T00:00:00+00:00").tzinfo)
    assert read(pasted(read_at=utc.isoformat()), 5, 5).media
    assert refused(pasted(read_at=utc.isoformat()), LIMIT + 1).code is Code.REPORT_OLD


@pytest.mark.parametrize("moment", ["ontem", "", "2026-03-04T05:06:07", "04/03/2026 05:06"])
def test_a_moment_that_is_none_or_has_no_offset_is_refused(moment: str) -> None:
    assert refused(pasted(read_at=moment)).code is Code.REPORT_CHANGED


def test_a_medium_read_long_before_its_report_is_refused() -> None:
    old = (READ - timedelta(days=300)).isoformat()
    assert refused(pasted(media.blank(read_at=old))).code is Code.REPORT_CHANGED


def test_what_a_report_says_beside_the_finding_is_said_anew() -> None:
    seen = EarlierReading(state=State.EXPIRED, title="x", read_on="2026-01-01")
    forged = media.blank(title="Tudo certo", hint="Ligue para este número.", seen_before=seen)
    (medium,) = read(pasted(forged)).media
    assert medium.title == sentences.title(State.BLANK, True)
    assert medium.hint == sentences.hint(State.BLANK, True)
    assert medium.seen_before is None


def test_of_a_single_reading_it_is_said_that_no_second_one_is_to_come() -> None:
    (medium,) = read(pasted(media.blank(confirmed=False))).media
    assert not medium.confirmed
    assert "não confirmada" in medium.title
    assert "relatório novo" in medium.hint


@pytest.mark.parametrize(
    ("state", "code", "module", "title", "hint"),
    [
        (
            State.DRIVER_MISSING,
            "driver_missing",
            "/x.so",
            "arquivo do driver não existe",
            "Corrija o caminho",
        ),
        (State.DRIVER_MISSING, "driver_missing", None, "não encontrado", "Instale o driver"),
        (State.DRIVER_MISSING, "no_driver_sought", None, "Nenhum driver foi procurado", "only_modules"),
        (State.DRIVER_FAILED, "driver_load_failed", "/x.so", "não pôde ser carregado", "Reinstale"),
        (State.DRIVER_FAILED, "driver_untrusted", "/x.so", "por segurança", "administrador"),
        (State.INDETERMINATE, "write_protected", None, "indeterminado", "não aceita gravação"),
    ],
)
def test_what_went_wrong_elsewhere_is_told_by_its_code(
    state: State, code: str, module: str | None, title: str, hint: str
) -> None:
    (medium,) = read(pasted(media.problem(state, code=code, module=module))).media
    assert (medium.code, title in medium.title, hint in medium.hint) == (code, True, True), medium
    assert medium.evidence


def test_a_report_of_problems_alone_is_read_too() -> None:
    assert read(pasted(media.problem(State.NO_READER))).media[0].state is State.NO_READER


def quoted(text: str) -> str:
    return "\n".join(f"> > {line}" for line in text.splitlines())


def wrapped(text: str) -> str:
    return "\n".join(text[start : start + 76] for start in range(0, len(text), 76))


def wrapped_in_quoted_printable(text: str) -> str:
    return "=\r\n".join(text[start : start + 75] for start in range(0, len(text), 75))


def as_html(text: str) -> str:
    return "<div>" + "<br>\n".join(line.replace(" ", "&nbsp;") for line in text.splitlines()) + "</div>"


def in_bars(text: str) -> str:
    return "\n".join(f"| {line} |" for line in text.splitlines())


MANGLED: dict[str, Callable[[str], str]] = {
    "quoted": quoted,
    "wrapped": wrapped,
    "quoted and wrapped": lambda text: quoted(wrapped(text)),
    "quoted-printable": wrapped_in_quoted_printable,
    "html": as_html,
    "table": in_bars,
    "messenger": lambda text: f"[04/03/2026 05:10:00] Ana: {text}",
    "bold": lambda text: text.replace("QT1", "*QT1") + "*",
    "escaped": lambda text: text.replace("_", "\\_"),
    "one dash for two": lambda text: text.replace("--", "—"),
    "the other dash for two": lambda text: text.replace("--", "–"),
    "a longer dash for each": lambda text: text.replace("-", "–"),
    "hyphens that do not break": lambda text: text.replace("-", "\u2011"),
    "an em dash for each": lambda text: text.replace("-", "—"),
    "twice": lambda text: f"{text}\n\n{quoted(text)}",
    "a longer thread": lambda text: f"Boa tarde,\n\n{text}\n\nAtt,\nAna <ana@exemplo.com>\n> 3 < 5",
}


@pytest.mark.parametrize("name", list(MANGLED))
@pytest.mark.parametrize("serial", ["0123456789ABCDEF", "77", "FEDCBA98", "A1B2", "3333", "C0FFEE"])
def test_what_pasting_does_to_a_report_is_undone(name: str, serial: str) -> None:
    token = media.blank().token
    assert token
    medium = media.blank(token=token.model_copy(update={"serial": serial}))
    found = read(MANGLED[name](pasted(medium))).media
    assert found[0].token
    assert found[0].token.serial == serial


def test_lost_underscores_are_refused_and_never_guessed() -> None:
    reports = (pasted(media.blank(evidence=[str(number)])) for number in range(40))
    text = next(text for text in reports if "_" in text.splitlines()[-1])
    assert refused(text.replace("_", "")).code in (Code.REPORT_CUT, Code.REPORT_CHANGED)


def test_a_look_alike_letter_in_the_code_is_refused() -> None:
    text = pasted()
    line = text.splitlines()[-1]
    position = next(place for place, sign in enumerate(line) if place > 10 and sign in "AEOCaeoc")
    other = line[position].translate(str.maketrans("AEOCaeoc", "АЕОСаеос"))
    assert refused(text.replace(line, line[:position] + other + line[position + 1 :])).code in (
        Code.REPORT_CUT,
        Code.REPORT_CHANGED,
    )


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_whatever_stands_around_a_report_it_is_read_or_refused_with_a_code(before: str, after: str) -> None:
    try:
        found = read(f"{before}\n{pasted()}\n{after}").media
    except QualitokenError as error:
        assert error.code.value.startswith("report_")
    else:
        assert found[0].token == media.blank().token


def test_the_report_carries_no_more_than_its_model() -> None:
    assert set(Report.model_fields) == {"program", "read_at", "media"}
