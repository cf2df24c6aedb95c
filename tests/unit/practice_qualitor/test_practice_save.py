"""Saving checks what must be filled, keeps what was posted and forwards the ticket."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from tests.practice_qualitor.server import PracticeServer

Post = Callable[..., str]
Get = Callable[[str], tuple[int, str, str]]


def result(page: str) -> dict[str, Any]:
    found = re.search(r"processResult\((.*)\);", page)
    assert found
    value: dict[str, Any] = json.loads(found[1])
    return value


def test_an_empty_ticket_is_refused_with_every_required_field(site: PracticeServer, post: Post) -> None:
    reply = result(post("processa_chamado.php", {"cdchamado": ""}))
    assert reply["faltam"] == [
        "Cliente", "Contato", "Tipo", "Categoria 1", "Categoria 2", "Categoria 3", "Localidade", "Prioridade",
        "Descrição", "Solução",
    ]  # fmt: skip
    assert site.saves() == []
    assert site.tickets() == []


@pytest.mark.parametrize("name", ["vlinformacaoadicional1822", "vlinformacaoadicional1826", "cdcategoria3"])
def test_what_the_category_asks_for_is_required_too(
    site: PracticeServer, post: Post, good_ticket: dict[str, str], name: str
) -> None:
    del good_ticket[name]
    assert len(result(post("processa_chamado.php", good_ticket))["faltam"]) == 1
    assert site.saves() == []


def test_levels_that_a_branch_does_not_have_are_not_required(post: Post, good_ticket: dict[str, str]) -> None:
    good_ticket.update(cdcategoria2="714", cdcategoria3="")
    assert "cdchamado" in result(post("processa_chamado.php", good_ticket))


def test_a_wrong_document_is_refused(post: Post, good_ticket: dict[str, str]) -> None:
    good_ticket["vlinformacaoadicional1824"] = "11.222.333/0001-80"
    assert result(post("processa_chamado.php", good_ticket))["invalidos"] == ["CPF/CNPJ"]


def test_the_log_holds_exactly_the_posted_pairs_in_their_order(
    site: PracticeServer, post: Post, good_ticket: dict[str, str]
) -> None:
    good_ticket["dssintomas"] = "çãõ ÁÉ ü + & = % § \r\nsegunda linha"
    reply = result(post("processa_chamado.php", good_ticket))
    assert reply["mensagem"] == "Registro inserido com sucesso."
    (save,) = site.saves()
    assert save["action"] == "insert"
    assert save["number"] == reply["cdchamado"]
    assert save["pairs"] == [list(pair) for pair in good_ticket.items()]


def test_characters_outside_latin_1_are_damaged_as_a_browser_would(
    site: PracticeServer, post: Post, good_ticket: dict[str, str]
) -> None:
    good_ticket["dssintomas"] = "olá \N{SLIGHTLY SMILING FACE}"
    post("processa_chamado.php", good_ticket)
    assert dict(site.saves()[0]["pairs"])["dssintomas"] == "olá &#128578;"


def test_control_characters_of_windows_1252_do_not_break_the_log(
    site: PracticeServer, post: Post, good_ticket: dict[str, str]
) -> None:
    good_ticket["dssintomas"] = "reticências \x85 e travessão \x96"
    post("processa_chamado.php", good_ticket)
    assert dict(site.saves()[0]["pairs"])["dssintomas"] == good_ticket["dssintomas"]


def test_forwarding_makes_a_related_ticket_with_its_own_number(
    site: PracticeServer, post: Post, get: Get, good_ticket: dict[str, str]
) -> None:
    number = result(post("processa_chamado.php", good_ticket))["cdchamado"]
    related = site.saves()[0]["related"]
    assert [(t.number, t.parent, t.team) for t in site.tickets()] == [
        (number, None, "Suporte N1"),
        (related, number, "Relacionamento"),
    ]
    assert f">{related}</a>" in post("ajax_relacionados.php", {"cdchamado": str(number)})
    assert f">{number}</a>" in post("ajax_relacionados.php", {"cdchamado": str(related)})
    assert f'<div id="divcdchamado">{related}</div>' in get(f"cadastro_chamado.php?cdchamado={related}")[2]


def test_without_forwarding_there_is_no_related_ticket(
    site: PracticeServer, post: Post, good_ticket: dict[str, str]
) -> None:
    good_ticket["cdacao07"] = ""
    number = result(post("processa_chamado.php", good_ticket))["cdchamado"]
    assert site.saves()[0]["related"] is None
    assert "Nenhum registro encontrado." in post("ajax_relacionados.php", {"cdchamado": str(number)})


def test_an_existing_ticket_keeps_its_opening_data_and_can_be_forwarded(
    site: PracticeServer, post: Post, good_ticket: dict[str, str]
) -> None:
    number = str(result(post("processa_chamado.php", {**good_ticket, "cdacao07": ""}))["cdchamado"])
    changes = {
        "cdchamado": number,
        "dschamado": "outra",
        "dsacaocorretiva": "Nova solução.",
        "cdacao07": "21",
    }
    assert result(post("processa_chamado.php", changes))["mensagem"] == "Registro alterado com sucesso."
    first, related = site.tickets()
    assert first.values["dschamado"] == good_ticket["dschamado"]
    assert first.values["dsacaocorretiva"] == "Nova solução."
    assert site.saves()[1]["related"] == related.number
    post("processa_chamado.php", changes)
    assert len(site.tickets()) == 2, "the same department is not asked twice"


def test_the_opening_data_is_changed_by_its_own_window(
    site: PracticeServer, post: Post, good_ticket: dict[str, str]
) -> None:
    number = str(result(post("processa_chamado.php", good_ticket))["cdchamado"])
    assert 'id="cdcategoriachange3"' in post("altera_abertura.php", {"cdchamado": number})
    post(
        "processa_abertura.php",
        {"cdchamado": number, "cdcategoriachange3": "7124", "dschamadochange": "Outra."},
    )
    values = site.tickets()[0].values
    assert (values["cdcategoria3"], values["dschamado"]) == ("7124", "Outra.")


def test_tickets_and_log_outlive_the_server(tmp_path: Path, good_ticket: dict[str, str]) -> None:
    database, log = tmp_path / "tickets.sqlite", tmp_path / "saves.jsonl"
    with PracticeServer(database=database, log=log) as first:
        body = urlencode(good_ticket, encoding="latin-1")
        connection = http.client.HTTPConnection(urlsplit(first.url).netloc)
        connection.request("POST", "/html/hd/hdchamado/processa_chamado.php", body)
        connection.getresponse().read()
        connection.close()
        tickets, saves = first.tickets(seeded=True), first.saves()
    with PracticeServer(database=database, log=log) as second:
        assert second.tickets(seeded=True) == tickets
        assert second.saves() == saves
        assert len(saves) == 1
