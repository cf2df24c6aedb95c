"""The agent at the practice Qualitor: opens a ticket, names the customer, answers what is missing, saves.

Everything is typed and clicked as a person does it; the product's own code is not used here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Frame, Page, expect

CONTROLS = {
    "cliente": "cdcliente",
    "contato": "cdcontato",
    "departamento": "vlcampo14",
    "telefone_contato": "vlcampo15",
    "centro_de_custo": "vlcampo16",
    "unidade_de_negocio": "vlcampo18",
    "tipo": "cdtipochamado",
    "categoria_1": "cdcategoria1",
    "categoria_2": "cdcategoria2",
    "categoria_3": "cdcategoria3",
    "localidade": "cdlocalidade",
    "prioridade": "cdseveridade",
    "palavra_chave": "dspalavrachave",
    "complexidade": "cdcomplexidade",
    "animo": "cdanimo",
    "titulo": "nmtitulochamado",
    "sintomas": "dssintomas",
    "origem": "cdorigem",
    "descricao": "dschamado",
    "solucao": "dsacaocorretiva",
    "encaminhar": "cdacao07",
    "nome": "vlinformacaoadicional1821",
    "telefone": "vlinformacaoadicional1822",
    "email": "vlinformacaoadicional1823",
    "cpf_cnpj": "vlinformacaoadicional1824",
    "protocolo": "vlinformacaoadicional1825",
    "midia_reaproveitada": "vlinformacaoadicional1826",
    "midia_safeweb": "vlinformacaoadicional1827",
}
"""Field key → name of the control on the practice page."""


@dataclass(frozen=True)
class Caller:
    """A customer of the practice site, as its own records show them."""

    client: str
    contact: str
    name: str
    document: str
    phones: str
    department: str


PADARIA = Caller(
    client="1042",
    contact="5011",
    name="Padaria Aurora Ltda",
    document="11.222.333/0001-81",
    phones="(51) 3333-4444 / (51) 99999-8888",
    department="Administração",
)
VINICOLA = Caller(
    client="SW2040",
    contact="6120",
    name="Vinícola Serra Azul S.A.",
    document="12.ABC.345/01DE-35",
    phones="(54) 3222-1110 / (54) 99123-4560",
    department="Contabilidade",
)
ANSWERS = {
    "email": "contato.atual@padariaaurora.example.com",
    "protocolo": "2026112200417",
    "midia_reaproveitada": "Não",
    "midia_safeweb": "Sim",
}
"""What the customer says on the phone."""


class Ticket:
    """A ticket page of the practice site, at the agent's hands."""

    def __init__(self, page: Page, frame: Frame | None = None) -> None:
        self.page = page
        self.frame = frame or page.main_frame

    def name_customer(self, caller: Caller) -> None:
        """Type both codes and leave each field, then wait until the page has looked the records up."""
        for key, code in (("cliente", caller.client), ("contato", caller.contact)):
            control = self.frame.locator(f"#{CONTROLS[key]}")
            control.fill(code)
            control.press("Tab")
            expect(self.frame.locator("#divLoading")).to_have_count(0)
        expect(self.frame.locator(f"#{CONTROLS['departamento']}")).to_have_value(caller.department)

    def shown(self, key: str) -> str:
        """Return what the field shows: an option's or a radio button's caption, or the text."""
        return str(self.frame.evaluate(_SHOWN, CONTROLS[key]))

    def all_shown(self) -> dict[str, str]:
        """Return what every field shows."""
        return {key: self.shown(key) for key in CONTROLS}

    def choose(self, key: str, caption: str) -> None:
        """Choose an option once the page offers it, and wait until the page has followed."""
        control = self.frame.locator(f"#{CONTROLS[key]}")
        expect(control.locator("option", has_text=caption).first).to_be_attached()
        control.select_option(label=caption, force=True)
        expect(self.frame.locator("#divLoading")).to_have_count(0)

    def answer(self, answers: Mapping[str, str]) -> None:
        """Type or choose each answer in its field."""
        for key, value in answers.items():
            control = self.frame.locator(f"[name='{CONTROLS[key]}']").first
            kind = control.evaluate("element => element.type")
            if kind == "radio":
                group = f"[name='{CONTROLS[key]}']"
                wanted = self.frame.locator(f"label:has-text('{value}')")
                for label in wanted.all():
                    target = label.get_attribute("for")
                    if target and self.frame.locator(f"{group}[id='{target}']").count():
                        label.click()
            elif kind.startswith("select"):
                control.select_option(label=value)
            else:
                control.fill(value)
                control.press("Tab")

    def posted_now(self) -> list[list[str]]:
        """Return the pairs that the form would post now, with line ends as a form posts them."""
        pairs: list[list[str]] = self.frame.evaluate(
            "() => [...new FormData(document.getElementById('cdcliente').form)]"
        )
        return [[name, re.sub("\r?\n", "\r\n", value)] for name, value in pairs]

    def save(self) -> tuple[str, str]:
        """Press SALVAR and confirm the success; return the ticket's and the related ticket's number."""
        self.frame.get_by_role("button", name="SALVAR").click()
        dialog = self.frame.locator("#divAlert")
        expect(dialog).to_contain_text("Registro inserido com sucesso.")
        with self.page.expect_navigation():
            dialog.locator("#btnOK").click()
        number = self.frame.locator("#divcdchamado").inner_text().strip()
        self.frame.locator("td[id^=XMLTab]", has_text="Chamados Relacionados").click()
        row = self.frame.locator("[id^=grid][id*=Row_]", has_text="Relacionamento").first
        expect(row).to_be_visible()
        related = re.search(r"\d{4,}", row.inner_text())
        assert related, f"the related ticket shows no number: {row.inner_text()!r}"
        return number, related.group()


@contextmanager
def ticket_in_popup(page: Page, url: str) -> Iterator[Ticket]:
    """Open a new ticket from the shell, in the pop-up window that the shell opens."""
    page.goto(url)
    grid = page.frame(name="framePrincipal")
    assert grid is not None, "the shell has no frame framePrincipal"
    with page.expect_popup() as opened:
        page.get_by_text("Novo atendimento").or_(
            page.get_by_role("button", name="Novo atendimento")
        ).first.click()
    popup = opened.value
    popup.wait_for_load_state()
    yield Ticket(popup)
    if not popup.is_closed():
        popup.close()


def page_state(frame: Frame) -> dict[str, Any]:
    """Return the whole page as bytes can tell it: the markup and the value of every control."""
    state: dict[str, Any] = frame.evaluate(_STATE)
    return state


_SHOWN = """(name) => {
  const controls = [...document.getElementsByName(name)];
  const first = controls[0];
  if (!first) return "(not on the page)";
  if (first.type === "radio") {
    const chosen = controls.find((control) => control.checked);
    return chosen ? document.querySelector(`label[for="${CSS.escape(chosen.id)}"]`).textContent.trim() : "";
  }
  if (first.tagName === "SELECT") return first.selectedOptions[0]?.textContent.trim() ?? "";
  return first.value;
}"""

_STATE = """() => {
  const copy = document.documentElement.cloneNode(true);
  copy.querySelector("#qualitoken-card")?.remove();
  const controls = [...document.querySelectorAll("input, select, textarea")];
  return {
    markup: copy.outerHTML,
    values: controls.map((control) => [control.name || control.id, control.value, control.checked ?? null,
      control.selectedIndex ?? null]),
  };
}"""
