"""What every installed host must do, whichever installer put it there."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Playwright, expect

from native_host import __version__
from native_host.registration.ids import ALLOWED_ORIGINS, HOST_NAME
from native_host.registration.manifest import FILE_NAME
from tests.support.agent import PADARIA, Ticket
from tests.support.browser import open_browser
from tests.support.card import Card
from tests.support.carried import assert_carries_its_tables
from tests.support.drivers import HOLDS_BLANK
from tests.support.paths import EXTENSION_ID
from tests.support.procedure import CLASSIFICATION, DESCRIPTION
from tests.support.stage import Token, open_stage
from tests.windows.machine import Machine, running

OLDER = "0.0.9"
"""An older version with the same content."""
USER, COMPUTER = "HKCU", "HKLM"


@dataclass(frozen=True)
class State:
    """What is on a machine."""

    files: set[str]
    keys: set[str]

    @classmethod
    def of(cls, machine: Machine) -> State:
        """Look at it now."""
        return cls(machine.files(), machine.registry())

    def left(self, machine: Machine) -> tuple[list[str], list[str]]:
        """Return the files, and the keys of ours, that are on the machine now and were not then."""
        files, keys = machine.files() - self.files, machine.registry() - self.keys
        return sorted(files), sorted(key for key in keys if "qualitoken" in key or "nativemessaging" in key)


def configure(machine: Machine, driver: Path) -> Path:
    """Put the driver, holding a blank token, on the machine; return a configuration that knows only it."""
    folder = machine.folder / "driver"
    folder.mkdir(exist_ok=True)
    module = folder / driver.name
    shutil.copyfile(driver, module)
    Path(f"{module}.script").write_text(HOLDS_BLANK, "ascii")
    config = machine.folder / "config.toml"
    values = {"modules": [machine.own_path(module)], "log_dir": machine.own_path(machine.folder / "log")}
    lines = [f"{key} = {json.dumps(value)}" for key, value in values.items()]
    config.write_text("\n".join([*lines, "only_modules = true\n"]), "utf-8")
    return config


def assert_reads_a_token(machine: Machine, manifest: str, driver: Path) -> None:
    """The host that a browser would start says hello, reads a token by the Windows driver, has its tables."""
    launcher = machine.launcher(machine.host_of(manifest), configure(machine, driver))
    with running(launcher) as host:
        hello = host.receive()
        assert hello["method"] == "hello"
        params = hello["params"]
        assert isinstance(params, dict)
        assert params["host"] == __version__
        assert str(params["build"]).startswith("frozen-")
        media = host.call("tokens.read", {"deadline_ms": 8000})["media"]
        assert_carries_its_tables(host.call)
    assert isinstance(media, list)
    assert [(one["state"], one["token"]["label"]) for one in media] == [("blank", "MIDIA")], media


def tell_browser(profile: Path, host: Path) -> None:
    """Name the program of this system that starts the Windows host to the browser of a new profile."""
    hosts = profile / "NativeMessagingHosts"
    hosts.mkdir(parents=True)
    content = {
        "name": HOST_NAME,
        "description": "Windows host",
        "path": str(host),
        "type": "stdio",
        "allowed_origins": list(ALLOWED_ORIGINS),
    }
    (hosts / FILE_NAME).write_text(json.dumps(content), "utf-8")


def assert_loads_and_greets(
    machine: Machine, host: Path, extension: Path, driver: Path, playwright: Playwright, folder: Path
) -> None:
    """Chromium here loads the packaged folder as it is, and the packaged Windows host says hello to it."""
    tell_browser(folder / "profile", machine.launcher(host, configure(machine, driver)))
    with open_browser(playwright, folder / "profile", extension, environment={}) as browser:
        page = browser.context.new_page()
        page.goto(f"chrome-extension://{EXTENSION_ID}/options.html")
        expect(page.get_by_text("O programa do Qualitoken respondeu.")).to_be_visible(timeout=30_000)
        page.close()
    machine.prefix.wait()


def assert_fills_the_ticket(
    machine: Machine, manifest: str, driver: Path, playwright: Playwright, extension: Path, folder: Path
) -> None:
    """Chromium here, with the installed Windows host: one click fills the practice ticket."""
    tell_browser(folder / "profile", machine.launcher(machine.host_of(manifest), configure(machine, driver)))
    with open_stage(playwright, folder, Token([], {}), extension=extension, registered=False) as stage:
        page = stage.browser.context.new_page()
        page.goto(stage.site.ticket_url)
        ticket, card = Ticket(page), Card(page)
        ticket.name_customer(PADARIA)
        stage.browser.press_toolbar_button(page)
        card.wait_for("Desfazer")
        shown = ticket.all_shown()
    wanted = {
        **CLASSIFICATION,
        "descricao": DESCRIPTION,
        "cliente": PADARIA.client,
        "contato": PADARIA.contact,
        "departamento": PADARIA.department,
        "nome": PADARIA.name,
        "telefone": PADARIA.phones,
        "cpf_cnpj": PADARIA.document,
    }
    assert {key: shown[key] for key in wanted} == wanted
    assert driver.name in shown["solucao"]
    assert "em branco" in shown["solucao"]
    machine.prefix.wait()
