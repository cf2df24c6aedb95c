"""A user's own files: opened only if they are, put aside once, and no error where they cannot be written."""

from __future__ import annotations

import errno
import os
import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from native_host import log
from native_host.datafiles.own import opening
from native_host.datafiles.own.names import make_folder, mark_of, own_file, own_name, user_mark
from native_host.datafiles.own.opening import NotOwnError, Why, is_own, open_own
from native_host.doctor.probes import history_folder, log_folder
from native_host.doctor.writing import why_not
from native_host.history import store
from tests.support.other_user import NOBODY, give, needs_root
from tests.support.probes import surroundings

WRITE = os.O_WRONLY | os.O_CREAT | os.O_APPEND


def refused(path: Path, flags: int = WRITE) -> Why:
    with pytest.raises(NotOwnError) as caught:
        os.close(open_own(path, flags))
    assert not is_own(path)
    return caught.value.why


@pytest.mark.parametrize("flags", [WRITE, os.O_RDONLY])
def test_only_an_ordinary_file_under_one_name_is_opened(tmp_path: Path, flags: int) -> None:
    kept = tmp_path / "kept"
    kept.write_text("kept", "utf-8")
    (tmp_path / "link").symlink_to(kept)
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "link", flags) is Why.LINK
    assert refused(tmp_path / "folder", flags) is Why.NOT_REGULAR
    assert refused(tmp_path / "pipe", flags) is Why.NOT_REGULAR
    assert is_own(kept)
    (tmp_path / "second").hardlink_to(kept)
    assert refused(tmp_path / "second", flags) is Why.HARD_LINKS
    assert kept.read_text("utf-8") == "kept"


@needs_root
@pytest.mark.parametrize("flags", [WRITE, os.O_RDONLY])
def test_a_file_of_another_user_is_left_alone_by_root_too(tmp_path: Path, flags: int) -> None:
    file = tmp_path / "file"
    file.touch(0o666)
    give(file, NOBODY)
    assert refused(file, flags) is Why.OTHER_OWNER
    assert file.stat().st_mode & 0o777 == 0o644


def test_a_link_that_takes_the_files_place_while_it_is_opened_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was looked at and what is opened are not the same then."""
    file, other = tmp_path / "file", tmp_path / "other"
    other.touch()
    status = opening._status

    def swapped(path: Path) -> os.stat_result | None:
        found = status(path)
        file.unlink(missing_ok=True)
        file.symlink_to(other)
        return found

    monkeypatch.setattr(opening, "_status", swapped)
    assert refused(file) is Why.LINK


def test_a_file_that_another_host_has_just_replaced_is_opened_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, once = tmp_path / "file", [True]
    file.touch()
    status = opening._status

    def replaced(path: Path) -> os.stat_result | None:
        found = status(path)
        if once.pop() if once else False:
            path.rename(path.with_name("file.1"))
        return found

    monkeypatch.setattr(opening, "_status", replaced)
    os.write(descriptor := open_own(file, WRITE), b"line")
    os.close(descriptor)
    assert file.read_bytes() == b"line"


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch(0o644)
    os.close(open_own(file, WRITE))
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_name_tells_users_apart_only_where_others_write_too(tmp_path: Path) -> None:
    assert own_name(tmp_path, "host.log").name == "host.log"
    tmp_path.chmod(0o1777)
    assert own_name(tmp_path, "host.log").name == f"host-{user_mark()}.log"
    assert user_mark() == str(os.getuid())


def test_a_folder_of_the_users_below_a_common_one_is_not_shared(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir(mode=0o755)
    for mode in (0o1777, 0o777):
        tmp_path.chmod(mode)
        assert own_name(tmp_path / "own", "host.log").name == "host.log"


def test_a_file_goes_with_its_name_when_a_folder_is_shared_and_when_it_no_longer_is(tmp_path: Path) -> None:
    own_file(tmp_path, "history.json").write_text("{}", "utf-8")
    for mode in (0o1777, 0o755, 0o1777):
        tmp_path.chmod(mode)
        assert own_file(tmp_path, "history.json").read_text("utf-8") == "{}"
        assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_is_made_for_all_whatever_the_umask_and_one_that_is_there_is_not_changed(
    tmp_path: Path,
) -> None:
    before = os.umask(0o077)
    try:
        make_folder(tmp_path / "a/b", for_all=True)
        make_folder(tmp_path / "own", for_all=False)
    finally:
        os.umask(before)
    assert (tmp_path / "a/b").stat().st_mode & 0o7777 == 0o1777
    assert (tmp_path / "own").stat().st_mode & 0o7777 == 0o700
    make_folder(tmp_path / "own", for_all=True)
    assert (tmp_path / "own").stat().st_mode & 0o7777 == 0o700


WRITER = """
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from native_host import log
log.MAX_BYTES = 4000
file, name = Path(sys.argv[1]) / log.FILE_NAME, sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for number in range(25):
    log.append(file, f"{name}{number:03} {'x' * 94}\\n")
