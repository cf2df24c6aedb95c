"""A ping that is answered at once gets the reply that its handler gives; one with a mistake does not."""

from __future__ import annotations

import itertools
import subprocess
import sys

import pytest

from native_host.host.at_once import answer_at_once
from native_host.methods.alive import Alive
from native_host.methods.dispatch import answer
from native_host.methods.services import Services
from native_host.protocol.requests import parse

Json = dict[str, object]


@pytest.fixture(params=[True, False], ids=["ready", "not ready"])
def alive(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Alive:
    monkeypatch.setattr("time.monotonic", lambda: 1234.5678)
    return Alive(1000.0, lambda: bool(request.param))


def by_the_handler(request: Json, alive: Alive) -> Json:
    return answer(request, Services(alive), lambda _method, _params: None)


def ping(**parts: object) -> Json:
    """Return a ping with these parts in place of its own, without those that are `...`."""
    request = {"jsonrpc": "2.0", "id": 1, "method": "ping", "params": {"echo": "x"}, **parts}
    return {key: value for key, value in request.items() if value is not ...}


def pings(part: str, *values: object) -> list[Json]:
    """Return a ping for each value of that part."""
    return [ping(**{part: value}) for value in values]


def echoing(*echoes: object) -> list[Json]:
    return pings("params", *({"echo": echo} for echo in echoes))


RIGHT = [
    *pings("id", 0, -1, 2**53, 2**64 - 1, 1 - 2**64),
    *pings("id", "", "a", "1", "x" * 64, "é" * 64, "\U0001f600" * 64, "\x00"),
    *pings("params", ..., {}),
    *echoing("", "olá", "x" * 100, "\U0001f600" * 100, '"\\\n\x00', "\ufffd"),
]

WRONG = [
    *pings("id", ..., None, True, False, 1.0, 1.5, [], {}, 2**64, -(2**64), "x" * 65),
    *pings("jsonrpc", ..., None, 2, 2.0, "1.0", "2", "2.0 ", ["2.0"]),
    *pings("method", ..., None, 1, "", "Ping", "ping ", "tokens.read", "no.such", ["ping"]),
    *pings("params", None, [], ["x"], "x", 0, False),
    *pings("params", {"extra": 1}, {"echo": "x", "extra": 1}, {"": ""}, {"Echo": "x"}),
    *echoing(None, 5, True, 1.5, [], {}, ["x"], "x" * 101),
    *pings("more", None, 1, {}),
    {},
]


@pytest.mark.parametrize("request_", RIGHT, ids=lambda request: repr(request)[:90])
def test_a_ping_without_a_mistake_is_answered_as_by_its_handler(request_: Json, alive: Alive) -> None:
    reply = answer_at_once(request_, alive)
    assert reply == by_the_handler(request_, alive)
    assert reply["result"]["uptime_ms"] == 234_567  # type: ignore[index]


@pytest.mark.parametrize("request_", WRONG, ids=lambda request: repr(request)[:90])
def test_what_is_no_ping_or_has_a_mistake_is_left_to_those_who_say_which(
    request_: Json, alive: Alive
) -> None:
    assert answer_at_once(request_, alive) is None


def test_at_once_is_answered_what_the_handler_answers_and_nothing_else(alive: Alive) -> None:
    asked = [request for request in (*RIGHT, *WRONG) if request.get("method") == "ping"]
    for one, other in itertools.product(asked, asked):
        mixed = {**other, "params": one["params"]} if "params" in one else other
        reply, wanted = answer_at_once(mixed, alive), by_the_handler(mixed, alive)
        assert reply == (wanted if "result" in wanted else None), mixed


@pytest.mark.parametrize("text", ['"\\ud83d"', '"a\\ude00b"', '"\\ud83d\\ude00"'])
def test_half_a_character_comes_back_as_from_the_handler(text: str, alive: Alive) -> None:
    request = parse(f'{{"jsonrpc": "2.0", "id": 1, "method": "ping", "params": {{"echo": {text}}}}}'.encode())
    assert answer_at_once(request, alive) == by_the_handler(request, alive)


def test_nothing_but_the_standard_library_is_imported_for_a_ping() -> None:
    code = """import sys
bare = set(sys.modules)
from native_host.host.server import Alive, answer_at_once
assert answer_at_once({"jsonrpc": "2.0", "id": 1, "method": "ping"}, Alive())["result"]
print(*{name.partition(".")[0] for name in set(sys.modules) - bare} - sys.stdlib_module_names)"""
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["native_host"]
