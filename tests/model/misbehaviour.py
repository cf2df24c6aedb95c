"""Drawing what a driver does wrong, as lines of `tests/drivers/scripted.c`."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from tests.support.drivers import FUNCTIONS

_IN_SLOT = FUNCTIONS[FUNCTIONS.index("C_GetSlotInfo") :]
_OUTSIDE = ("C_Initialize", "C_GetInfo", "C_GetSlotList")
_ON_CONTENT = ("C_FindObjectsInit", "C_FindObjects", "C_GetAttributeValue")
_ERRORS = (
    *("0x2", "0x3", "0x5", "0x6", "0x12", "0x30", "0x31", "0x32", "0x54", "0x82", "0x90", "0x91", "0xb0"),
    *("0xb1", "0xb3", "0xd1", "0xe0", "0xe1", "0x101", "0x150", "0x190", "0x80000001"),
)
"""CKR_…: of the moment, of what is asked for, of the token, and a maker's own."""

_TIMES = st.sampled_from(["", "", " 1", " 2", " 3"])
"""Always, or at one call only."""

Lines = st.SearchStrategy[tuple[str, ...]]


def any_lines(slots: Sequence[int], *, by_class: bool) -> Lines:
    """Draw what a driver with these slots does wrong: often nothing.

    One that shows objects only to a search `by_class` heeds what is searched for.
    """
    functions = st.sampled_from([*_IN_SLOT, *_OUTSIDE])
    in_slot = st.builds("{} {}".format, st.sampled_from(_IN_SLOT), st.sampled_from(slots))
    line = st.one_of(
        st.builds("fail {} {}{}".format, functions, st.sampled_from(_ERRORS), _TIMES),
        st.builds("fail {} {}{}".format, functions, st.sampled_from(_ERRORS), _TIMES),
        st.builds("{} {}".format, st.sampled_from(["hang", "crash"]), st.one_of(functions, in_slot)),
        st.builds("exit {}".format, functions),
        st.builds("slow {} {}".format, functions, st.sampled_from([5, 20])),
        st.builds("count C_GetSlotList {}".format, st.sampled_from([1, 2, 5, 70])),
        st.builds("count C_FindObjects {}".format, st.sampled_from([1, 2, 65, 200])),
        st.builds("length {}".format, st.sampled_from(["0x1", "0x10", "0x7fffffff", "0xffffffffffffffff"])),
        _harmless(by_class),
    )
    return st.one_of(st.just(()), st.lists(line, min_size=1, max_size=2).map(tuple))


def calm(slots: Sequence[int], *, by_class: bool) -> Lines:
    """Draw the same of one that still tells of each medium whether it could read it."""
    on_content = st.sampled_from(_ON_CONTENT)
    of_search = [error for error in _ERRORS if error not in ("0xe0", "0xe1")]
    line = st.one_of(
        st.builds("fail {} {}{}".format, on_content, st.sampled_from(of_search), _TIMES),
        st.builds("{} {} {}".format, st.sampled_from(["hang", "crash"]), on_content, st.sampled_from(slots)),
        _harmless(by_class),
    )
    return st.one_of(st.just(()), st.lists(line, min_size=1, max_size=2).map(tuple))


def _harmless(by_class: bool) -> st.SearchStrategy[str]:
    """Draw what should cost nothing that can be read."""
    functions = st.sampled_from(["C_Initialize", "C_GetSlotList", "C_OpenSession"])
    return st.one_of(
        st.builds("print {}".format, functions),
        st.builds(
            "{} {} {}".format, st.sampled_from(["close", "eat"]), functions, st.sampled_from([0, 1, 2, 3])
        ),
        st.builds("fork C_Initialize{}".format, st.sampled_from(["", " away"])),
        st.builds(
            "refuse {} {}".format, st.sampled_from(["all", "many", "room"]), st.sampled_from(["0x12", "0x5"])
        ),
        *([] if by_class else [st.just("unfiltered")]),
    )