"""


OTHER_HOST = """
import sys
from pathlib import Path
from native_host import log
log.MAX_BYTES = 1000
log.append(Path(sys.argv[1]), "other\\n")
"""


def test_a_file_that_two_hosts_find_full_at_once_is_put_aside_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Put aside twice, its few new lines would take a place, and the oldest lines be lost for them."""
    monkeypatch.setattr(log, "MAX_BYTES", 1000)
    file = tmp_path / log.FILE_NAME
    log.append(file, "x" * 1000 + "\n")
    put_aside = log._put_aside

    def while_another_host_writes(full: Path) -> None:
        subprocess.run([sys.executable, "-c", OTHER_HOST, str(file)], check=True)
        put_aside(full)

    monkeypatch.setattr(log, "_put_aside", while_another_host_writes)
    log.append(file, "own\n")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["host.log", "host.log.1"]
    written = "".join(one.read_text("utf-8") for one in tmp_path.iterdir())
    assert {"own", "other"} <= set(written.splitlines())


def test_of_several_hosts_that_put_the_full_file_aside_no_line_is_lost(tmp_path: Path) -> None:
    """All that they write fits into the files that are kept."""
    hosts = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in "ABCD"
    ]
    for host in hosts:
        assert host.stdout is not None
        assert host.stdout.readline() == "ready\n"
    for host in hosts:
        assert host.stdin is not None
        host.stdin.write("\n")
        host.stdin.flush()
    for host in hosts:
        host.communicate()
        assert host.returncode == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == ["host.log", "host.log.1", "host.log.2"]
    lines = [line for file in tmp_path.iterdir() for line in file.read_text("utf-8").splitlines()]
    assert len({line.split()[0] for line in lines}) == 4 * 25


@pytest.mark.parametrize("number", [1, 2])
def test_a_log_that_cannot_be_put_aside_goes_on_and_stays_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(log, "MAX_BYTES", 1000)
    file = tmp_path / log.FILE_NAME
    precious = tmp_path / "precious"
    precious.touch()
    blocked = tmp_path / f"{log.FILE_NAME}.{number}"
    blocked.symlink_to(precious)
    for line in range(100):
        log.append(file, f"{line:03} {'x' * 95}\n")
    assert precious.read_bytes() == b""
    assert blocked.is_symlink()
    assert 1000 < file.stat().st_size <= 1000 * (1 + log.OLD_FILES) + 100


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file of this process grow: the system itself refuses every byte."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_takes_nothing_more_is_told_by_the_doctor(tmp_path: Path) -> None:
    with full_disk():
        (logged,) = log_folder.look(surroundings(log_dir=str(tmp_path)))
        (kept,) = history_folder.look(surroundings(history=True, history_dir=str(tmp_path)))
    for probe, code in ((logged, "log_not_writable"), (kept, "history_not_writable")):
        assert probe.code == code
        assert "o disco está cheio" in probe.detail
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_takes_nothing_more_costs_no_history(tmp_path: Path) -> None:
    store.save(tmp_path, history := store.History())
    content = (tmp_path / store.FILE_NAME).read_bytes()
    with full_disk():
        store.save(tmp_path, history)
        log.append(tmp_path / log.FILE_NAME, "line\n")
    assert (tmp_path / store.FILE_NAME).read_bytes() == content
    assert {file.name for file in tmp_path.iterdir()} == {store.FILE_NAME, log.FILE_NAME}


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "o disco está cheio"),
        (errno.EROFS, "só permite leitura"),
        (errno.EACCES, "não tem permissão"),
        (errno.EIO, "o sistema não deixou"),
    ],
)
def test_the_reason_is_what_the_system_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("native_host.doctor.writing.tempfile.TemporaryFile", fail)
    assert said in str(why_not(tmp_path, log.FILE_NAME))


def test_no_history_wanted_is_nothing_to_look_at(tmp_path: Path) -> None:
    assert history_folder.look(surroundings(history_dir=str(tmp_path))) == []


def test_a_windows_users_mark_is_his_own_and_tells_no_sid() -> None:
    sid = "S-1-5-21-3623811015-3361044348-30300820-1013"
    assert mark_of(sid) == mark_of(sid) != mark_of(sid.replace("1013", "1014"))
    assert re.fullmatch("[0-9a-f]{8}", mark_of(sid))
    assert "1013" not in mark_of(sid)
