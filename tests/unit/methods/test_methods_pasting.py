"""From pasted text to the ticket: a report read elsewhere plans like a local reading, and says so."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from native_host.methods.dispatch import answer
from native_host.methods.services import Services
from native_host.protocol.messages import FillPlan, ReportReadResult, RpcError
from native_host.protocol.requests import parse
from native_host.report.block import block
from native_host.report.make import report_of
from tests.support import media, plans

Json = dict[str, object]


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Services:
    (tmp_path / "config.toml").write_text("report_max_age_minutes = 30\n", "utf-8")
    monkeypatch.setenv("QUALITOKEN_CONFIG", str(tmp_path / "config.toml"))
    return Services()


def ask(services: Services, method: str, params: Json) -> Json:
    request: Json = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
    return answer(request, services, lambda _method, _params: None)


def report(minutes_ago: int) -> str:
    when = (datetime.now().astimezone() - timedelta(minutes=minutes_ago)).isoformat()
    result = media.result(media.blank(read_at=when)).model_copy(update={"read_at": when})
    return "\n".join(f"> {line}" for line in block(report_of(result)))


def test_a_pasted_report_fills_like_a_local_reading_and_says_where_it_was_read(services: Services) -> None:
    found = ReportReadResult.model_validate(ask(services, "report.read", {"text": report(5)})["result"])
    params: Json = {
        "token": found.media[0].model_dump(mode="json"),
        "page": plans.page().model_dump(mode="json"),
    }
    plan = FillPlan.model_validate(ask(services, "escalation.plan", params)["result"])
    assert plan.applies
    solution = plans.step(plan, "solucao").value or ""
    read_at = datetime.fromisoformat(found.read_at)
    assert f"{read_at:%d/%m/%Y às %H:%M}, em outro computador" in solution


def test_the_configured_age_is_the_limit(services: Services) -> None:
    error = RpcError.model_validate(ask(services, "report.read", {"text": report(45)})["error"])
    assert error.data.code == "report_old"
    assert "45 minutos" in error.message
    ask(services, "configure", {"managed": {"report_max_age_minutes": 60}})
    assert "result" in ask(services, "report.read", {"text": report(45)})


@pytest.mark.parametrize("method", ["customer.parse", "report.read"])
def test_half_an_emoji_at_the_end_of_a_cut_text_is_no_failure_of_the_programs(
    services: Services, method: str
) -> None:
    sent = {"jsonrpc": "2.0", "id": 1, "method": method, "params": {"text": "CPF 526.018.159-06 \ud83d"}}
    reply = answer(parse(json.dumps(sent).encode("ascii")), services, lambda _method, _params: None)
    if method == "customer.parse":
        assert reply["result"]["candidates"]  # type: ignore[index]
    else:
        assert RpcError.model_validate(reply["error"]).data.code == "report_missing"
