"""A practice site per test, and a browser's way of posting to it."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from tests.practice_qualitor.server import PracticeServer

Post = Callable[..., str]
FOLDER = "/html/hd/hdchamado/"

GOOD_TICKET = {
    "cdcliente": "1042",
    "cdcontato": "5011",
    "cdtipochamado": "7",
    "cdcategoria1": "710",
    "cdcategoria2": "712",
    "cdcategoria3": "7123",
    "cdlocalidade": "1",
    "cdseveridade": "4",
    "dschamado": "Informa que não consegue utilizar o Certificado Digital.",
    "vlinformacaoadicional1821": "Marina Alves Teixeira",
    "vlinformacaoadicional1822": "(51) 3333-4444 / (51) 99999-8888",
    "vlinformacaoadicional1823": "marina.alves@padariaaurora.example.com",
    "vlinformacaoadicional1824": "11.222.333/0001-81",
    "vlinformacaoadicional1825": "1009887766",
    "vlinformacaoadicional1826": "N",
    "vlinformacaoadicional1827": "S",
    "cdacao07": "21",
    "dsacaocorretiva": "Mídia em branco: nenhuma cadeia, nenhuma chave pública, nenhum certificado.",
}


@pytest.fixture
def pauses() -> list[float]:
    """The seconds that the site would have kept a browser waiting; here it keeps nobody waiting."""
    return []


@pytest.fixture
def site(pauses: list[float]) -> Iterator[PracticeServer]:
    with PracticeServer(pause=pauses.append) as running:
        yield running


@pytest.fixture
def good_ticket() -> dict[str, str]:
    return dict(GOOD_TICKET)


@pytest.fixture
def post(site: PracticeServer) -> Post:
    """Post pairs in Latin-1 and return the answer's text."""

    def send(path: str, values: dict[str, str], expect: int = 200) -> str:
        connection = http.client.HTTPConnection(urlsplit(site.url).netloc)
        body = urlencode(list(values.items()), encoding="latin-1", errors="xmlcharrefreplace")
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", path if path.startswith("/") else FOLDER + path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode("latin-1")
        connection.close()
        assert answer.status == expect, text
        return text

    return send


@pytest.fixture
def ask(post: Post) -> Callable[..., Any]:
    """Post and return the literal that the answer holds."""
    return lambda path, values: json.loads(post(path, values))


@pytest.fixture
def get(site: PracticeServer) -> Callable[[str], tuple[int, str, str]]:
    """Return status, content type and text of a page."""

    def fetch(path: str) -> tuple[int, str, str]:
        connection = http.client.HTTPConnection(urlsplit(site.url).netloc)
        connection.request("GET", path if path.startswith("/") else FOLDER + path)
        answer = connection.getresponse()
        text = answer.read().decode("latin-1")
        connection.close()
        return answer.status, answer.headers["Content-Type"], text

    return fetch
