"""The attendant's ticket page."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from ..ticket_page import TicketPage
from ..visit import page, parts, skin

blueprint = Blueprint("ticket", __name__)


@blueprint.get("/html/hd/hdchamado/cadastro_chamado.php")
def ticket() -> ResponseReturnValue:
    """Show a new ticket, or an existing one by its number; an unknown number is nobody's to see."""
    number = request.args.get("cdchamado", "")
    found = parts().tickets.get(int(number)) if number.isdecimal() else None
    if number and found is None:
        text = "Permissão negada. Você não possui acesso a este registro."
        return page("common/message.html", title="Permissão negada", text=text)
    model = TicketPage.of_ticket(skin(), parts().settings, found)
    return page(f"{model.folder}/ticket.html", p=model)
