"""Trac (https://trac.edgewall.org) with the procedure's fields as custom ticket fields."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from configparser import ConfigParser
from contextlib import contextmanager
from pathlib import Path

from tests.browser.corpus.serve import serving
from tests.pages.data import fields
from tests.support.paths import ENVIRONMENT

_KINDS = {"text": "text", "lookup": "text", "select": "select", "textarea": "textarea", "choice": "radio"}

_APPLICATION = """
from trac.web.main import dispatch_request
def application(environ, start_response):
    environ["trac.env_path"] = sys.argv[1]
    return dispatch_request(environ, start_response)
"""


@contextmanager
def trac_site(folder: Path) -> Iterator[str]:
    """Run Trac on an environment in `folder`; yield the address of its page for a new ticket."""
    home = folder / "trac"
    _admin(home, "initenv", "Central de Serviços", "sqlite:db/trac.db")
    _admin(home, "permission", "add", "anonymous", "TICKET_CREATE")
    _configure(home / "conf" / "trac.ini")
    with serving(_APPLICATION, home, folder / "trac.log") as server:
        server.start()
        yield f"{server.address}newticket"


def trac_selectors() -> dict[str, str]:
    """Return where Trac puts each field: its controls are named after the custom field."""
    found: dict[str, str] = {}
    for field in fields():
        name = f'[name="field_{field.key}"]'
        if field.control == "choice":
            found |= {f"{field.key}={option}": f'{name}[value="{option}"]' for option in field.options}
        else:
            found[field.key] = name
    return found


def _configure(file: Path) -> None:
    config = ConfigParser(interpolation=None)
    config.read(file, "utf-8")
    # The preview that follows what is typed comes from the server at any time and is no part of the form.
    config["trac"]["auto_preview_timeout"] = "0"
    custom = {}
    for order, field in enumerate(fields()):
        custom[field.key] = _KINDS[field.control]
        custom[f"{field.key}.label"] = field.labels[0]
        custom[f"{field.key}.order"] = str(order + 1)
        if field.control == "select":
            custom[f"{field.key}.options"] = "|".join(["", *field.options])
        elif field.options:
            custom[f"{field.key}.options"] = "|".join(field.options)
    config["ticket-custom"] = custom
    with file.open("w", encoding="utf-8") as output:
        config.write(output)


def _admin(home: Path, *command: str) -> None:
    subprocess.run([str(ENVIRONMENT / "trac-admin"), str(home), *command], check=True, capture_output=True)
