"""Nothing personal is in the log or on standard error, whatever the tokens and the customers are called."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from native_host.registration.ids import ALLOWED_ORIGINS
from native_host.report.code import encode
from native_host.report.model import Report
from tests.support import certificates as made
from tests.support import plans, softhsm
from tests.support.drivers import ScriptedDriver
from tests.support.host import HostProcess, Json

LABEL, SERIAL, ID = "ZULEICA", "9F8E7D6C5B4A", b"zuleica-11144477735"
DRIVER = (
    "slot description=Leitora_Zuleica flags=7\n"
    f"token label={LABEL}_PEREIRA serial={SERIAL} model=Modelo manufacturer=Testes\n"
)
CUSTOMER: Json = {
    "name": "HERMENEGILDO DAS NEVES",
    "cpf": made.CPF,
    "cnpj": made.CNPJ,
    "phones": ["+5551988887777"],
    "email": "hermenegildo@neves.example",
    "protocol": "PROTO-2026-778899",
}
FRAGMENTS = (
    *("ZULEICA", "PEREIRA", SERIAL, "MARIA", "EXEMPLO", "HERMENEGILDO", "NEVES", "PADARIA AURORA", "BRUNO"),
    *(made.CPF, "529.982", "98224725", made.CNPJ, "12.ABC", "11144477735", "88887777", "5551988887777"),
    *("@", "example", "PROTO-2026", "778899", "15081979", "1979-08-15", "0A1B2C3D4E5F"),
    *(ID.hex().upper(), "JUSSARA"),
)
"""None of them may be met, whatever the letters' case."""


def config(folder: Path, modules: list[Path]) -> dict[str, str]:
    file = folder / "config.toml"
    listed = json.dumps([str(module) for module in modules])
    log = json.dumps(str(folder / "log"))
    file.write_text(
        f'modules = {listed}\nonly_modules = true\nlog_dir = {log}\nlog_level = "debug"\n'
        f"history = true\nhistory_dir = {json.dumps(str(folder / 'history'))}\n",
        "utf-8",
    )
    return {"QUALITOKEN_CONFIG": str(file)}


def plan_params() -> Json:
    page = {
        "map": "qualitor",
        "ticket_number": "4711",
        "fields": {"cliente": {"value": "1042", "display": "Padaria Aurora Ltda - CNPJ 11.222.333/0001-81"}},
    }
    return {"token": plans.medium().model_dump(mode="json"), "customer": CUSTOMER, "page": page}


