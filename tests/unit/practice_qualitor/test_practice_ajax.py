"""The AJAX calls answer as the real page's do."""

from __future__ import annotations

import http.client
import re
import socket
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from tests.practice_qualitor.server import PracticeServer

Ask = Callable[..., Any]
Post = Callable[..., str]
RECEIVED_MAX_BYTES = 64 * 1024
PATH = {"cdtipochamado": "7", "cdcategoria1": "710", "cdcategoria2": "712", "cdcategoria3": "7123"}


def captions(html: str) -> list[str]:
    return [text for text in re.findall(r"<option[^>]*>([^<]*)</option>", html) if text]


def test_each_level_is_built_from_the_level_above(ask: Ask) -> None:
    reply = ask("ajax_categoria.php", {"nivel": "1", "cdtipochamado": "7"})
    assert list(reply["celulas"]) == ["tdCategoria1", "tdCategoria2", "tdCategoria3"]
    assert "SUP - Certificado Digital" in captions(reply["celulas"]["tdCategoria1"])
    assert captions(reply["celulas"]["tdCategoria2"]) == []
    reply = ask("ajax_categoria.php", {"nivel": "3", **PATH, "cdcategoria3": ""})
    assert list(reply["celulas"]) == ["tdCategoria3"]
    assert {"Bloqueado", "Em branco"} <= set(captions(reply["celulas"]["tdCategoria3"]))


def test_a_branch_without_a_third_level_says_that_it_is_complete(ask: Ask) -> None:
    reply = ask(
        "ajax_categoria.php",
        {"nivel": "3", "cdtipochamado": "7", "cdcategoria1": "710", "cdcategoria2": "714"},
    )
    assert reply["ultima"] is True
    assert captions(reply["celulas"]["tdCategoria3"]) == []


def test_the_category_sets_the_priority(ask: Ask) -> None:
    assert ask("ajax_severidade.php", PATH) == {"cdseveridade": "3"}
    assert ask("ajax_severidade.php", {**PATH, "cdcategoria3": "7121"}) == {"cdseveridade": "2"}
    assert ask("ajax_severidade.php", {**PATH, "cdcategoria3": ""}) == {"cdseveridade": ""}


def test_additional_fields_come_with_the_category_and_differ_between_the_looks(ask: Ask) -> None:
    classic = ask("ajax_informacaoadicional.php", PATH)["html"]
    nine = ask("ajax_informacaoadicional.php?skin=9", PATH)["html"]
    for html in (classic, nine):
        assert 'id="vlinformacaoadicional1821"' in html
        assert re.search(r'<span id="tdLabelcomponent[0-9a-f]{32}">Telefone : </span>', html)
        assert re.search(r'<tr class="DIVHIDE"[^>]*>', html)
        assert re.search(r'id="vlinformacaoadicional1826_[0-9a-f]{32}" value="S"', html)
        assert "<legend>Mídia foi reaproveitada?</legend>" in html
    assert '<select class="INPUTREQUIRED" id="vlinformacaoadicional1827"' in classic
    assert 'type="radio" class="INPUTREQUIRED" name="vlinformacaoadicional1827"' in nine


def test_without_a_complete_choice_there_are_no_additional_fields(ask: Ask) -> None:
    reply = ask("ajax_informacaoadicional.php", {**PATH, "cdcategoria3": ""})
    assert reply == {"html": "", "obrigatorios": [], "mensagem": ""}


def test_some_categories_make_origem_mandatory(ask: Ask) -> None:
    reply = ask("ajax_informacaoadicional.php", {"cdtipochamado": "1", "cdcategoria1": "110"})
    assert reply["obrigatorios"] == [["cdorigem", "Origem"]]


def test_an_hour_field_has_a_bare_number_for_an_id(ask: Ask) -> None:
    assert 'id="12"' in ask("ajax_informacaoadicional.php", {**PATH, "cdcategoria3": "7122"})["html"]


def test_codes_are_resolved_and_contacts_belong_to_their_customer(ask: Ask) -> None:
    assert ask("ajax_cliente.php", {"cdcliente": "sw2040"}) == {
        "cdcliente": "SW2040",
        "nmcliente": "Vinícola Serra Azul S.A. - CNPJ 12.ABC.345/01DE-35",
    }
    reply = ask("ajax_contato.php", {"cdcliente": "1042", "cdcontato": "5011"})
    assert reply["vlcampo15"] == "(51) 3333-4444 / (51) 99999-8888"
    assert reply["vlcampo14"] == "Administração"
    assert "erro" in ask("ajax_contato.php", {"cdcliente": "SW2040", "cdcontato": "5011"})
    assert "erro" in ask("ajax_cliente.php", {"cdcliente": "0"})


def test_the_windows_list_what_can_be_chosen(post: Post) -> None:
    assert "P3307" in post("lista_cliente.php", {})
    listed = post("lista_contato.php", {"cdcliente": "1042"})
    assert "5011" in listed
    assert "6120" not in listed
    shown = post("info_contato.php", {"cdcliente": "1042", "cdcontato": "5011"})
    assert "marina.alves@padariaaurora.example.com" in shown


def test_connections_are_kept_and_an_answer_is_one_piece(site: PracticeServer) -> None:
    connection = http.client.HTTPConnection(urlsplit(site.url).netloc)
    sockets = set()
    for _ in range(30):
        connection.request("POST", "/html/hd/hdchamado/ajax_categoria.php", "nivel=1&cdtipochamado=7")
        # Head and body together: a second packet would wait for the acknowledgement of the first, 40 ms.
        first = connection.sock.recv(RECEIVED_MAX_BYTES, socket.MSG_PEEK)
        answer = connection.getresponse()
        assert len(first) > int(answer.headers["Content-Length"])
        answer.read()
        sockets.add(connection.sock)
    assert None not in sockets
    assert len(sockets) == 1
