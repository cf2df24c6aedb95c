"""How long a reading may take: what is asked for, else what the configuration says."""

from __future__ import annotations

from pathlib import Path

import pytest

from native_host.config_files import FILE_VARIABLE
from native_host.methods.dispatch import answer
from native_host.methods.services import Services
from native_host.protocol.limits import READ_DEADLINE_DEFAULT_MS
from native_host.protocol.messages import TokensReadResult
from native_host.token.service import TokenService

NOTHING = TokensReadResult(media=[], read_at="", elapsed_ms=0)


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The deadlines that the reader of tokens is given."""
    seen: list[int] = []

    def read(_self: object, deadline_ms: int, *_: object) -> TokensReadResult:
        seen.append(deadline_ms)
        return NOTHING

    monkeypatch.setattr(TokenService, "read", read)
    return seen


def ask(method: str, params: dict[str, object]) -> dict[str, object]:
    request: dict[str, object] = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
    return answer(request, Services(), lambda _method, _params: None)


@pytest.mark.parametrize(
    ("configured", "asked", "expected"),
    [
        ("", {}, READ_DEADLINE_DEFAULT_MS),
        ("read_deadline_ms = 20000\n", {}, 20_000),
        ("read_deadline_ms = 20000\n", {"deadline_ms": None}, 20_000),
        ("read_deadline_ms = 20000\n", {"deadline_ms": 300}, 300),
    ],
)
def test_the_configuration_holds_where_the_request_names_no_deadline(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    given: list[int],
    configured: str,
    asked: dict[str, object],
    expected: int,
) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f"only_modules = true\n{configured}", "utf-8")
    monkeypatch.setenv(FILE_VARIABLE, str(file))
    assert "result" in ask("tokens.read", asked)
    assert given == [expected]


@pytest.mark.parametrize("value", ["99", "60001", "true", "8.5", '"8000"'])
def test_a_deadline_that_makes_no_sense_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f"read_deadline_ms = {value}\n", "utf-8")
    monkeypatch.setenv(FILE_VARIABLE, str(file))
    error = ask("tokens.read", {})["error"]
    assert "read_deadline_ms" in error["message"]  # type: ignore[index]


def test_configure_says_what_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "config.toml"
    file.write_text("read_deadline_ms = 20000\n", "utf-8")
    monkeypatch.setenv(FILE_VARIABLE, str(file))
    assert ask("configure", {})["result"]["read_deadline_ms"] == 20_000  # type: ignore[index]
