"""The floating windows: lists to choose from, the contact's data, change of the opening data."""

from __future__ import annotations

from flask import Blueprint, Response, render_template

from ..customers import all_clients
from ..fields import path_of
from ..latin1 import html, posted_pairs
from ..ticket_page import TicketPage
from ..visit import answer_slowly, parts, skin
from .ajax import posted_client

blueprint = Blueprint("windows", __name__, url_prefix="/html/hd/hdchamado")


@blueprint.post("/lista_cliente.php")
def clients() -> Response:
    """List the customers."""
    answer_slowly(parts().settings.lookup_latency_ms)
    rows = [(client.code, client.name, client.document) for client in all_clients().values()]
    heads = ("Código", "Nome", "CPF/CNPJ")
    return html(render_template("common/lookup.html", field="cdcliente", heads=heads, rows=rows))


@blueprint.post("/lista_contato.php")
def contacts() -> Response:
    """List the contacts of the chosen customer."""
    answer_slowly(parts().settings.lookup_latency_ms)
    client = posted_client(dict(posted_pairs()))
    rows = [(c.code, c.name, c.department) for c in client.contacts] if client else []
    heads = ("Código", "Nome", "Departamento")
    return html(render_template("common/lookup.html", field="cdcontato", heads=heads, rows=rows))


@blueprint.post("/info_contato.php")
def contact_data() -> Response:
    """Show what is on record of the chosen contact."""
    answer_slowly(parts().settings.lookup_latency_ms)
    posted = dict(posted_pairs())
    client = posted_client(posted)
    contact = client.contact(posted.get("cdcontato", "")) if client else None
    return html(render_template("common/contact.html", client=client, contact=contact))


@blueprint.post("/altera_abertura.php")
def change_opening_data() -> Response:
    """Show the fields that change the opening data of an existing ticket."""
    posted = dict(posted_pairs())
    number = posted.get("cdchamado", "")
    ticket = parts().tickets.get(int(number)) if number.isdecimal() else None
    model = TicketPage(skin(), parts().settings, posted.get("nmform", ""), ticket, suffix="change")
    model.chosen = path_of(ticket.values) if ticket else []
    return html(render_template("common/change.html", p=model))
