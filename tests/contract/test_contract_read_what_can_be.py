"""What can be read of a token is read, whatever its driver refuses, forgets or does afterwards."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from native_host.token.drivers.process import DriverProcess
from native_host.token.limits import BACKOFF_FIRST_S
from native_host.token.readings.reading import DriverRef
from native_host.token.readings.slot import SlotSnapshot
from tests.support import certificates as made
from tests.support.clock import MovedClock
from tests.support.drivers import HOLDS_BLANK, HOLDS_KEY, ScriptedDriver
from tests.support.reading import reading
from tests.support.verdicts import failure, is_blank
from tests.support.waiting import until

FULL_CALLS, BLANK_CALLS = 16, 24
"""PKCS#11 calls of one read of one slot: with a certificate and its key, and blank."""


@cache
def leaf() -> str:
    """Return the value of a person's certificate in force, in hexadecimal."""
    return made.der(made.holder(made.Order(), made.authority("AC SAFEWEB RFB v5"), own_key())).hex()


@cache
def own_key() -> rsa.RSAPrivateKey:
    return made.key()


def own_modulus() -> int:
    return own_key().public_key().public_numbers().n


def full(certificate: str = "", key: str = "", *, first: str = "") -> str:
    """Return the script of a token with a certificate and its key, with more words for each of them."""
    return (
        f"{HOLDS_BLANK}{first}object class=1 id=01 value={leaf()} {certificate}\nobject class=2 id=01 {key}\n"
    )


def states(folder: Path, script: str, **others: str) -> list[str]:
    """Read once; return the states of what the driver showed."""
    driver = ScriptedDriver(folder, script)
    for name, text in others.items():
        driver.also(f"{name}.script", text)
    with reading(driver.path) as reader:
        return [medium.state.value for medium in reader.media()]


# --- objects that only a search by class shows --------------------------------------------------------------


@pytest.mark.parametrize(
    ("object_class", "state"),
    [
        (1, "operational"),
        (2, "key_without_certificate"),
        (3, "key_without_certificate"),
        (0, "indeterminate"),
    ],
)
def test_an_object_that_only_a_search_by_its_class_shows_is_read(
    tmp_path: Path, object_class: int, state: str
) -> None:
    script = (
        full("hidden=1", "hidden=1")
        if object_class == 1
        else f"{HOLDS_BLANK}object class={object_class} hidden=1\n"
    )
    assert states(tmp_path, script) == [state]


def test_an_object_that_blank_tokens_have_does_not_hide_what_only_its_class_shows(tmp_path: Path) -> None:
    assert states(tmp_path, full("hidden=1", "hidden=1", first="object class=9\n")) == ["operational"]


def test_a_token_is_blank_after_a_search_for_each_class_in_one_session(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, f"{HOLDS_BLANK}object class=9\n")
    with reading(driver.path) as reader:
        assert is_blank(reader.media()[0])
        driver.forget_calls()
        assert is_blank(reader.media()[0])
    calls = driver.calls()
    assert (calls.count("C_FindObjectsInit"), calls.count("C_OpenSession")) == (5, 1)


@pytest.mark.parametrize("function", ["C_FindObjectsInit", "C_FindObjects", "C_FindObjectsFinal"])
@pytest.mark.parametrize("number", range(2, 6))
def test_a_search_for_a_class_that_fails_leaves_no_blank(tmp_path: Path, function: str, number: int) -> None:
    driver = ScriptedDriver(tmp_path, f"{HOLDS_BLANK}fail {function} 0x13 {number}\n")
    with reading(driver.path) as reader:
        (found,) = reader.media()
    assert (found.state.value, found.code) == ("indeterminate", "content_error")


