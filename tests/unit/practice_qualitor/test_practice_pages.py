"""The pages are what the facts about the real ones say."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.practice_qualitor.server import PracticeServer

Get = Callable[[str], tuple[int, str, str]]
KNOWN_IDS = [
    "divcdchamado", "label_cdchamado", "label_dtchamado", "cdcliente", "cdcontato", "btnInfoContato",
    "cdtipochamado", "cdcategoria1", "cdcategoria2", "cdcategoria3", "tdCategoria1", "tdCategoria2",
    "tdCategoria3", "cdseveridade", "nmtitulochamado", "dschamado", "nmequipe", "nmresponsavel",
    "XMLTababa_solucao", "dsacaocorretiva", "cdlocalidade", "cdorigem",
    "cdcomplexidade", "cdanimo", "dspalavrachave",
    "dssintomas",
]  # fmt: skip


@pytest.mark.parametrize("skin", ["classic", "9"])
def test_a_new_ticket_has_the_known_ids_once_and_no_number(get: Get, skin: str) -> None:
    status, kind, text = get(f"cadastro_chamado.php?skin={skin}")
    assert (status, kind) == (200, "text/html; charset=iso-8859-1")
    for name in KNOWN_IDS:
        assert len(re.findall(rf'\bid="{name}"', text)) == 1, name
    assert '<div id="divcdchamado"></div>' in text
    assert "<title>Qualitor Web</title>" in text
    assert '<html lang="pt-br">' in text
    assert "<label" not in text


def test_the_classic_look_has_its_button_tables_and_labels(get: Get) -> None:
    text = get("cadastro_chamado.php")[2]
    assert re.search(r'<button [^>]*id="btnProcessar"[^>]*><span class="IMGSPAN">.*SALVAR</span>', text)
    for label in (
        "Tipo* :",
        "Categoria 3* :",
        "Localidade* :",
        "Origem :",
        "Telefone :",
        "Unid. de Negócio :",
    ):
        assert f'DIVCOLORLABEL">{label}</td>' in text or f'id="tdLabelcdorigem">{label}</td>' in text
    assert text.count(">Nome :<") == 1, "the second Nome comes with the category"


def test_skin_9_has_its_frame_and_new_hashes_at_every_load(get: Get) -> None:
    first, second = get("cadastro_chamado.php?skin=9")[2], get("cadastro_chamado.php?skin=9")[2]
    assert re.search(
        r'id="bodycontent"><div id="wrapper">.*<div id="page-content-wrapper">', first, re.DOTALL
    )
    assert 'src="/js/select2/select2.js"' in first
    hashes = [set(re.findall("component[0-9a-f]{32}", text)) for text in (first, second)]
    assert hashes[0]
    assert not hashes[0] & hashes[1]


def test_the_shell_holds_the_frame_and_the_list_opens_tickets_in_windows(get: Get) -> None:
    assert 'name="framePrincipal"' in get("/html/index.php")[2]
    listed = get("grid_chamado.php")[2]
    assert 'id="gridChamadoRow_0"' in listed
    assert 'id="gridChamadoCheck_0"' in listed
    assert re.search(r'onclick="openTicket\(\d+\);"', listed)


def test_an_existing_ticket_shows_its_number_and_locks_its_opening_data(
    site: PracticeServer, get: Get
) -> None:
    number = site.tickets(seeded=True)[0].number
    text = get(f"cadastro_chamado.php?cdchamado={number}")[2]
    assert f'<div id="divcdchamado">{number}</div>' in text
    assert re.search(r'<select [^>]*id="cdtipochamado"[^>]*disabled', text)
    assert re.search(r'<textarea [^>]*id="dschamado"[^>]*readonly', text)
    assert not re.search(r'<textarea [^>]*id="dsacaocorretiva"[^>]*readonly', text)
    assert 'id="optChangeData_caption"' in text


def test_an_unknown_number_is_denied(get: Get) -> None:
    assert "Permissão negada" in get("cadastro_chamado.php?cdchamado=999999")[2]
    assert "Permissão negada" in get("cadastro_chamado.php?cdchamado=x")[2]


def test_what_does_not_exist_is_not_found(get: Get) -> None:
    assert get("/html/nothing.php")[0] == 404
    assert get("/js/../app.py")[0] == 404
    assert get("/js/select2/package.json")[0] == 404


@pytest.mark.parametrize("skin", ["classic", "9"])
def test_the_cascade_going_back_gives_the_cells_of_the_first_rendering(
    get: Get, ask: Callable[..., Any], skin: str
) -> None:
    first = get(f"cadastro_chamado.php?skin={skin}")[2]
    reply = ask(f"ajax_categoria.php?skin={skin}", {"nivel": "1", "cdtipochamado": ""})
    for cell, content in reply["celulas"].items():
        assert re.search(rf'id="{cell}">{re.escape(content)}</', first), cell
    assert not reply["ultima"]


def test_the_page_is_the_same_for_a_saved_choice_and_for_the_ajax_call(
    site: PracticeServer, get: Get, ask: Callable[..., Any]
) -> None:
    ticket = site.tickets(seeded=True)[0]
    shown = get(f"cadastro_chamado.php?cdchamado={ticket.number}")[2]
    reply = ask("ajax_categoria.php", {"nivel": "1", **ticket.values})
    plain = re.sub(r' disabled="disabled"', "", shown).replace("INPUTREADONLY", "INPUTREQUIRED")
    for cell, content in reply["celulas"].items():
        assert f'id="{cell}">{content}</td>' in plain
