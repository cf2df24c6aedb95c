"""Roundup (https://www.roundup-tracker.org), its classic tracker extended by the procedure's fields."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.corpus.serve import serving
from tests.pages.data import fields
from tests.pages.model import Field
from tests.support.paths import ENVIRONMENT

_PASSWORD = "admin-of-the-test"

_APPLICATION = """
from roundup.cgi.wsgi_handler import RequestDispatcher
application = RequestDispatcher(sys.argv[1])
"""


@contextmanager
def roundup_site(folder: Path) -> Iterator[str]:
    """Run Roundup on a tracker in `folder`; yield the tracker's address, which it has to know."""
    home = folder / "roundup"
    with serving(_APPLICATION, home, folder / "roundup.log") as server:
        mail = "mail_domain=localhost,mail_host=localhost,admin_email=admin@localhost"
        _admin(home, "install", "classic", "sqlite", f"tracker_web={server.address},{mail}")
        _extend(home)
        _admin(home, "initialise", _PASSWORD)
        server.start()
        yield server.address


def open_new_issue(page: Page, address: str) -> None:
    """Log in and open the page for a new issue."""
    page.goto(address)
    page.fill("[name=__login_name]", "admin")
    page.fill("[name=__login_password]", _PASSWORD)
    page.click("input[type=submit][value=Login]")
    page.goto(f"{address}issue?@template=item")


def roundup_selectors() -> dict[str, str]:
    """Return where Roundup puts each field: its controls are named after the property."""
    return {field.key: f'form[name=itemSynopsis] [name="{field.key}"]' for field in fields()}


def _extend(home: Path) -> None:
    """Add properties to the schema and rows to the template, as Roundup's documentation says."""
    schema = home / "schema.py"
    properties = "".join(f"                   {field.key}=String(),\n" for field in fields())
    issue = 'issue = IssueClass(db, "issue",\n'
    _insert(schema, issue, properties)
    _insert(home / "html" / "issue.item.html", '<table class="form">\n', _rows())


def _rows() -> str:
    """Two fields in a row, in the manner of the template's own rows; areas have a row for themselves."""
    short = [field for field in fields() if field.control != "textarea"]
    pairs = zip_longest(short[::2], short[1::2])
    rows = ["".join(_cells(field) for field in pair if field is not None) for pair in pairs]
    rows += [_cells(field, 'colspan="3" ') for field in fields() if field.control == "textarea"]
    return "".join(f"<tr>\n{row}</tr>\n" for row in rows)


def _cells(field: Field, span: str = "") -> str:
    kind = "multiline" if field.control == "textarea" else "field"
    inside = f' <td {span}tal:content="structure context/{field.key}/{kind}">{field.key}</td>\n'
    if field.options:
        options = "".join(f"<option>{option}</option>" for option in field.options)
        inside = f' <td><select name="{field.key}"><option value=""></option>{options}</select></td>\n'
    return f" <th>{field.labels[0]}</th>\n{inside}"


def _insert(file: Path, after: str, more: str) -> None:
    text = file.read_text("utf-8")
    assert after in text, f"{file.name} is not as it was"
    file.write_text(text.replace(after, after + more, 1), "utf-8")


def _admin(home: Path, *command: str) -> None:
    home.mkdir(exist_ok=True)
    subprocess.run(
        [str(ENVIRONMENT / "roundup-admin"), "-i", str(home), *command], check=True, capture_output=True
    )