@pytest.mark.parametrize("error", ["0x7", "0x5", "0x30", "0x54"])
@pytest.mark.parametrize(
    ("content", "state"),
    [
        ("full", "operational"),
        ("object class=2 id=01\n", "key_without_certificate"),
        ("object class=0\n", "indeterminate"),
        ("object class=9\n", "indeterminate"),
        ("", "indeterminate"),
    ],
)
def test_where_the_search_for_everything_is_refused_each_class_is_searched_and_nothing_is_blank(
    tmp_path: Path, content: str, state: str, error: str
) -> None:
    script = full() if content == "full" else HOLDS_BLANK + content
    driver = ScriptedDriver(tmp_path, f"{script}refuse search {error}\n")
    with reading(driver.path) as reader:
        (found,) = reader.media()
    assert found.state.value == state
    if content in ("", "object class=9\n"):
        assert found.code == "content_error"
    assert any("recusou a procura geral" in line for line in found.evidence)


def test_a_class_that_cannot_be_searched_hides_no_other(tmp_path: Path) -> None:
    script = full("hidden=1", "hidden=1")
    assert states(tmp_path, f"{script}fail C_FindObjectsInit 0x13 4\n") == ["operational"]
    assert states(tmp_path / "2", f"{script}fail C_FindObjects 0x13 1\n") == ["operational"]


@pytest.mark.parametrize(
    ("script", "calls"), [(HOLDS_BLANK, BLANK_CALLS), ("full", FULL_CALLS), ("with key", FULL_CALLS)]
)
def test_a_read_takes_no_more_calls_than_are_promised(tmp_path: Path, script: str, calls: int) -> None:
    scripts = {"full": full(), "with key": full(key=f"modulus={own_modulus():x}")}
    driver = ScriptedDriver(tmp_path, scripts.get(script, script))
    with reading(driver.path) as reader:
        reader.media()
        driver.forget_calls()
        reader.media()
    assert len(driver.calls()) == calls


def test_a_driver_that_heeds_no_template_makes_nothing_of_what_a_blank_token_has(tmp_path: Path) -> None:
    assert states(tmp_path, f"{HOLDS_BLANK}object class=9\nunfiltered\n") == ["blank"]


# --- attributes that are refused ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "error"),
    [
        *((when, error) for when in ("all", "many") for error in ("0x12", "0x11", "0x7", "0x5", "0x150")),
        *(("room", error) for error in ("0x7", "0x5", "0x150")),
    ],
)
def test_a_template_that_is_refused_as_a_whole_is_asked_one_by_one(
    tmp_path: Path, when: str, error: str
) -> None:
    no_id = f"object class=1 value={leaf()}\n"
    assert states(tmp_path, full(first=no_id) + f"refuse {when} {error}\n") == ["operational"]


def test_a_class_that_cannot_be_read_is_known_from_the_search_for_it(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, full("hidden=1 error=0x12", "hidden=1"))
    with reading(driver.path) as reader:
        (found,) = reader.media()
    assert found.objects is not None
    assert (found.objects.certificates, found.objects.public_keys) == (1, 1)
    assert found.code == "certificate_unreadable"


@pytest.mark.parametrize("error", ["0x82", "0x11", "0x30", "0x5"])
def test_an_object_that_cannot_be_read_costs_no_other(tmp_path: Path, error: str) -> None:
    bad = f"object class=2 id=02 error={error}\n"
    assert states(tmp_path, full(first=bad)) == ["operational"]


def test_an_id_that_is_longer_than_any_is_read_all_the_same(tmp_path: Path) -> None:
    long = "ab" * 300
    script = full().replace("id=01", f"id={long}")
    assert states(tmp_path, script) == ["operational"]


def test_a_card_that_answers_nothing_but_errors_is_not_asked_for_every_object(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK + "object class=2 error=0x30\n" * 40)
    with reading(driver.path) as reader:
        (found,) = reader.media()
    assert found.code == "content_error"
    assert driver.calls().count("C_GetAttributeValue") <= 6


