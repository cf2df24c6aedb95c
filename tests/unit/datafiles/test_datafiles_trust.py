"""Whose files are believed on this system, with real files."""

from __future__ import annotations

import grp
import os
import pwd
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from native_host import texts
from native_host.datafiles.trust import posix
from native_host.datafiles.trust.doubts import Doubt, Reason, Who, Whose
from native_host.datafiles.trust.judge import doubt
from native_host.datafiles.trust.kinds import Kind, Owners
from native_host.datafiles.trust.sentences import sentence
from native_host.datafiles.trust.way import Entry
from tests.support.other_user import NOBODY, SOMEBODY, administrators_folder, common_folder, give, needs_root

OWN, ADMINS = Owners.USER_TOO, Owners.ADMINISTRATORS


def reason(path: Path, owners: Owners = OWN, kind: Kind = Kind.FILE) -> Reason | None:
    found = doubt(str(path), owners, kind)
    return None if found is None else found.reason


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "folder/file.toml"
    made.parent.mkdir()
    made.touch()
    return made


def test_a_users_own_file_counts_for_him_and_what_is_missing_is_not_in_doubt(file: Path) -> None:
    assert reason(file) is None
    assert reason(file.with_name("missing")) is None
    assert reason(file / "below") is None
    assert doubt(f"{file}\0", OWN) is None


@pytest.mark.parametrize("kind", [Kind.FILE, Kind.LIBRARY])
def test_what_is_no_ordinary_file_is_not_in_doubt_as_nobody_reads_it(file: Path, kind: Kind) -> None:
    fifo = file.with_name("fifo")
    os.mkfifo(fifo, 0o666)
    for path in (fifo, file.parent, Path("/dev/null")):
        assert reason(path, kind=kind) is None


@pytest.mark.parametrize("mode", [0o602, 0o622, 0o646, 0o777])
def test_a_file_that_all_can_write_counts_for_nobody(file: Path, mode: int) -> None:
    file.chmod(mode)
    assert reason(file) is Reason.WRITABLE


def test_a_folder_counts_only_if_nobody_else_can_add_to_it_sticky_or_not(file: Path) -> None:
    assert reason(file.parent, kind=Kind.FOLDER) is None
    for mode in (0o777, 0o1777):
        file.parent.chmod(mode)
        assert reason(file.parent, kind=Kind.FOLDER) is Reason.WRITABLE


def test_links_in_a_circle_and_links_through_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert reason(tmp_path / "a") is Reason.TOO_MANY_LINKS
    assert reason(tmp_path / "b/file") is Reason.TOO_MANY_LINKS


def test_a_relative_path_is_taken_from_the_working_folder(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    assert reason(Path("file.toml")) is None
    file.parent.chmod(0o777)
    assert reason(Path("file.toml")) is Reason.WRITABLE
    assert reason(Path("../folder/./file.toml")) is Reason.WRITABLE


def test_the_way_is_gone_as_the_system_goes_it(file: Path, tmp_path: Path) -> None:
    """`link/../file.toml` is beside what the link leads to, not beside the link."""
    inner = file.parent / "inner"
    inner.mkdir()
    (tmp_path / "link").symlink_to(inner)
    way = tmp_path / "link/../file.toml"
    assert way.is_file()
    assert reason(way) is None
    file.chmod(0o666)
    assert reason(way) is Reason.WRITABLE


@needs_root
@pytest.mark.parametrize("owner", [NOBODY, SOMEBODY])
def test_only_the_users_and_roots_files_count(owner: int) -> None:
    with administrators_folder() as folder:
        file = folder / "x"
        file.touch()
        assert reason(file, ADMINS) is None
        give(file, owner)
        found = doubt(str(file), ADMINS)
        assert found == Doubt(Reason.OTHER_OWNER, str(file), Who(Whose.USER, str(owner)))


@needs_root
def test_in_a_sticky_folder_the_users_own_things_are_his_and_only_a_folder_is_an_administrators() -> None:
    with common_folder() as folder:
        below = folder / "below"
        below.mkdir()
        for file in (folder / "x", below / "x"):
            file.touch()
            assert reason(file, OWN) is None
        assert reason(folder / "x", ADMINS) is Reason.WRITABLE
        assert reason(below / "x", ADMINS) is None
        folder.chmod(0o777)
        assert reason(below / "x", OWN) is Reason.WRITABLE


@needs_root
def test_a_group_counts_as_others_unless_the_user_is_alone_in_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ubuntu gives each user a group of his own, and new files the mode 0664."""
    user = pwd.struct_passwd(("joana", "x", SOMEBODY, SOMEBODY, "", "/", "/bin/sh"))
    members: list[str] = []

    def group(gid: int) -> grp.struct_group:
        return grp.struct_group(("joana" if gid == SOMEBODY else "equipe", "x", gid, members))

    monkeypatch.setattr(os, "geteuid", lambda: SOMEBODY)
    monkeypatch.setattr(pwd, "getpwuid", lambda _uid: user)
    monkeypatch.setattr(grp, "getgrgid", group)
    os.chown(file, SOMEBODY, SOMEBODY)
    file.chmod(0o664)
    assert reason(file, OWN) is None
    members.append("maria")
    assert reason(file, OWN) is Reason.WRITABLE
    members.clear()
    os.chown(file, SOMEBODY, NOBODY)
    assert doubt(str(file), OWN) == Doubt(Reason.WRITABLE, str(file), Who(Whose.GROUP, str(NOBODY)))


def test_roots_group_is_no_exception(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    judge = posix.Judge(OWN, Kind.FILE)
    status = os.stat_result((0o100664, 1, 1, 1, 0, 0, 0, 0, 0, 0))
    found = judge.at_the_end(Entry(str(file), status, None))
    assert found is not None
    assert found.who == Who(Whose.GROUP, "0")


def acl_that_lets_write(user: int) -> bytes:
    """Return an access ACL as Linux keeps it: rw- for owner and user, r-- for group and others (acl(5))."""
    owner, named, group, mask, others, nobody = 0x01, 0x02, 0x04, 0x10, 0x20, 0xFFFFFFFF
    entries = (
        (owner, 6, nobody),
        (named, 6, user),
        (group, 4, nobody),
        (mask, 6, nobody),
        (others, 4, nobody),
    )
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


@needs_root
def test_a_user_whom_an_acl_lets_write_is_seen_in_the_mode() -> None:
    with administrators_folder() as folder:
        file = folder / "x"
        file.touch(0o644)
        os.setxattr(file, "system.posix_acl_access", acl_that_lets_write(NOBODY))
        assert reason(file, ADMINS) is Reason.WRITABLE


@pytest.fixture(params=texts.LANGUAGES)
def _language(request: pytest.FixtureRequest) -> Iterator[None]:
    texts.use_language(request.param)
    yield
    texts.use_language(texts.LANGUAGE)


@pytest.mark.usefixtures("_language")
@pytest.mark.parametrize("whose", list(Whose))
@pytest.mark.parametrize("why", list(Reason))
def test_every_doubt_has_its_words(why: Reason, whose: Whose) -> None:
    said = sentence(Doubt(why, "/caminho", Who(whose, "7")))
    assert "/caminho" in said
    said.encode("latin-1")


def test_the_judge_of_this_system_needs_nothing_heavy() -> None:
    code = (
        "import sys; from native_host.datafiles.trust.judge import doubt\n"
        "from native_host.datafiles.trust.kinds import Owners\n"
        "doubt('/etc/hostname', Owners.ADMINISTRATORS)\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('pydantic', 'ctypes', 'pwd')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
