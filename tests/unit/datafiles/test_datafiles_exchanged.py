"""What was judged is what is read, also if another file takes its place meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from native_host.config import load_configuration
from native_host.datafiles.folder import UntrustedFolderError, look_into
from native_host.datafiles.trust.doubts import Reason
from tests.support.other_user import NOBODY, administrators_folder, needs_root

pytestmark = needs_root

FIRST, SECOND, THEIRS = (f'log_dir = "/opt/{name}"\n' for name in ("first", "second", "theirs"))


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A configuration of root's for all users."""
    with administrators_folder() as folder:
        made = folder / "qualitoken/config.toml"
        made.parent.mkdir()
        made.write_text(FIRST, "utf-8")
        monkeypatch.delenv("QUALITOKEN_CONFIG", raising=False)
        monkeypatch.setenv("XDG_CONFIG_DIRS", str(folder))
        monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "none"))
        yield made


def put(file: Path, content: str, owner: int) -> None:
    """Put another file in the file's place, as a program of root's does that moves what it was given."""
    new = file.with_name("new")
    new.write_text(content, "utf-8")
    os.chown(new, owner, owner)
    new.replace(file)


def around_open(
    monkeypatch: pytest.MonkeyPatch,
    file: Path,
    opened: list[int] | None = None,
    before: Callable[[], None] = lambda: None,
    after: Callable[[], None] = lambda: None,
) -> None:
    """Do something just before and after the file is opened; every opening is noted in `opened`."""
    opening = os.open

    def open_file(path: Path, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if dir_fd is not None or Path(path) != file:
            return opening(path, flags, mode, dir_fd=dir_fd)
        before()
        descriptor = opening(path, flags, mode)
        if opened is not None:
            opened.append(descriptor)
        after()
        return descriptor

    monkeypatch.setattr(os, "open", open_file)


def test_anothers_file_that_takes_the_place_just_before_it_is_opened_is_not_read(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    around_open(monkeypatch, file, before=lambda: put(file, THEIRS, NOBODY))
    configuration = load_configuration()
    assert configuration.log_dir is None
    assert [one.doubt.reason for one in configuration.ignored] == [Reason.OTHER_OWNER]


def test_nor_if_the_good_file_is_back_when_it_is_looked_at_again(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    around_open(
        monkeypatch,
        file,
        before=lambda: put(file, THEIRS, NOBODY),
        after=lambda: put(file, FIRST, 0),
    )
    configuration = load_configuration()
    assert configuration.log_dir is None
    assert [one.doubt.reason for one in configuration.ignored] == [Reason.REPLACED]


def test_a_new_file_of_the_administrators_is_read_in_the_old_ones_stead(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[int] = []

    def exchange_once() -> None:
        if len(opened) == 1:
            put(file, SECOND, 0)

    around_open(monkeypatch, file, opened, after=exchange_once)
    configuration = load_configuration()
    assert configuration.log_dir == "/opt/second"
    assert configuration.ignored == ()
    assert len(opened) == 2


def test_a_file_that_is_exchanged_again_and_again_ends_the_reading(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    around_open(monkeypatch, file, after=lambda: put(file, SECOND, 0))
    configuration = load_configuration()
    assert configuration.log_dir is None
    assert [one.doubt.reason for one in configuration.ignored] == [Reason.REPLACED]


def test_a_file_that_is_gone_when_it_is_looked_at_again_is_none(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    around_open(monkeypatch, file, after=file.unlink)
    (seen,) = look_into(file.parent, {}, by_administrators=True)
    assert seen.content is None
    assert isinstance(seen.error, FileNotFoundError)


def test_a_folder_of_the_administrators_counts_for_nothing_with_anothers_file_in_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    around_open(monkeypatch, file, before=lambda: put(file, THEIRS, NOBODY))
    with pytest.raises(UntrustedFolderError) as caught:
        look_into(file.parent, {}, by_administrators=True)
    assert (caught.value.doubt.reason, caught.value.doubt.path) == (Reason.OTHER_OWNER, str(file))


def test_in_a_folder_that_the_user_names_it_is_his_choice(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    around_open(monkeypatch, file, before=lambda: put(file, THEIRS, NOBODY))
    (seen,) = look_into(file.parent, {})
    assert seen.content == THEIRS.encode()
