"""Earlier readings: told with state and day, kept without anything that tells whose, forgotten in time."""

from __future__ import annotations

import json
import re
import threading
from datetime import date, timedelta
from pathlib import Path

import pytest

from native_host.config import Configuration
from native_host.history import bounded, store
from native_host.history.remember import with_history
from native_host.protocol.messages import EarlierReading, Medium, State, TokenInfo
from tests.support import media

TODAY = date(2026, 11, 22)
LATER = TODAY + timedelta(days=40)
DAYS = 180


def read(folder: Path, medium: Medium, on: date = TODAY) -> EarlierReading | None:
    return with_history([medium], folder, on, DAYS)[0].seen_before


def content(folder: Path) -> str:
    return (folder / store.FILE_NAME).read_text("utf-8")


def test_the_first_reading_was_never_before_nor_was_its_repetition_the_same_day(tmp_path: Path) -> None:
    assert read(tmp_path, media.blank()) is None
    assert read(tmp_path, media.blank()) is None


def test_a_medium_that_held_a_certificate_is_known_again_when_it_is_blank(tmp_path: Path) -> None:
    read(tmp_path, media.operational())
    seen = read(tmp_path, media.blank(), LATER)
    assert seen == EarlierReading(state=State.OPERATIONAL, title="Certificado em ordem", read_on="2026-11-22")
    assert read(tmp_path, media.blank(), LATER) == seen


def test_the_same_state_of_an_earlier_day_is_told(tmp_path: Path) -> None:
    read(tmp_path, media.blank())
    seen = read(tmp_path, media.blank(), LATER)
    assert seen is not None
    assert (seen.state, seen.read_on) == (State.BLANK, "2026-11-22")


def test_another_medium_is_another(tmp_path: Path) -> None:
    read(tmp_path, media.operational())
    other = media.blank(token=TokenInfo(label="", manufacturer="", model="", serial="77"))
    assert read(tmp_path, other, LATER) is None


def test_the_file_holds_mark_state_and_day_only(tmp_path: Path) -> None:
    read(tmp_path, media.operational())
    found = content(tmp_path)
    holder = media.certificate()
    for told in (
        "0123456789ABCDEF",
        "TOKEN DO CLIENTE",
        media.HOLDER,
        holder.cpf or "",
        "StarSign",
        "19C50B",
    ):
        assert told.casefold() not in found.casefold()
    data = json.loads(found)
    assert set(data) == {"version", "salt", "media"}
    ((mark, readings),) = data["media"].items()
    assert re.fullmatch(r"[0-9a-f]{32}", mark)
    assert readings == [["operational", "2026-11-22"]]


def test_the_mark_differs_from_installation_to_installation(tmp_path: Path) -> None:
    for name in ("a", "b"):
        read(tmp_path / name, media.blank())
    first, second = (json.loads(content(tmp_path / name)) for name in ("a", "b"))
    assert first["salt"] != second["salt"]
    assert set(first["media"]).isdisjoint(second["media"])


def test_the_file_is_its_users_only(tmp_path: Path) -> None:
    read(tmp_path, media.blank())
    assert (tmp_path / store.FILE_NAME).stat().st_mode & 0o077 == 0
    assert [file.name for file in tmp_path.iterdir()] == [store.FILE_NAME]


def test_what_is_too_old_is_forgotten(tmp_path: Path) -> None:
    read(tmp_path, media.operational())
    long_after = TODAY + timedelta(days=DAYS + 1)
    assert read(tmp_path, media.blank(), long_after) is None
    assert "operational" not in content(tmp_path)


@pytest.mark.parametrize(
    "medium",
    [
        media.blank(confirmed=False),
        media.blank(elsewhere=True),
        media.blank(spare=True),
        media.blank(token=None),
        media.blank(token=TokenInfo(label="", manufacturer="", model="", serial="0000")),
        media.problem(State.NO_READER),
        media.blank(state=State.INDETERMINATE),
    ],
)
def test_what_says_nothing_certain_of_a_medium_is_not_remembered(tmp_path: Path, medium: Medium) -> None:
    assert read(tmp_path, medium) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "other",
    ["{", "[]", "null", '{"version": 2}', '{"version": 1, "salt": "x", "media": {}}',
     '{"version": 1, "salt": "00", "media": {"a": [["molten", "2026-01-01"]]}}',
     '{"version": 1, "salt": "00", "media": {"a": [["blank", "yesterday"]]}}',
     '{"version": 1, "salt": "00", "media": []}', "[" * 100_000, "\ufeff{}"],
)  # fmt: skip
def test_a_file_that_is_not_understood_stays_as_it_is(tmp_path: Path, other: str) -> None:
    """It may be a later version's, and be understood again after the next update."""
    file = tmp_path / store.FILE_NAME
    file.write_text(other, "utf-8")
    before = file.stat()
    assert read(tmp_path, media.operational()) is None
    assert read(tmp_path, media.blank(), LATER) is None
    assert content(tmp_path) == other
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert [one.name for one in tmp_path.iterdir()] == [store.FILE_NAME]


def test_a_file_that_is_no_text_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / store.FILE_NAME
    file.write_bytes(b"\xff\xfe{\0}\0")
    read(tmp_path, media.operational())
    assert file.read_bytes() == b"\xff\xfe{\0}\0"


@pytest.mark.parametrize("empty", ["", "\0" * 60])
def test_a_file_that_holds_nothing_is_begun_anew(tmp_path: Path, empty: str) -> None:
    (tmp_path / store.FILE_NAME).write_text(empty, "utf-8")
    assert read(tmp_path, media.operational()) is None
    assert read(tmp_path, media.blank(), LATER) is not None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", "utf-8")
    assert read(file / "below", media.blank()) is None


def test_it_stays_small() -> None:
    history = store.History()
    for number in range(store.MEDIA_MAX + 10):
        history.note(f"{number:032x}", store.Remembered(State.BLANK, TODAY))
    for day in range(20):
        history.note("f" * 32, store.Remembered(State.BLANK, TODAY + timedelta(days=day)))
    history.forget_before(TODAY)
    assert len(history.media) == store.MEDIA_MAX
    assert len(history.media["f" * 32]) == store.READINGS_PER_MEDIUM


def test_forgetting_removes_the_file_and_needs_none(tmp_path: Path) -> None:
    read(tmp_path, media.blank())
    store.forget(tmp_path)
    store.forget(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_hangs_holds_up_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = threading.Event()
    monkeypatch.setattr(bounded, "with_history", lambda *_: [free.wait()])
    config = Configuration(history=True, history_dir=str(tmp_path))
    assert bounded.remembered([media.blank()], config) == [media.blank()]
    free.set()


def test_a_history_that_breaks_leaves_the_media_as_they_are_and_tells_nothing_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bounded, "with_history", lambda *_: 1 // 0)
    config = Configuration(history=True, history_dir=str(tmp_path))
    assert bounded.remembered([media.blank()], config) == [media.blank()]
    assert capfd.readouterr().err == ""
