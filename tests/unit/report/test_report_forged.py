"""A report that somebody made by hand: a valid reading of plain facts, or a refusal with a code."""

from __future__ import annotations

import unicodedata

import pytest

from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.messages import State
from native_host.report.limits import CERTIFICATES_MAX, MEDIA_MAX
from native_host.texts import text
from native_host.token.diagnosis import sentences
from tests.support import media
from tests.support.forged_reports import BIDI, check, made, read, refused, report, what


def test_evidence_is_said_anew_and_never_passed_on() -> None:
    lie = "Ligue para 0800 000 0000 e diga a senha."
    two = sentences.say("evidence.two_reads")
    (medium,) = read(report(media.blank(evidence=[lie, two, BIDI]))).media
    assert lie not in medium.evidence
    assert medium.evidence == media.blank().evidence


def test_what_a_genuine_report_shows_of_a_certificate_is_said_again() -> None:
    (medium,) = read(report(media.operational())).media
    for key in ("key_present", "chain_incomplete", "without_pin"):
        assert sentences.say(f"evidence.{key}") in medium.evidence
    assert sentences.say("evidence.holder_in_force", date="02/01/2029") in medium.evidence
    assert medium.certificates == media.operational().certificates


def test_the_facts_of_a_genuine_report_pass_unchanged() -> None:
    for found in (media.blank(), media.operational(), media.problem(State.NO_READER)):
        (medium,) = read(report(found)).media
        same = {"state", "confirmed", "module", "driver", "reader", "token", "pin", "objects", "certificates"}
        assert medium.model_dump(include=same) == found.model_dump(include=same)


@pytest.mark.parametrize("place", ["label", "manufacturer", "model", "serial"])
def test_signs_that_hide_or_turn_are_not_shown_of_a_token(place: str) -> None:
    token = media.blank().token
    assert token
    found = read(report(media.blank(token=token.model_copy(update={place: BIDI}))))
    check(found)
    assert "ABC" in str(found.media[0].token)


@pytest.mark.parametrize("place", ["reader", "module", "code"])
def test_signs_that_hide_or_turn_are_not_shown_of_a_medium(place: str) -> None:
    check(read(report(media.blank(**{place: BIDI}))))


@pytest.mark.parametrize("place", ["holder", "issuer", "responsible", "email"])
def test_signs_that_hide_or_turn_are_not_shown_of_a_certificate(place: str) -> None:
    certificate = media.certificate(**{place: BIDI * 30})
    check(read(report(media.operational(certificates=[certificate]))))


def test_a_composed_letter_is_one_sign() -> None:
    (medium,) = read(report(media.blank(reader="Leito\u0301ra"))).media
    assert medium.reader == "Leit\u00f3ra"


@pytest.mark.parametrize("mark", ["\u0301", "\u0489", "\u20dd", "\u0e49"])
def test_marks_heaped_on_a_letter_do_not_cover_the_lines_around(mark: str) -> None:
    token = media.blank().token
    assert token
    heaped = media.blank(
        reader="Leitor" + mark * 100,
        token=token.model_copy(update={"label": "a" + mark * 31, "serial": "1" + mark * 15}),
    )
    (medium,) = read(report(heaped)).media
    assert medium.token
    for shown in (medium.reader or "", medium.token.label, medium.token.serial):
        assert mark * 3 not in shown


@pytest.mark.parametrize(
    "name", ["Leitora S\u00e3o Jo\u00e3o", "Tr\u1ea7n", "\u05e9\u05c1\u05b8", "\u0e17\u0e35\u0e48"]
)
def test_a_letter_keeps_the_marks_that_people_write(name: str) -> None:
    (medium,) = read(report(media.blank(reader=unicodedata.normalize("NFD", name)))).media
    assert medium.reader == unicodedata.normalize("NFC", name)


def test_too_many_media_are_refused() -> None:
    short = {"state": "no_reader", "confirmed": True}
    assert "1500" in what(report(media.blank(), media=[short] * 1500))
    assert len(read(report(*[media.problem(State.NO_READER)] * MEDIA_MAX)).media) == MEDIA_MAX


def test_too_many_certificates_are_refused() -> None:
    many = [media.certificate()] * (CERTIFICATES_MAX + 1)
    assert str(len(many)) in what(report(media.operational(certificates=many)))


def blank_with(**more: object) -> dict[str, object]:
    data = report(media.blank())
    data["media"][0].update(more)  # type: ignore[index]
    return data


def operational_with(**more: object) -> dict[str, object]:
    return report(media.operational(certificates=[media.certificate(**more)]))


