"""Login, the shell with its frame, and the list of tickets inside it."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from ..categories import category
from ..customers import find_client
from ..options import caption_of
from ..tickets import Ticket
from ..visit import address, login_page, page, parts

blueprint = Blueprint("shell", __name__)


@blueprint.get("/")
def root() -> Response:
    """Send everybody to the login first."""
    return redirect(address("/login.php"))


@blueprint.get("/login.php")
@blueprint.get("/loginUsuario.php")
def login() -> ResponseReturnValue:
    """Show the login page."""
    return login_page()


@blueprint.post("/login.php")
def enter() -> Response:
    """Accept any name and password; an expired session ends here."""
    parts().settings.session_expired = False
    back = request.args.get("voltar", "")
    return redirect(back if back.startswith("/html/") else address("/html/index.php"))


@blueprint.get("/html/index.php")
def shell() -> ResponseReturnValue:
    """Show the shell: menu and frame."""
    return page("common/shell.html")


@blueprint.get("/html/hd/hdchamado/grid_chamado.php")
def grid() -> ResponseReturnValue:
    """Show the list of tickets, newest first; a row opens its ticket in a window of its own."""
    rows = [(ticket, *row_texts(ticket)) for ticket in reversed(parts().tickets.all())]
    return page("common/tickets.html", rows=rows)


def row_texts(ticket: Ticket) -> tuple[str, str, str, str]:
    """Return what a list shows of a ticket: customer, title, last category, priority."""
    values = ticket.values
    client = find_client(values.get("cdcliente", ""))
    codes = [values.get(f"cdcategoria{level}") or "" for level in (3, 2, 1)]
    last = next((found for code in codes if code and (found := category(code))), None)
    title = values.get("nmtitulochamado") or values.get("dschamado", "")[:60]
    severity = caption_of("cdseveridade", values.get("cdseveridade", ""))
    return client.name if client else "", title, last.name if last else "", severity