@pytest.fixture(scope="module")
def traces(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Everything a host left behind that read tokens and made plans for people with names."""
    folder = tmp_path_factory.mktemp("privacy")
    environment = softhsm.full_token(folder / "hsm", "JUSSARA")
    leaf = made.der(made.holder(made.Order(), made.authority("AC SAFEWEB"), made.key())).hex()
    drivers = {
        "full": f"{DRIVER}object class=1 id={ID.hex()} value={leaf}\nobject class=2 id={ID.hex()}\n",
        "blank": DRIVER.replace(SERIAL, f"{SERIAL}00").replace("Leitora", "Outra"),
        "crash": f"{DRIVER}flood C_OpenSession 1\ncrash C_CloseSession\n",
        "hang": f"{DRIVER}hang C_FindObjects\n",
    }
    modules = [ScriptedDriver(folder / LABEL / name, script).path for name, script in drivers.items()]
    missing, text = folder / f"{LABEL}.so", folder / "text.so"
    text.write_text(LABEL * 100, "ascii")
    settings = config(folder, [softhsm.softhsm_module(), *modules, text, missing.with_name("x.so")])
    host = HostProcess({**environment, **settings}, (ALLOWED_ORIGINS[0],))
    host.receive()
    media = host.media(2500)
    assert {"operational", "blank", "driver_failed"} <= {str(medium["state"]) for medium in media}
    for medium in media[:2]:
        host.call("escalation.plan", {**plan_params(), "token": medium})
    host.call("escalation.plan", plan_params())
    _prepare(host)
    host.call("escalation.plan", {**plan_params(), "customer": {"name": 7, "HERMENEGILDO": made.CPF}})
    _paste(host)
    host.call("HERMENEGILDO", CUSTOMER)
    host.call("ping", {"echo": "HERMENEGILDO"})
    host.send_bytes(b"\x0c\x00\x00\x00HERMENEGILDO")
    host.receive()
    assert host.close() == 0
    host.process.wait()
    history = (folder / "history/history.json").read_text("utf-8")
    assert '"operational"' in history
    told = re.sub(r'"[0-9a-f]{32}"|\d{4}-\d\d-\d\d', "", history)  # marks, salt, days
    return (folder / "log/host.log").read_text("utf-8") + host.errors.decode() + told


def _prepare(host: HostProcess) -> None:
    """Prepare a ticket with everything that a customer, a page and an agent may say."""
    params = {key: value for key, value in plan_params().items() if key != "customer"}
    given = {
        "candidates": [
            {"key": "name", "value": "HERMENEGILDO", "display": "HERMENEGILDO", "confidence": "sure"}
        ],
        "lines": {"document": made.CPF, "phone_1": "(51) 98888-7777", "email": CUSTOMER["email"]},
        "answers": {"protocolo": CUSTOMER["protocol"]},
        "filled": {"nome": "HERMENEGILDO"},
    }
    reply, _ = host.call("ticket.prepare", {**params, **given})
    assert "result" in reply, reply
    host.call("ticket.prepare", {**params, "lines": {"name": 7, "HERMENEGILDO": made.CPF}})


def _paste(host: HostProcess) -> None:
    """Give the host everything a customer and another computer may send."""
    pasted = (
        f"Nome: HERMENEGILDO DAS NEVES\nCPF: {made.CPF}\nTel: (51) 98888-7777\nhermenegildo@neves.example"
    )
    reply, _ = host.call("customer.parse", {"text": pasted})
    assert len(reply["result"]["candidates"]) == 4  # type: ignore[index]
    typed = {"name": "HERMENEGILDO", "document": made.CNPJ, "email": "hermenegildo@", "phone_1": "5198888"}
    host.call("customer.check", {"typed": typed})
    host.call("customer.check", {"typed": {"name": 7, "HERMENEGILDO": made.CPF}})
    now = datetime.now().astimezone().isoformat()
    medium = plans.operational().model_copy(update={"read_at": now})
    report = encode(Report(program="1", read_at=now, media=[medium]))
    reply, _ = host.call("report.read", {"text": f"HERMENEGILDO {report}"})
    assert reply["result"]["media"][0]["elsewhere"]  # type: ignore[index]
    host.call("report.read", {"text": f"HERMENEGILDO {report[:-20]}"})
    host.call("configure", {"managed": {"sop_dirs": ["HERMENEGILDO"]}})


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_no_fragment_of_anybody_is_in_the_log_or_on_standard_error(traces: str, fragment: str) -> None:
    assert fragment.casefold() not in traces.casefold()


def test_nothing_shaped_like_a_number_of_somebody_is_there(traces: str) -> None:
    messages = "\n".join(line.split(" ", 2)[-1] for line in traces.splitlines())
    assert not re.search(r"\d{7,}", messages)


@pytest.mark.parametrize(
    "told",
    [
        *("start: host ", "tokens.read: ok in ", "escalation.plan: ok", "escalation.plan: invalid_params"),
        *("ticket.prepare: ok", "ticket.prepare: invalid_params"),
        *("customer.parse: ok", "customer.check: ok", "customer.check: invalid_params", "report.read: ok"),
        *("report.read: report_cut", "configure: invalid_params"),
        *("ping: ok", "?: unknown_method", "medium: operational", "medium: blank", "driver_timeout"),
        *("C_FindObjects", "driver_crashed C_CloseSession SIGSEGV", "driver_load_failed", "end, exit code 0"),
    ],
)
def test_what_an_administrator_needs_is_there(traces: str, told: str) -> None:
    assert told in traces
