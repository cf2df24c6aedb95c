"""The recordings are whole: every method, notification and error code, in the shape of the contract."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from native_host.protocol.errors import Code
from native_host.protocol.messages import RpcError
from native_host.protocol.methods import METHODS
from native_host.protocol.registry import NOTIFICATIONS, models_of
from tests.support.recorded.kept import AGENT, all_files, difference, name_of, read, text_of
from tests.support.recorded.marks import concrete, marked
from tests.support.recorded.wire import Json

FILES = all_files()

NOT_ASKED_BY_THE_EXTENSION = {"ping"}
"""What only other programs ask."""

NOT_SHOWN = {
    Code.INTERNAL: "a fault of the program's own: nothing that is sent is known to make one",
    Code.FOLDER_NO_ANSWER: "needs a network share that does not answer; tests/unit/datafiles has one",
    Code.FOLDER_UNTRUSTED: "needs a configuration for all users, which administrators write",
}
"""Error codes that no recording can show on every computer, and why."""


def exchanges(files: list[Path]) -> Iterator[Json]:
    for file in files:
        yield from read(file)["exchanges"]


def methods_answered(files: list[Path]) -> set[str]:
    return {
        exchange["request"]["method"]
        for exchange in exchanges(files)
        if "result" in exchange.get("reply", {})
    }


def codes_in(value: object) -> set[str]:
    if isinstance(value, dict):
        own = {value["code"]} if isinstance(value.get("code"), str) else set()
        return own.union(*map(codes_in, value.values()))
    if isinstance(value, list):
        return set().union(*map(codes_in, value))
    return set()


def notifications() -> Iterator[Json]:
    for file in FILES:
        yield read(file)["opening"]
    for exchange in exchanges(FILES):
        yield from exchange.get("notifications", [])


def test_every_method_is_answered_in_a_recording() -> None:
    assert methods_answered(FILES) == set(METHODS)


def test_every_method_that_the_extension_asks_is_answered_to_it_in_a_recording() -> None:
    of_agents = [file for file in FILES if file.parent == AGENT]
    assert methods_answered(of_agents) == set(METHODS) - NOT_ASKED_BY_THE_EXTENSION


def test_a_recording_asks_what_there_is_unless_it_shows_that_it_is_unknown() -> None:
    for exchange in exchanges(FILES):
        method = exchange.get("request", {}).get("method")
        unknown = Code.UNKNOWN_METHOD.value in codes_in(exchange.get("reply"))
        assert method is None or (method in METHODS) != unknown, exchange["request"]


def test_every_notification_is_in_a_recording() -> None:
    assert {one["method"] for one in notifications() if "method" in one} == set(NOTIFICATIONS)


def test_every_error_code_is_in_a_recording_or_has_a_reason_not_to_be() -> None:
    shown = codes_in([read(file) for file in FILES])
    known = {code.value for code in Code}
    assert known - shown == {code.value for code in NOT_SHOWN}


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_every_message_has_the_shape_of_the_contract(file: Path) -> None:
    for exchange in concrete(read(file)["exchanges"]):
        for notification in exchange.get("notifications", []):
            NOTIFICATIONS[notification["method"]].model_validate(notification["params"])
        reply = exchange.get("reply", {})
        if "error" in reply:
            RpcError.model_validate(reply["error"])
        elif reply:
            params, result = models_of(METHODS[exchange["request"]["method"]])
            params.model_validate(exchange["request"]["params"])
            result.model_validate(reply["result"])


def test_a_message_of_another_shape_would_be_seen() -> None:
    params, _ = models_of(METHODS["ping"])
    with pytest.raises(ValidationError):
        params.model_validate({"eco": "x"})


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_what_is_played_for_a_mark_is_marked_when_it_comes_back(file: Path) -> None:
    conversation = read(file)
    assert marked(concrete(conversation)) == conversation


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_file_is_written_as_it_is_read(file: Path) -> None:
    assert not difference(file.read_text("utf-8"), text_of(file, read(file)), name_of(file))


def test_a_change_of_one_word_is_one_line_of_the_difference() -> None:
    file = FILES[0]
    conversation = read(file)
    changed = json.loads(json.dumps(conversation).replace(conversation["about"], "Outra coisa."))
    shown = difference(file.read_text("utf-8"), text_of(file, changed), name_of(file)).splitlines()
    assert [line[0] for line in shown if line[0] in "+-" and line[1:3] not in ("--", "++")] == ["-", "+"]
