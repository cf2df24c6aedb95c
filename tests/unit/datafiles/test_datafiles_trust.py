"""Whose files are believed: on this system with real files, on Windows by what its folders are set to."""

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
from native_host.datafiles.trust.windows import ADMINISTRATORS, SYSTEM, TRUSTED_INSTALLER, Ace, Security
from native_host.datafiles.trust.windows_judge import WindowsJudge
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


# What Windows says, and what follows from it.

USER, OTHER = "S-1-5-21-1-2-3-1001", "S-1-5-21-1-2-3-1002"
USERS, AUTHENTICATED, EVERYONE = "S-1-5-32-545", "S-1-5-11", "S-1-1-0"
CREATOR_OWNER, OWNER_RIGHTS = "S-1-3-0", "S-1-3-4"
FULL, MODIFY, READ = 0x1F01FF, 0x1301BF, 0x1200A9
ADD_FILE, ADD_FOLDER, WRITE_EA, DELETE_CHILD, WRITE_ATTRIBUTES = 0x2, 0x4, 0x10, 0x40, 0x100
DELETE, WRITE_DAC, WRITE_OWNER = 0x10000, 0x40000, 0x80000
GENERIC_ALL, GENERIC_WRITE = 0x10000000, 0x40000000

BY_ADMINISTRATORS = (Ace(SYSTEM, FULL), Ace(ADMINISTRATORS, FULL), Ace(USERS, READ))
ROOT = Security(
    TRUSTED_INSTALLER,
    (*BY_ADMINISTRATORS, Ace(AUTHENTICATED, MODIFY, True), Ace(AUTHENTICATED, ADD_FOLDER)),
)
"""C:\\ as Windows is delivered (icacls C:\\)."""
PROGRAM_DATA = Security(
    SYSTEM,
    (
        *(Ace(SYSTEM, FULL), Ace(ADMINISTRATORS, FULL), Ace(CREATOR_OWNER, GENERIC_ALL, True)),
        *(Ace(USERS, READ), Ace(USERS, ADD_FILE | ADD_FOLDER | WRITE_EA | WRITE_ATTRIBUTES)),
    ),
)
"""C:\\ProgramData as Windows is delivered."""
MADE_BY_ADMINISTRATOR = Security(ADMINISTRATORS, PROGRAM_DATA.granted)
MADE_BY_USER = Security(OTHER, (*(PROGRAM_DATA.granted or ()), Ace(OTHER, FULL)))
FILE = Security(ADMINISTRATORS, BY_ADMINISTRATORS)
PLACES = {
    "C:\\": ROOT,
    "C:\\ProgramData": PROGRAM_DATA,
    "C:\\ProgramData\\qualitoken": MADE_BY_ADMINISTRATOR,
    "C:\\ProgramData\\qualitoken\\config.toml": FILE,
}

FOLDER_STATUS = os.stat_result((0o40755, 1, 1, 1, 0, 0, 0, 0, 0, 0))
FILE_STATUS = os.stat_result((0o100644, 1, 1, 1, 0, 0, 0, 0, 0, 0))
LINK_STATUS = os.stat_result((0o120777, 1, 1, 1, 0, 0, 0, 0, 0, 0))


def judged(
    places: dict[str, Security],
    owners: Owners = ADMINS,
    kind: Kind = Kind.FILE,
    links: frozenset[str] = frozenset(),
) -> Doubt | None:
    """Go through `places`, the last of which is the end, as `judge.doubt` does."""
    judge = WindowsJudge(owners, kind, places.__getitem__, lambda: USER)
    here: Entry | None = None
    for path in places:
        is_end = path == list(places)[-1]
        status = FILE_STATUS if is_end and kind is not Kind.FOLDER else FOLDER_STATUS
        entry = Entry(path, LINK_STATUS if path in links else status, here)
        found = judge.on_the_way(entry)
        if found is not None:
            return found
        here = here if entry.is_link else entry
    assert here is not None
    return judge.at_the_end(here)


def test_windows_as_it_is_delivered_lets_an_administrators_file_count() -> None:
    assert judged(PLACES) is None