@pytest.mark.parametrize("refused", ["", "refuse all 0x12\n", "refuse many 0x5\n", "refuse room 0x7\n"])
@pytest.mark.parametrize(
    ("object_id", "key", "state"),
    [
        ("01", "own", "operational"),
        ("77", "own", "operational"),
        ("01", "foreign", "certificate_without_key"),
        ("01", "", "operational"),
    ],
)
@pytest.mark.parametrize("hidden", ["", "hidden=1"])
def test_a_key_is_known_by_itself_and_by_its_id_only_where_it_cannot_be_read(
    tmp_path: Path, object_id: str, key: str, state: str, refused: str, hidden: str
) -> None:
    modulus = {"own": f"modulus={own_modulus():x}", "foreign": f"modulus={own_modulus() ^ 6:x}", "": ""}[key]
    lines = [
        f"object class=1 id=01 value={leaf()} {hidden}",
        f"object class=2 id={object_id} {modulus} {hidden}",
    ]
    assert states(tmp_path, HOLDS_BLANK + "\n".join(lines) + f"\n{refused}") == [state]


# --- errors that pass ---------------------------------------------------------------------------------------

PASSING = ("0x30", "0x5", "0x6", "0x2", "0x31", "0xb3")
LASTING = ("0xe0", "0xe1", "0x32", "0x3", "0x54")


@pytest.mark.parametrize("error", PASSING)
@pytest.mark.parametrize(
    "function",
    [
        "C_GetSlotInfo",
        "C_GetTokenInfo",
        "C_OpenSession",
        "C_FindObjectsInit",
        "C_FindObjects",
        "C_FindObjectsFinal",
        "C_GetAttributeValue",
    ],
)
def test_a_call_that_fails_once_with_an_error_that_passes_is_made_again(
    tmp_path: Path, function: str, error: str
) -> None:
    if error == "0xb3" and function in ("C_GetSlotInfo", "C_GetTokenInfo", "C_OpenSession"):
        error = "0x30"  # they have no session
    assert states(tmp_path, f"{full()}fail {function} {error} 1\n") == ["operational"]


@pytest.mark.parametrize("function", ["C_GetSlotList", "C_GetFunctionList", "C_Initialize", "C_GetInfo"])
def test_so_is_one_that_belongs_to_no_slot(tmp_path: Path, function: str) -> None:
    assert states(tmp_path, f"{full()}fail {function} 0x30 1\n") == ["operational"]


@pytest.mark.parametrize(
    ("function", "error"),
    [
        (function, error)
        for function in ("C_GetTokenInfo", "C_OpenSession", "C_FindObjectsInit")
        for error in LASTING
        if (function, error) != ("C_FindObjectsInit", "0x54")  # that search alone is refused
    ],
)
def test_an_error_that_says_what_is_there_is_believed(tmp_path: Path, function: str, error: str) -> None:
    driver = ScriptedDriver(tmp_path, f"{full()}fail {function} {error} 1\n")
    with reading(driver.path) as reader:
        assert [medium.state.value for medium in reader.media()] != ["operational"]
    assert driver.calls().count(function) == 1


@pytest.mark.parametrize("function", ["C_FindObjectsInit", "C_FindObjects", "C_FindObjectsFinal"])
def test_objects_that_are_gone_at_the_second_try_leave_no_blank(tmp_path: Path, function: str) -> None:
    # The first try lists a key and fails; from the second on there is none.
    first = f"{HOLDS_KEY}then C_FindObjects failing.script\n"
    found = states(
        tmp_path,
        first,
        failing=f"{HOLDS_KEY}fail C_FindObjects 0x30\nthen C_CloseSession empty.script\n"
        if function != "C_FindObjectsFinal"
        else f"{HOLDS_KEY}fail C_FindObjectsFinal 0x30\nthen C_CloseSession empty.script\n",
        empty=HOLDS_BLANK,
    )
    assert "blank" not in found


def test_an_empty_token_whose_search_failed_once_is_blank_only_after_a_whole_search(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, f"{HOLDS_BLANK}fail C_FindObjects 0x30 1\n")
    with reading(driver.path) as reader:
        assert is_blank(reader.media()[0])
    # One that failed, and one whole for each of the two reads.
    assert driver.calls().count("C_FindObjectsInit") == 1 + 5 + 5