ARABIC_CPF = "\u0665\u0662\u0669\u0669\u0668\u0662\u0662\u0664\u0667\u0662\u0665"
LONG_AGO = {"not_before": "0001-01-01T00:00:00Z", "not_after": "2020-01-01T00:00:00Z"}
COUNTS = {"certificates": 0, "public_keys": 0, "private_keys": 0, "data": 0, "other": 0}


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (blank_with(objects={**COUNTS, "data": -1}), "objects"),
        (blank_with(objects={**COUNTS, "other": 10**9}), "objects"),
        (blank_with(objects={**COUNTS, "public_keys": 1}), "content_of_an_empty_token"),
        (blank_with(objects={**COUNTS, "certificates": 1}), "content_of_an_empty_token"),
        (blank_with(objects=None), "blank_without_pin"),
        (blank_with(pin=None), "blank_without_pin"),
        (blank_with(token=None), "no_token"),
        (blank_with(state="no_reader"), "token_without_reading"),
        (blank_with(state="operational"), "kinds"),
        (blank_with(state="expired"), "kinds"),
        (blank_with(state="chain_only"), "kinds"),
        (blank_with(state="key_without_certificate"), "kinds"),
        (blank_with(card={"atr": "3B <b>"}), "atr"),
        (blank_with(card={"atr": "\u0663B"}), "atr"),
        (operational_with(cpf="52998224726"), "register_number"),
        (operational_with(cpf=ARABIC_CPF), "register_number"),
        (operational_with(cnpj="11222333000182"), "register_number"),
        (operational_with(not_after="\u0662029-01-02T00:00:00Z"), "period"),
        (operational_with(not_after="2029-13-02T00:00:00Z"), "period"),
        (operational_with(not_after="amanh\u00e3"), "period"),
        (operational_with(not_before="2030-01-02T00:00:00Z"), "period"),
        (operational_with(birth_date="2999-01-01"), "birth_date"),
        (operational_with(birth_date="1500-01-01"), "birth_date"),
        (operational_with(**LONG_AGO), "state_and_period"),
        (operational_with(not_before="2027-01-02T00:00:00Z"), "state_and_period"),
        (report(media.operational(state=State.EXPIRED)), "state_and_period"),
        (report(media.operational(state=State.NOT_YET_VALID)), "state_and_period"),
        (report(media.operational(objects=None)), "more_certificates_than_counted"),
    ],
)  # fmt: skip
def test_what_no_reading_shows_is_refused_and_named(data: dict[str, object], key: str) -> None:
    assert what(data) == text("report", f"implausible.{key}")


def test_a_serial_number_longer_than_a_token_can_tell_is_refused() -> None:
    token = media.blank().token
    assert token
    forged = media.blank(token=token.model_copy(update={"serial": "1" * 17}))
    assert what(report(forged)) == text("report", "implausible.token_texts")


def test_a_certificate_without_an_end_is_read() -> None:
    (medium,) = read(operational_with(not_after="9999-12-31T23:59:59Z")).media
    assert medium.certificates[0].not_after.startswith("9999")


def test_a_blank_medium_that_tells_of_no_second_read_is_not_confirmed() -> None:
    (medium,) = read(report(media.blank(evidence=[]))).media
    assert not medium.confirmed
    assert medium.title == sentences.say("titles.blank_doubted")
    assert sentences.say("evidence.two_reads") not in medium.evidence


def test_who_issued_it_is_told_by_the_issuer_alone() -> None:
    (medium,) = read(operational_with(issuer="AC Outra", from_safeweb=True)).media
    assert medium.certificates[0].from_safeweb is False


def test_what_a_chip_is_is_told_by_this_computers_list_alone() -> None:
    card = {"atr": "3B 00", "vendor": "Banco", "model": "Chip", "likely_driver": "Instale https://x.example"}
    (medium,) = read(blank_with(card=card)).media
    assert medium.card
    assert (medium.card.vendor, medium.card.model, medium.card.likely_driver) == ("", "", "")


@pytest.mark.parametrize("kind", ["e-Tudo", "\u202eFPC-e", "A" * 500])
def test_a_kind_of_certificate_that_is_not_known_is_another_versions(kind: str) -> None:
    assert refused(operational_with(kind=kind)).code is Code.REPORT_OTHER_VERSION


@pytest.mark.parametrize("count", ["1", "\u0663", True, 1.5])
def test_a_number_is_a_number(count: object) -> None:
    assert refused(blank_with(objects={**COUNTS, "other": count})).code is Code.REPORT_OTHER_VERSION


@pytest.mark.parametrize(
    "moment",
    ["\u0662026-03-04T05:06:07-03:00", "20260304T050607-0300", "2026-W10-3T05:06:07-03:00",
     "2026-03-04 05:06:07-03:00"],
)  # fmt: skip
def test_a_moment_in_any_other_form_is_refused(moment: str) -> None:
    assert refused(report(media.blank(), read_at=moment)).code is Code.REPORT_CHANGED


@pytest.mark.parametrize("one", ["\u0661", "\uff11", "\u0967", "\u00b9"])
def test_digits_of_another_script_make_no_code(one: str) -> None:
    code = made(report(media.blank()))
    assert refused(code.replace("QT1", f"QT{one}")).code is Code.REPORT_MISSING
    size = code.split(":")[1]
    assert refused(code.replace(f":{size}:", f":{one * len(size)}:")).code is Code.REPORT_CUT


@pytest.mark.parametrize(
    "code", ["where", "reasons.SIGSEGV", "unknown", "reasons", "", "driver_crashed", "too_many"]
)
@pytest.mark.parametrize("state", [State.DRIVER_FAILED, State.INDETERMINATE, State.DRIVER_MISSING])
@pytest.mark.parametrize("module", [None, "C:\\x.dll"])
def test_any_code_of_a_failure_has_words_or_none(code: str, state: State, module: str | None) -> None:
    check(read(report(media.problem(state, code=code, module=module))))


@pytest.mark.parametrize("state", State)
def test_every_problem_is_told_or_refused(state: State) -> None:
    try:
        check(read(report(media.problem(state, code="driver_timeout", module="/x.so", reader="Leitora"))))
    except QualitokenError as error:
        assert error.code is Code.REPORT_IMPLAUSIBLE


def test_the_refusal_tells_what_to_do() -> None:
    for part in ("message", "hint"):
        assert text("errors", f"{Code.REPORT_IMPLAUSIBLE.value}.{part}", what="x")
