"""The computers that recordings are made on: what is plugged in, configured and lies in folders, by name.

All that a reply tells of them is the same on every machine, but for what `marks` names. All people are
made up.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cryptography import x509

from tests.support import certificates, softhsm
from tests.support.drivers import HOLDS_BLANK, HOLDS_KEY, ScriptedDriver
from tests.support.paths import PROGRAMS, ROOT
from tests.support.pcsc import STOPPED, smart_card_service
from tests.support.recorded.wire import Json
from tests.support.stage import write_config

LONG_AGO, RECENTLY, IN_FORCE, FAR = (
    datetime.datetime(year, 1, 2, 12, tzinfo=datetime.timezone.utc) for year in (2015, 2020, 2024, 2080)
)
"""Moments that lie on the same side of now for as long as these tests are run."""

EMPTY_READER = "slot description=Leitora_1 flags=6\n"


@dataclass
class Computer:
    """A computer that is set up.

    Attributes:
        modules: the PKCS#11 modules that it has.
        environment: what the host reads from it.
        settings: more of the configuration, as TOML.
        scripts: what the drivers of `tests/drivers/scripted.c` say once the host is warm: file → script.
        happenings: what can happen there while the host runs, by name.
    """

    modules: list[Path] = field(default_factory=list)
    environment: Mapping[str, str] = field(default_factory=lambda: STOPPED)
    settings: str = ""
    scripts: dict[str, str] = field(default_factory=dict)
    happenings: dict[str, Callable[[], object]] = field(default_factory=dict)


SetUp = Callable[[Path, ExitStack], Computer]
"""Sets a computer up in a folder; what must be ended goes on the stack."""


def _driver(script: Callable[[], str]) -> SetUp:
    def set_up(folder: Path, _stack: ExitStack) -> Computer:
        return _with_driver(folder, script())

    return set_up


def _with_driver(folder: Path, script: str) -> Computer:
    driver = ScriptedDriver(folder / "drivers", "", "cartao.so")
    return Computer([driver.path], scripts={f"{driver.path}.script": script})


def _without_drivers(folder: Path, _stack: ExitStack) -> Computer:
    return Computer([folder / "drivers/ausente.so"])


def _softhsm(folder: Path, _stack: ExitStack) -> Computer:
    return Computer([softhsm.softhsm_module()], {**STOPPED, **softhsm.blank_token(folder / "softhsm")})


def _cards_come_and_go(folder: Path, stack: ExitStack) -> Computer:
    driver = ScriptedDriver(
        folder / "drivers", EMPTY_READER.replace("Leitora_1", "Virtual_PCD_00_00"), "cartao.so"
    )
    service = stack.enter_context(smart_card_service())

    def insert() -> None:
        driver.script(HOLDS_KEY.replace("Leitora_1", "Virtual_PCD_00_00"))
        service.insert()

    return Computer([driver.path], service.environment, happenings={"a card is put in": insert})


def _broken_configuration(folder: Path, _stack: ExitStack) -> Computer:
    return Computer([folder / "drivers/ausente.so"], settings="modulos = []\n")


def _own_files(folder: Path, _stack: ExitStack) -> Computer:
    """An organisation's folders: a procedure replaced, one added, files with mistakes."""
    procedures, maps = folder / "procedimentos", folder / "mapas"
    procedures.mkdir()
    maps.mkdir()
    blank = (ROOT / "native_host/sop/token_em_branco.toml").read_text("utf-8")
    other = blank.replace('id = "token_em_branco"', 'id = "token_da_filial"')
    _write(procedures / "em_branco.toml", blank.replace('"Porto Alegre"', '"Caxias do Sul"'))
    _write(procedures / "filial.toml", other)
    _write(
        procedures / "quebrado.toml", other.replace("token_da_filial", "quebrado").replace('"set"', '"x"', 1)
    )
    _write(maps / "outro.toml", 'id = "outro"\ntitle = "Outro"\n')
    made = _with_driver(folder, HOLDS_BLANK)
    made.settings = f"sop_dirs = ['{procedures}']\npage_dirs = ['{maps}']\n"
    return made


def _large_maps(folder: Path, _stack: ExitStack) -> Computer:
    """Page maps that together are longer than the browser takes."""
    maps = folder / "mapas"
    maps.mkdir()
    own = (ROOT / "native_host/pages/qualitor.toml").read_text("utf-8")
    for number in range(6):
        named = own.replace('id = "qualitor"', f'id = "mapa_{number}"')
        _write(maps / f"{number}.toml", named.replace("#divLoading", "x" * 200_000))
    return Computer([folder / "drivers/ausente.so"], settings=f"page_dirs = ['{maps}']\n")


