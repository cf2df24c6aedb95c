"""What a host can do only with the tables and texts that it carries, however it was built."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from native_host.report.block import block
from native_host.report.make import report_of
from tests.support import media

PASTED = """Nome: Maria da Silva
CPF: 529.982.247-25
CNPJ: 12.ABC.345/01DE-35
Telefone: (51) 99912-3456
Fone em Portugal: +351 912 345 678
E-mail: maria@Exemplo.COM.br
"""
RECOGNISED = [
    ("name", "Maria da Silva", "Maria da Silva"),
    ("cpf", "52998224725", "529.982.247-25"),
    ("cnpj", "12ABC34501DE35", "12.ABC.345/01DE-35"),
    ("phone", "+5551999123456", "(51) 99912-3456"),
    ("phone", "+351912345678", "+351 912 345 678"),
    ("email", "maria@exemplo.com.br", "maria@exemplo.com.br"),
]


def assert_carries_its_tables(result_of: Callable[[str, dict[str, object]], Any]) -> None:
    """Ask for what needs each of them.

    Args:
        result_of: sends a request, method and parameters, and returns its result.
    """
    found = result_of("customer.parse", {"text": PASTED})["candidates"]
    assert [(one["key"], one["value"], one["display"]) for one in found] == RECOGNISED
    assert [one["issues"][0]["code"] for one in found if one["issues"]] == ["phone_foreign"]
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    blank = media.blank().model_copy(update={"read_at": now})
    reading = media.result(blank).model_copy(update={"read_at": now})
    report = result_of("report.read", {"text": "\n".join(block(report_of(reading)))})
    assert [(one["state"], one["elsewhere"]) for one in report["media"]] == [("blank", True)]
    sops = result_of("sop.list", {})
    assert sops["problems"] == []
    assert {"token_em_branco", "certificado_vencido"} <= {one["id"] for one in sops["sops"]}
    pages = result_of("pages.list", {})
    assert pages["problems"] == []
    assert [one["id"] for one in pages["pages"]] == ["qualitor"]