@pytest.mark.parametrize(
    ("where", "what", "why"),
    [
        # Who was first to make the folder or the file.
        ("C:\\ProgramData\\qualitoken", MADE_BY_USER, Reason.OTHER_OWNER),
        ("C:\\ProgramData\\qualitoken\\config.toml", Security(OTHER, BY_ADMINISTRATORS), Reason.OTHER_OWNER),
        # Who may put another in its place.
        *(
            (place, Security(ADMINISTRATORS, (*BY_ADMINISTRATORS, Ace(who, right))), Reason.WRITABLE)
            for place in ("C:\\ProgramData", "C:\\ProgramData\\qualitoken")
            for who in (USERS, AUTHENTICATED, EVERYONE, OTHER)
            for right in (DELETE, DELETE_CHILD, WRITE_DAC, WRITE_OWNER, GENERIC_ALL, MODIFY, FULL)
        ),
        *(
            ("C:\\", Security(TRUSTED_INSTALLER, (Ace(USERS, right),)), Reason.WRITABLE)
            for right in (DELETE_CHILD, WRITE_DAC, WRITE_OWNER, GENERIC_ALL, FULL)
        ),
        # Who may change it.
        *(
            (
                "C:\\ProgramData\\qualitoken\\config.toml",
                Security(ADMINISTRATORS, (*BY_ADMINISTRATORS, Ace(OTHER, right))),
                Reason.WRITABLE,
            )
            for right in (
                *(ADD_FILE, ADD_FOLDER, WRITE_EA, WRITE_ATTRIBUTES, DELETE, WRITE_DAC, WRITE_OWNER),
                *(GENERIC_WRITE, GENERIC_ALL, MODIFY, FULL),
            )
        ),
        *((place, Security(ADMINISTRATORS, None), Reason.WRITABLE) for place in PLACES),  # no DACL at all
    ],
)
def test_windows_rights_that_let_another_write_or_replace_it_make_it_count_for_nothing(
    where: str, what: Security, why: Reason
) -> None:
    found = judged({**PLACES, where: what})
    assert found is not None
    assert (found.reason, found.path) == (why, where)


@pytest.mark.parametrize(
    ("where", "ace"),
    [
        (
            "C:\\",
            Ace(AUTHENTICATED, MODIFY),
        ),  # a second drive as Windows formats it: a root cannot be renamed
        ("C:\\ProgramData", Ace(USERS, GENERIC_WRITE)),  # adds beside it
        ("C:\\ProgramData\\qualitoken", Ace(USERS, FULL, True)),  # for what will be made in it
        ("C:\\ProgramData\\qualitoken\\config.toml", Ace(CREATOR_OWNER, FULL)),
        ("C:\\ProgramData\\qualitoken\\config.toml", Ace(OWNER_RIGHTS, FULL)),
        ("C:\\ProgramData\\qualitoken\\config.toml", Ace(EVERYONE, READ)),
    ],
)
def test_windows_rights_that_change_nothing_of_it_are_nobodys_business(where: str, ace: Ace) -> None:
    there = PLACES[where]
    assert judged({**PLACES, where: Security(there.owner, (*(there.granted or ()), ace))}) is None


def test_a_windows_users_own_file_counts_for_him_alone() -> None:
    own = Security(USER, (Ace(SYSTEM, FULL), Ace(ADMINISTRATORS, FULL), Ace(USER, FULL)))
    profile = {"C:\\": ROOT, "C:\\Users": FILE, "C:\\Users\\joana": own, "C:\\Users\\joana\\c.toml": own}
    assert judged(profile, OWN) is None
    found = judged(profile, ADMINS)
    assert found == Doubt(Reason.OTHER_OWNER, "C:\\Users\\joana", Who(Whose.ACCOUNT, "1001"))


def test_windows_looks_for_libraries_beside_a_library() -> None:
    assert judged(PLACES, kind=Kind.LIBRARY) == Doubt(
        Reason.WRITABLE, "C:\\ProgramData\\qualitoken", Who(Whose.ALL)
    )
    closed = {**PLACES, "C:\\ProgramData\\qualitoken": FILE}
    assert judged(closed, kind=Kind.LIBRARY) is None


def test_in_a_windows_folder_that_counts_nobody_else_can_make_a_file() -> None:
    folder = dict(list(PLACES.items())[:3])
    assert judged(folder, kind=Kind.FOLDER) is not None
    assert judged({**folder, "C:\\ProgramData\\qualitoken": FILE}, kind=Kind.FOLDER) is None


@pytest.mark.parametrize(
    ("link", "counts"),
    [
        (FILE, True),
        (Security(OTHER, BY_ADMINISTRATORS), False),
        (Security(ADMINISTRATORS, (Ace(USERS, WRITE_ATTRIBUTES),)), False),
    ],
)
def test_a_windows_link_is_judged_as_it_may_be_made_to_lead_elsewhere(link: Security, counts: bool) -> None:
    path = "C:\\ProgramData\\link"
    first, second, *rest = PLACES.items()
    places = dict([first, second, (path, link), *rest])
    assert (judged(places, links=frozenset({path})) is None) is counts


def test_the_judge_of_this_system_needs_nothing_heavy() -> None:
    code = (
        "import sys; from native_host.datafiles.trust.judge import doubt\n"
        "from native_host.datafiles.trust.kinds import Owners\n"
        "doubt('/etc/hostname', Owners.ADMINISTRATORS)\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('pydantic', 'ctypes', 'pwd')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
