"""Map, fields and plan of the small ticket page in `fixtures/ticket.html`."""

from __future__ import annotations

from playwright.sync_api import Page

from native_host.protocol.messages import ControlKind, Policy, Step
from tests.browser.engine.harness import field, page_map, step

CLIENTE = field("cliente", "Cliente", ids=["cdcliente"], control=ControlKind.LOOKUP)
TELEFONE_CONTATO = field("telefone_contato", "Telefone")
TIPO = field("tipo", "Tipo", ids=["cdtipochamado"], control=ControlKind.SELECT)
CATEGORIAS = [
    field(f"categoria_{level}", f"Categoria {level}", ids=[f"cdcategoria{level}"], control=ControlKind.SELECT)
    for level in (1, 2, 3)
]
PRIORIDADE = field("prioridade", "Prioridade", ids=["cdseveridade"], control=ControlKind.SELECT)
TITULO = field("titulo", "Título", ids=["nmtitulochamado"])
DESCRICAO = field("descricao", "Descrição", ids=["dschamado"], control=ControlKind.TEXTAREA)
NOME = field("nome", "Nome", section="adicionais")
TELEFONE = field("telefone", "Telefone", section="adicionais")
MIDIA = field("midia", "Mídia foi reaproveitada?", control=ControlKind.CHOICE, section="adicionais")
SOLUCAO = field("solucao", "Solução", control=ControlKind.TEXTAREA, section="solucao")
ENCAMINHAR = field("encaminhar", "Encaminhar", section="solucao")

MAP = page_map(
    CLIENTE,
    TELEFONE_CONTATO,
    TIPO,
    *CATEGORIAS,
    PRIORIDADE,
    TITULO,
    DESCRICAO,
    NOME,
    TELEFONE,
    MIDIA,
    SOLUCAO,
    ENCAMINHAR,
)

IDS = {
    "tipo": "#cdtipochamado",
    "categoria_1": "#cdcategoria1",
    "categoria_2": "#cdcategoria2",
    "categoria_3": "#cdcategoria3",
    "prioridade": "#cdseveridade",
    "descricao": "#dschamado",
    "nome": "#vlinformacaoadicional21",
    "telefone": "#vlinformacaoadicional22",
    "solucao": "#dsacaocorretiva",
}

BEHAVIOURS = {
    "answers at once": "{ latency: 0 }",
    "answers late": "{ latency: 80 }",
    "shows no loading sign": "{ latency: 60, sign: false }",
    "asks in a timer": "{ latency: 30, deferred: true }",
}
"""What the page may do in between, for `Object.assign(behaviour, …)`."""


def procedure(third: str = "Em branco") -> list[Step]:
    """Return steps over the whole page, each level after the one above."""
    first, second, last = CATEGORIAS
    return [
        step(CLIENTE, None),
        step(TIPO, "Suporte Técnico", required=True),
        step(first, "SUP - Certificado Digital", after=["tipo"]),
        step(second, "Cartão", after=["categoria_1"]),
        step(last, third, after=["categoria_2"]),
        step(PRIORIDADE, "Baixa", after=["categoria_3"]),
        step(DESCRICAO, "Informa que não consegue.", policy=Policy.IF_EMPTY),
        step(SOLUCAO, "Mídia verificada.\nEm branco.", policy=Policy.IF_EMPTY),
        step(NOME, "Padaria Aurora", policy=Policy.IF_EMPTY, after=["categoria_3"]),
        step(TELEFONE, "(51) 3333-4444", policy=Policy.IF_EMPTY, after=["categoria_3"]),
        step(MIDIA, "Não", policy=Policy.IF_EMPTY, after=["categoria_3"]),
    ]


FILLED = {
    "cliente": "empty",
    "tipo": "filled",
    "categoria_1": "filled",
    "categoria_2": "filled",
    "categoria_3": "filled",
    "prioridade": "filled",
    "descricao": "filled",
    "solucao": "filled",
    "nome": "filled",
    "telefone": "filled",
    "midia": "filled",
}
"""How each step of the procedure ends on an empty page."""


def choose(page: Page, *captions: str) -> None:
    """Choose a classification by hand."""
    for selector, caption in zip(list(IDS.values())[:4], captions, strict=True):
        page.select_option(selector, label=caption)
        page.wait_for_selector("#divLoading", state="detached")
