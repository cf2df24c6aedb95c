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
from tests.support.recorded import kept
from tests.support.recorded.changes import kinds_of_change
from tests.support.recorded.kept import AGENT, all_files, difference, name_of, read, text_of
from tests.support.recorded.marks import concrete, marked
from tests.support.recorded.personal import persons_data
from tests.support.recorded.wire import Json, is_same

FILES = all_files()

NOT_ASKED_BY_THE_EXTENSION = {"ping", "customer.check", "escalation.plan"}
"""What only other programs ask."""

NOT_SHOWN = {
    Code.INTERNAL: "a fault of the program's own: nothing that is sent is known to make one",
    Code.FOLDER_NO_ANSWER: "needs a network share that does not answer; tests/unit/datafiles has one",
    Code.FOLDER_UNTRUSTED: "needs a configuration for all users, which administrators write",
}
"""Error codes that no recording can show on every computer, and why."""

OF = {"ping": "hello", "tokens.read": "agent/panel.operational"}
"""Methods that are recorded under another name than their own."""

OWN = {OF.get(method, method) for method in METHODS} - {OF["tokens.read"]}
SEVERAL = {
    "errors",
    "errors.configuration_broken",
    "errors.origin_forbidden",
    "errors.reply_too_large",
    "errors.too_many_requests",
    "notifications",
    "organisation",
}
"""Recordings that are about no single method."""


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


def test_every_recording_of_the_host_is_there_and_no_other() -> None:
    assert {name_of(file) for file in FILES if file.parent != AGENT} == OWN | SEVERAL


def test_every_method_is_answered_in_the_recording_of_its_own() -> None:
    for method in METHODS:
        own = OF.get(method, method)
        assert method in methods_answered([file for file in FILES if name_of(file) == own]), own


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_in_every_recording_something_is_said(file: Path) -> None:
    conversation = read(file)
    assert conversation["exchanges"] or "error" in conversation["opening"]


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


RECORDED: Json = {
    "exchanges": [{"reply": {"media": [{"hint": "a", "pin": None}, {"hint": "b", "pin": None}]}}]
}
IN_MEDIA = "exchanges[].reply.media[]"


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ('"pin": null', '"pin": null, "age": 1', [f"additive: new key {IN_MEDIA}.age"]),
        ('"pin": null', '"pin": null, "age": {"days": 1}', [f"additive: new key {IN_MEDIA}.age"]),
        (', "pin": null', "", [f"missing: key {IN_MEDIA}.pin"]),
        ('"hint": "a"', '"hint": "c"', [f"changed: {IN_MEDIA}.hint"]),
        ('"pin": null', '"pin": false', [f"changed: {IN_MEDIA}.pin"]),
        ('"pin": null', '"pin": {"locked": true}', [f"changed: {IN_MEDIA}.pin"]),
        ('"pin"', '"flags"', [f"missing: key {IN_MEDIA}.pin", f"additive: new key {IN_MEDIA}.flags"]),
        (', {"hint": "b", "pin": null}', "", [f"changed: {IN_MEDIA} has 1 entries, not 2"]),
        (
            '{"hint": "a"',
            '{"id": 1, "hint": "z"',
            [f"changed: {IN_MEDIA}.hint", f"additive: new key {IN_MEDIA}.id"],
        ),
        ("x", "x", []),
    ],
)
def test_an_addition_is_told_apart_from_what_is_changed_or_missing(
    was: str, now: str, told: list[str]
) -> None:
    changed = json.loads(json.dumps(RECORDED).replace(was, now))
    assert kinds_of_change(RECORDED, changed) == told


def test_a_recording_that_differs_says_how(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "ROOT", tmp_path)
    file = tmp_path / "x.json"
    file.write_text(text_of(file, {"exchanges": [{"reply": {"result": {}}}]}), "utf-8")
    with pytest.raises(AssertionError, match=r"additive: new key exchanges\[\]\.reply\.result\.age\n"):
        kept.accept(file, {"exchanges": [{"reply": {"result": {"age": 1}}}]})


def test_a_part_of_a_difference_names_its_method() -> None:
    recorded = '{\n "method": "ping",\n 1,\n 2,\n 3,\n 4,\n 5,\n "method": "doctor",\n 6\n}'
    shown = difference(recorded, recorded.replace("5", "7"), "x").splitlines()
    assert [line for line in shown if line.startswith("@@")] == ["@@ -4,7 +4,7 @@ ping"]


@pytest.mark.parametrize("now", [True, 1.0, "1", None])
def test_a_value_of_another_type_is_a_difference(now: object) -> None:
    file = FILES[0]
    conversation = {"about": "x", "exchanges": [{"reply": {"result": {"count": 1}}}]}
    changed = {"about": "x", "exchanges": [{"reply": {"result": {"count": now}}}]}
    assert difference(text_of(file, conversation), text_of(file, changed), "x")
    assert not is_same(conversation, changed)


@pytest.mark.parametrize("key", ["elapsed_ms", "ready"])
def test_what_stands_in_the_place_of_a_mark_is_of_its_type(key: str) -> None:
    (mark,) = marked({key: {"elapsed_ms": 12, "ready": False}[key]}).values()
    for other in (None, "12", 1.0, {"elapsed_ms": True, "ready": 1}[key]):
        assert marked({key: other}) != {key: mark}


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_only_invented_persons_are_in_a_recording(file: Path) -> None:
    assert list(persons_data(file.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("CPF 168.995.350-09", "CPF 168…"),
        ('"value": "16899535009"', "CPF 168…"),
        ("04.252.011/0001-10", "CNPJ 04.…"),
        ("12ABC34501DE36", "CNPJ 12A…"),
        ("(51) 98765-4321", "telephone 987…"),
        ('"+555132109876"', "telephone +55…"),
        ("fulano@empresa.com.br", "e-mail ful…"),
        ("/home/fulano/x", "home folder /ho…"),
        ("C:\\\\Users\\\\fulano", "home folder \\Us…"),
        ('"serial": "4D5E6F"', "serial 4D5…"),
    ],
)
def test_a_persons_data_is_told_by_its_beginning_only(text: str, told: str) -> None:
    assert told in list(persons_data(text))


def test_an_interrupted_record_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "old.json"
    file.write_text("old", "utf-8")
    monkeypatch.setattr(kept, "RECORDING", True)

    def interrupted(_path: Path, text: str, _encoding: str) -> None:
        with _path.open("w", encoding="utf-8") as half:
            half.write(text[:5])
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_text", interrupted)
    with pytest.raises(KeyboardInterrupt):
        kept.accept(file, {"about": "new", "exchanges": []})
    assert file.read_text("utf-8") == "old"
