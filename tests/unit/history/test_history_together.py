"""Two browsers, two hosts, one history: neither's notes are lost, nor is either held up for long."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from native_host.config import Configuration
from native_host.history import bounded, locked, store
from native_host.history.remember import with_history
from native_host.protocol.messages import TokenInfo
from tests.support import media
from tests.support.waiting import until

TODAY = date(2026, 11, 22)
DAYS = 180
NOTES = 25
FOR_EVER_S = 1e6
"""How long another host is waited for where the test says when it goes on."""

WRITER = """
import sys
from datetime import date
from pathlib import Path
from native_host.history.remember import with_history
from native_host.protocol.messages import TokenInfo
from native_host.history import locked
from tests.support import media
locked.TIMEOUT_S = 1e6  # both want it all the time, and one may be unlucky for long
folder, name, notes = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for number in range(notes):
    token = TokenInfo(label="", manufacturer="", model="", serial=f"{name}{number}")
    with_history([media.blank(token=token)], folder, date(2026, 11, 22), 180)
"""

HOLDER = """
import sys
from pathlib import Path
from native_host.history.locked import locked
with locked(Path(sys.argv[1])):
    print("ready", flush=True)
    sys.stdin.readline()
"""


def started(program: str, *arguments: str) -> subprocess.Popen[str]:
    """Start another process, and return when it is about to use the history."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def released(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def test_of_two_hosts_that_write_at_once_no_note_is_lost(tmp_path: Path) -> None:
    writers = [started(WRITER, str(tmp_path), name, str(NOTES)) for name in ("A", "B")]
    for writer in writers:
        released(writer)
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    assert len(store.load(tmp_path, TODAY, DAYS).media) == 2 * NOTES
    assert [file.name for file in tmp_path.iterdir()] == [store.FILE_NAME]


def test_a_host_that_holds_the_history_holds_up_no_answer_and_the_note_is_made_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locked, "TIMEOUT_S", FOR_EVER_S)
    holder = started(HOLDER, str(tmp_path))
    config = Configuration(history=True, history_dir=str(tmp_path))
    assert bounded.remembered([media.blank()], config) == [media.blank()]
    # It is answered, and the other host still holds the history.
    assert holder.poll() is None
    assert not (tmp_path / store.FILE_NAME).exists()
    released(holder)
    holder.communicate()
    until((tmp_path / store.FILE_NAME).exists, "the note")


def test_a_host_that_was_killed_leaves_the_history_usable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locked, "TIMEOUT_S", FOR_EVER_S)
    holder = started(HOLDER, str(tmp_path))
    holder.kill()
    holder.communicate()
    with_history([media.blank()], tmp_path, TODAY, DAYS)
    assert [file.name for file in tmp_path.iterdir()] == [store.FILE_NAME]


def test_who_waits_too_long_leaves_the_history_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locked, "TIMEOUT_S", 0.05)
    holder = started(HOLDER, str(tmp_path))
    with suppress(TimeoutError):
        with_history([media.blank()], tmp_path, TODAY, DAYS)
    assert not (tmp_path / store.FILE_NAME).exists()
    released(holder)
    holder.communicate()


def test_what_was_switched_off_is_forgotten_when_the_other_host_has_written(tmp_path: Path) -> None:
    with_history(
        [media.blank(token=TokenInfo(label="", manufacturer="", model="", serial="1"))], tmp_path, TODAY, DAYS
    )
    holder = started(HOLDER, str(tmp_path))
    released(holder)
    store.forget(tmp_path)
    holder.communicate()
    assert list(tmp_path.iterdir()) == []