# --- lists that change --------------------------------------------------------------------------------------


def test_a_slot_list_that_grows_between_the_two_calls_is_asked_for_again(tmp_path: Path) -> None:
    empty = "slot description=Vazia flags=6\n"
    shown = states(tmp_path, f"{empty}then C_GetSlotList grown.script\n", grown=empty + full())
    assert shown[0] == "operational"


def test_a_medium_whose_slot_is_numbered_anew_after_the_read_is_read(tmp_path: Path) -> None:
    script = f"{full()}then C_CloseSession anew.script\n"
    anew = full().replace("slot ", "slot id=0 ") + "then C_GetTokenInfo 1 other.script\n"
    other = full().replace("slot ", "slot id=7 ")
    assert states(tmp_path, script, anew=anew, other=other) == ["operational"]


def test_a_medium_whose_slot_is_numbered_anew_before_it_is_asked_is_read(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, f"{full()}then C_GetSlotList 2 anew.script\n")
    driver.also("anew.script", full().replace("slot ", "slot id=7 "))
    with reading(driver.path) as reader:
        assert [medium.state.value for medium in reader.media()] == ["operational"]


def test_another_medium_under_another_number_is_not_the_one_that_was_read(tmp_path: Path) -> None:
    script = f"{full()}then C_GetTokenInfo 2 other.script\n"
    other = full().replace("slot ", "slot id=7 ").replace("00A1", "00B2")
    driver = ScriptedDriver(tmp_path, script)
    driver.also("other.script", other)
    with reading(driver.path) as reader:
        assert reader.media()[0].code == "changed_during_read"


def test_an_object_that_is_listed_again_and_again_is_read_once(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, full("times=30", "times=30"))
    with reading(driver.path) as reader:
        (found,) = reader.media()
    assert found.objects is not None
    assert (found.state.value, found.objects.certificates, found.objects.public_keys) == ("operational", 1, 1)


@pytest.mark.parametrize("count", [70, 300])
def test_a_driver_that_counts_more_handles_than_there_was_room_for_is_asked_with_room_for_all(
    tmp_path: Path, count: int
) -> None:
    script = full("times=100", "times=100")
    # What it has not filled is asked for, too, and is no object.
    found = states(tmp_path, f"{script}count C_FindObjects {count}\n")
    assert found in (["operational"], ["driver_failed"])


# --- tokens without CKF_TOKEN_INITIALIZED -------------------------------------------------------------------


@pytest.mark.parametrize("error", ["0xe1", "0x102", "0x30", "0x5", "0x54"])
@pytest.mark.parametrize("function", ["C_OpenSession", "C_FindObjectsInit", "C_FindObjects"])
def test_a_refusal_of_a_token_that_is_not_initialised_says_just_that(
    tmp_path: Path, function: str, error: str
) -> None:
    script = HOLDS_BLANK.replace("token ", "token flags=0x5 ")
    driver = ScriptedDriver(tmp_path, f"{script}fail {function} {error}\n")
    with reading(driver.path) as reader:
        (found,) = reader.media()
    assert (found.state.value, found.code, found.confirmed) == ("not_initialized", None, True)


# --- what follows the reading of the content ----------------------------------------------------------------


@pytest.mark.parametrize("verb", ["crash", "hang"])
@pytest.mark.parametrize("function", ["C_CloseSession", "C_GetTokenInfo", "C_GetSlotList"])
def test_a_certificate_that_was_read_stands_whatever_happens_afterwards(
    tmp_path: Path, verb: str, function: str
) -> None:
    after = {
        "C_CloseSession": "C_GetAttributeValue 3",
        "C_GetTokenInfo": "C_CloseSession",
        "C_GetSlotList": "C_GetTokenInfo 2",
    }
    driver = ScriptedDriver(tmp_path, f"{full()}then {after[function]} later.script\n")
    driver.also("later.script", f"{full()}{verb} {function}\n")
    with reading(driver.path) as reader:
        media = reader.hang(function) if verb == "hang" else reader.media()
    assert media[0].state.value == "operational"
    assert function in "\n".join(failure(media).evidence)


