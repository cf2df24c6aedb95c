"""Whose files are believed on Windows, by what its folders are set to."""

from __future__ import annotations

import os

import pytest

from native_host.datafiles.trust.doubts import Doubt, Reason, Who, Whose
from native_host.datafiles.trust.kinds import Kind, Owners
from native_host.datafiles.trust.way import Entry
from native_host.datafiles.trust.windows import ADMINISTRATORS, SYSTEM, TRUSTED_INSTALLER, Ace, Security
from native_host.datafiles.trust.windows_judge import WindowsJudge

OWN, ADMINS = Owners.USER_TOO, Owners.ADMINISTRATORS


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
