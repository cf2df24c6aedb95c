"""Requests in, replies out: every failure has its code, and no reply carries what was sent."""

from __future__ import annotations

import json

import pytest

from native_host.host.hello import hello_frame
from native_host.methods import ping
from native_host.methods.dispatch import answer
from native_host.methods.services import Services
from native_host.protocol.messages import Hello, PingResult, RpcError
from native_host.protocol.methods import METHODS
from native_host.texts import language_in_use, use_language


def ask(request: dict[str, object]) -> dict[str, object]:
    return answer(request, Services(), lambda _method, _params: None)


def error(request: dict[str, object]) -> RpcError:
    return RpcError.model_validate(ask(request)["error"])


def request(method: str, params: object) -> dict[str, object]:
    return {"jsonrpc": "2.0", "id": 7, "method": method, "params": params}


def test_hello_is_the_message_of_the_contract() -> None:
    message = json.loads(hello_frame())
    assert Hello.model_validate(message["params"]).capabilities == list(METHODS)


def test_ping_echoes() -> None:
    reply = ask(request("ping", {"echo": "olá"}))
    assert reply["id"] == 7
    assert PingResult.model_validate(reply["result"]).echo == "olá"


@pytest.mark.parametrize(
    ("sent", "code", "number"),
    [
        ({"id": 1}, "invalid_request", -32600),
        ({"jsonrpc": "1.0", "id": 1, "method": "ping"}, "invalid_request", -32600),
        (request("no.such", {}), "unknown_method", -32601),
        (request("ping", {"echo": 5}), "invalid_params", -32602),
        (request("ping", {"extra": 5}), "invalid_params", -32602),
        (request("tokens.read", {"deadline_ms": 10**9}), "invalid_params", -32602),
        (request("ping", []), "invalid_request", -32600),
    ],
)
def test_what_is_wrong_has_its_code_a_sentence_and_a_hint(
    sent: dict[str, object], code: str, number: int
) -> None:
    found = error(sent)
    assert (found.data.code, found.code) == (code, number)
    assert found.message
    assert found.data.hint


@pytest.mark.parametrize("method", ["customer.parse", "report.read"])
@pytest.mark.parametrize(("language", "limit"), [("pt_BR", "20.000"), ("en", "20,000")])
def test_a_pasted_text_that_is_too_long_is_told_as_such(method: str, language: str, limit: str) -> None:
    before = language_in_use()
    use_language(language)
    try:
        found = error(request(method, {"text": "x" * 20_001}))
    finally:
        use_language(before)
    assert found.data.code == "paste_too_long"
    assert f" {limit} " in found.message


def test_an_error_names_the_key_and_never_the_value() -> None:
    found = error(request("ping", {"echo": {"cpf": "52998224725"}}))
    assert "echo" in found.data.detail
    assert "52998224725" not in found.model_dump_json()


def test_a_handler_that_breaks_answers_internal_without_its_words(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_params: object, _context: object) -> object:
        raise RuntimeError("52998224725")

    monkeypatch.setattr(ping, "handle", broken)
    found = error(request("ping", {}))
    assert (found.data.code, found.data.retryable) == ("internal", True)
    assert "52998224725" not in found.model_dump_json() + caplog.text
    assert "RuntimeError" in caplog.text