@pytest.mark.parametrize("verb", ["crash", "hang"])
def test_a_driver_that_always_fails_when_it_closes_is_read_every_time(tmp_path: Path, verb: str) -> None:
    driver = ScriptedDriver(tmp_path, f"{full()}{verb} C_CloseSession\n")
    with reading(driver.path) as reader:
        first = reader.hang("C_CloseSession") if verb == "hang" else reader.media()
        assert first[0].state.value == "operational"
        for _ in range(2):
            assert reader.media()[0].state.value == "operational"


@pytest.mark.parametrize("verb", ["crash", "hang"])
@pytest.mark.parametrize("function", ["C_CloseSession", "C_GetTokenInfo"])
def test_an_empty_token_is_not_blank_where_the_driver_failed_afterwards(
    tmp_path: Path, verb: str, function: str
) -> None:
    before = {"C_CloseSession": "C_FindObjectsFinal 5", "C_GetTokenInfo": "C_CloseSession"}[function]
    driver = ScriptedDriver(tmp_path, f"{HOLDS_BLANK}then {before} later.script\n")
    driver.also("later.script", f"{HOLDS_BLANK}{verb} {function}\n")
    with reading(driver.path) as reader:
        media = reader.hang(function) if verb == "hang" else reader.media()
        assert not any(is_blank(medium) for medium in media)
        assert [(one.state.value, one.confirmed) for one in media] == [
            ("blank", False),
            ("driver_failed", True),
        ]
        reader.clock.move(BACKOFF_FIRST_S / 2)
        assert not any(is_blank(medium) for medium in reader.media())


@pytest.mark.parametrize(
    "function", ["C_GetSlotList", "C_GetSlotInfo", "C_FindObjectsInit", "C_CloseSession"]
)
@pytest.mark.parametrize("verb", ["crash", "hang", "fail"])
def test_an_empty_token_that_was_read_stands_unconfirmed_where_the_second_read_fails(
    tmp_path: Path, verb: str, function: str
) -> None:
    # The first read is over with its second list of slots.
    driver = ScriptedDriver(tmp_path, f"{HOLDS_BLANK}then C_GetSlotList 4 later.script\n")
    error = " 0x3" if verb == "fail" else ""
    driver.also("later.script", f"{HOLDS_BLANK}{verb} {function}{error}\n")
    with reading(driver.path) as reader:
        if verb == "hang":
            begun = reader.start()
            begun.wait_for(bool)
            reader.clock.move(0.5)
            reader.wait_for_hang(function)
            reader.clock.move_to(begun.deadline)
            media = reader.own(begun.result().media)
        else:
            media = reader.media()
    assert (media[0].state.value, media[0].confirmed) in (("blank", False), ("indeterminate", True))
    if verb != "fail":
        assert [one.state.value for one in media] == ["blank", "driver_failed"]
        assert "outra leitora" not in "\n".join(media[0].evidence)


@pytest.mark.parametrize("verb", ["crash", "hang"])
def test_certificates_before_the_object_in_which_the_driver_fails_are_kept(tmp_path: Path, verb: str) -> None:
    script = f"{full()}object class=2 id=02\n"
    module = ScriptedDriver(tmp_path, f"{script}then C_GetAttributeValue 3 later.script\n")
    module.also("later.script", f"{script}{verb} C_GetAttributeValue\n")
    clock = MovedClock()
    child = DriverProcess(DriverRef(str(module.path), "", "named"), clock)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(child.read, clock.now() + 8)
        if verb == "hang":
            until(lambda: [len(slot.objects) for slot in child_told(child)] == [2])
            clock.move(8)
        (slot,) = read.result().slots
    assert [found.object_class for found in slot.objects] == [1, 2]
    assert (slot.objects[0].value is not None, slot.read_whole) == (True, False)


def child_told(child: DriverProcess) -> tuple[SlotSnapshot, ...]:
    told = child.told(0.0)
    return told.slots if told is not None else ()
