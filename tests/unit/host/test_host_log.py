"""The log file: bounded, masked, written apart from the answers, and silent when it cannot be written."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from native_host import log
from tests.support.waiting import LAST_RESORT_S


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[log.Log]:
    """The log, with all the time it takes for its last lines: a busy disk is no fault of a test's."""
    monkeypatch.setattr(log, "CLOSE_WAIT_S", None)
    logger = logging.getLogger("native_host")
    before = (logger.level, logger.propagate)
    attached = log.attach()
    yield attached
    attached.finish(0)
    logger.removeHandler(attached)
    logger.level, logger.propagate = before


def written(folder: Path) -> str:
    return "".join(file.read_text("utf-8") for file in sorted(folder.glob("host.log*")))


def test_lines_that_come_together_are_written_together_and_the_end_waits_for_no_more(
    started: log.Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "GATHER_S", LAST_RESORT_S)
    appended: list[str] = []
    monkeypatch.setattr(log, "append", lambda _file, lines: appended.append(lines))
    started.open("info", tmp_path)
    for number in range(3):
        logging.getLogger("native_host.x").info("line %d", number)
    started.finish(0)
    (lines,) = appended
    assert [line.split()[3:] for line in lines.splitlines()] == [
        *(["line", str(number)] for number in range(3)),
        ["end,", "exit", "code", "0"],
    ]


def test_a_note_is_written_and_masked_as_a_record_is(started: log.Log, tmp_path: Path) -> None:
    logging.getLogger("native_host.x").info("of 529.982.247-25")
    started.note("of 529.982.247-25\nand more")
    started.open("info", tmp_path)
    started.finish(0)
    one, other, _ = (line.split()[1:] for line in written(tmp_path).splitlines())
    assert other == [*one, "and", "more"]
    assert one[1:] == ["info", "of", "<número>"]


def test_a_note_is_left_out_where_only_what_is_worse_is_wanted(started: log.Log, tmp_path: Path) -> None:
    started.note("early")
    started.open("warning", tmp_path)
    started.note("late")
    started.finish(0)
    assert written(tmp_path) == ""


def test_while_nothing_can_be_written_no_more_than_so_many_lines_are_kept(
    started: log.Log, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "_QUEUE_MAX", 3)
    for number in range(9):
        started.note(f"line {number}")
    started.open("info", tmp_path)
    started.finish(0)
    assert re.findall(r"line \d", written(tmp_path)) == ["line 0", "line 1", "line 2"]


def test_what_was_said_before_the_folder_was_known_is_written_too(started: log.Log, tmp_path: Path) -> None:
    logging.getLogger("native_host.x").info("early")
    started.open("info", tmp_path)
    logging.getLogger("native_host.x").warning("late")
    started.finish(0)
    assert [line.split()[2:] for line in written(tmp_path).splitlines()] == [
        ["info", "early"],
        ["warning", "late"],
        ["info", "end,", "exit", "code", "0"],
    ]


def test_the_level_of_the_configuration_holds_also_for_what_was_said_before(
    started: log.Log, tmp_path: Path
) -> None:
    logging.getLogger("native_host.x").info("early")
    started.open("warning", tmp_path)
    logging.getLogger("native_host.x").warning("late")
    started.finish(0)
    assert "early" not in written(tmp_path)
    assert "late" in written(tmp_path)


def test_other_libraries_are_not_logged(started: log.Log, tmp_path: Path) -> None:
    started.open("debug", tmp_path)
    logging.getLogger("another.library").warning("somebody's data")
    started.finish(0)
    assert "data" not in written(tmp_path)


def test_no_traceback_is_written_as_its_text_may_hold_anything(started: log.Log, tmp_path: Path) -> None:
    started.open("debug", tmp_path)
    try:
        int("MARIA")
    except ValueError:
        logging.getLogger("native_host.x").exception("failed")
    started.finish(0)
    assert "MARIA" not in written(tmp_path)


def test_full_files_are_put_aside_and_only_a_few_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "MAX_BYTES", 100)
    for number in range(50):
        log.append(tmp_path / log.FILE_NAME, f"{number:02} {'x' * 60}\n")
    files = sorted(file.name for file in tmp_path.iterdir())
    assert files == ["host.log", "host.log.1", "host.log.2"]
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) < 3 * 200
    assert "49" in (tmp_path / "host.log").read_text("ascii")


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "ascii")
    log.append(blocked / "log" / log.FILE_NAME, "line\n")


def test_the_file_is_the_users_own(tmp_path: Path) -> None:
    log.append(tmp_path / "new" / log.FILE_NAME, "line\n")
    assert (tmp_path / "new" / log.FILE_NAME).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "personal",
    [
        "529.982.247-25",
        "52998224725",
        "12.ABC.345/01DE-35",
        "12ABC34501DE35",
        "+5551999998888",
        "(51) 99999-8888",
        "maria@example.com",
        "0012345678",
    ],
)
def test_what_looks_like_somebodys_number_or_address_is_masked(personal: str) -> None:
    assert personal not in log.masked(f"word {personal} word")
    assert log.masked(f"word {personal} word").startswith("word <")


def test_the_users_folder_is_masked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/maria")
    assert "maria" not in log.masked("/home/maria/driver.so")


def test_a_message_stays_on_its_line() -> None:
    assert "\n" not in log.masked("one\ntwo\x1b[31m")


def test_a_serials_tag_tells_two_apart_and_tells_neither() -> None:
    assert log.tag("00A1") == log.tag("00A1") != log.tag("00B2")
    assert "00A1" not in log.tag("00A1")
    assert log.tag("") == "-"


def test_a_host_that_ends_while_its_log_is_being_opened_ends_quietly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = log.Log()
    opened.emit(logging.LogRecord("native_host", logging.INFO, "", 0, "the first line", (), None))
    start = threading.Thread.start

    def ends_first(thread: threading.Thread) -> None:
        opened.finish(0)
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", ends_first)
    opened.open("info", tmp_path)
    monkeypatch.undo()
    opened.finish(0)
    assert list(tmp_path.iterdir()), "what was queued is written"