def _write(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")


def _certificate(
    start: datetime.datetime, end: datetime.datetime, policy: str = "2.16.76.1.2.3.51"
) -> x509.Certificate:
    issuer = certificates.authority("AC SAFEWEB RFB v5")
    order = certificates.Order(policy=policy, start=start, end=end)
    return certificates.holder(order, issuer, certificates.key())


def _object(certificate: x509.Certificate, object_id: str = "01") -> str:
    return f"object class=1 id={object_id} value={certificates.der(certificate).hex()}\n"


def _slot(number: int, flags: int = 0x40D, *objects: str) -> str:
    token = (
        f"token label=MIDIA_{number} serial=00B{number} model=Teste manufacturer=Testes flags={flags:#x}\n"
    )
    return f"slot description=Leitora_{number} flags=7\n{token}{''.join(objects)}"


def _operational() -> str:
    return _slot(1, 0x40D, _object(_certificate(IN_FORCE, FAR)), "object class=2 id=01\n")


def _several_media() -> str:
    key = "object class=2 id=01\n"
    locked = 0x40D | 0x40000
    to_be_changed_and_low = 0x40D | 0x80000 | 0x10000
    return "".join(
        (
            _slot(1, locked, _object(_certificate(IN_FORCE, FAR)), key),
            _slot(2, to_be_changed_and_low, _object(_certificate(LONG_AGO, RECENTLY)), key),
            _slot(3, 0x40D, _object(_certificate(FAR, FAR + datetime.timedelta(days=365))), key),
            _slot(4, 0x40D, _object(_certificate(IN_FORCE, FAR))),
            _slot(5, 0x40D, key),
            _slot(6, 0x001),
            _slot(7, 0x405),
            "slot description=Leitora_8\ntoken error=0xe1\n",
            "slot description=Leitora_9 error=0x30\n",
            EMPTY_READER.replace("Leitora_1", "Leitora_10"),
        )
    )


COMPUTERS: Mapping[str, SetUp] = {
    "no drivers": _without_drivers,
    "a blank token": _driver(lambda: HOLDS_BLANK),
    "a certificate in order": _driver(_operational),
    "media in every state": _driver(_several_media),
    "an empty reader": _driver(lambda: EMPTY_READER),
    "a driver that crashes": _driver(lambda: HOLDS_KEY + "crash C_OpenSession\n"),
    "a driver that hangs": _driver(lambda: "hang C_GetSlotList\n"),
    "a blank token of SoftHSM2": _softhsm,
    "cards that come and go": _cards_come_and_go,
    "a broken configuration": _broken_configuration,
    "files of an organisation": _own_files,
    "page maps too long": _large_maps,
}
"""Every computer, by the name that recordings give it."""


def warm_up(ask: Callable[[Json], object], scripts: Mapping[str, str]) -> None:
    """Have a host read once before anything is recorded, then let the drivers say what they are to say.

    How long the children of the first reading take to start, on a busy computer, must not show in a reply.

    Args:
        ask: sends a request to the host and waits for the reply.
        scripts: the computer's.
    """
    if scripts:
        ask({"jsonrpc": "2.0", "id": "warm", "method": "tokens.read", "params": {}})
    for file, script in scripts.items():
        new = Path(f"{file}.new")
        new.write_text(script, "utf-8")
        new.replace(file)


@contextmanager
def computer(name: str, folder: Path) -> Iterator[Computer]:
    """Set a computer up in `folder`; its environment is all that the host's replies depend on."""
    folder.mkdir(exist_ok=True)
    with ExitStack() as stack:
        made = COMPUTERS[name](folder, stack)
        home, programs = folder / "home", folder / "bin"
        home.mkdir()
        programs.mkdir()
        config = write_config(folder, made.modules, made.settings)
        made.environment = {
            **made.environment,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_STATE_HOME": str(home / ".state"),
            "PATH": str(programs),
            "QUALITOKEN_CONFIG": str(config),
        }
        yield made


def places(folder: Path) -> dict[str, str]:
    """Return the folders of a run and the marks that stand for them."""
    return {str(folder): "«folder»", str(PROGRAMS): "«programs»"}
