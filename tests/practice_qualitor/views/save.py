"""Saving: the page's form is posted here from a hidden frame, whose script tells the page what came of it."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response

from ..fields import OPENING_FIELDS, invalid_fields, missing_fields
from ..latin1 import Pairs, posted_pairs, script_value
from ..options import caption_of
from ..tickets import Ticket
from ..visit import page, parts

blueprint = Blueprint("save", __name__, url_prefix="/html/hd/hdchamado")

FORWARD_FIELD = "cdacao07"


@blueprint.post("/processa_chamado.php")
def save() -> Response:
    """Check and store the ticket; a choice in Encaminhar makes a related ticket with a number of its own."""
    pairs = posted_pairs()
    values = dict(pairs)
    number = values.get("cdchamado", "")
    if number:
        return _update(number, pairs)
    missing = missing_fields(values, parts().settings.required_extra)
    invalid = [] if missing else invalid_fields(values)
    if missing or invalid:
        return page("common/saved.html", result={"faltam": missing, "invalidos": invalid})
    ticket = parts().tickets.add(pairs)
    related = _forward(ticket)
    related_number = related.number if related else None
    parts().log.append("insert", ticket.number, related_number, pairs)
    result = {
        "cdchamado": ticket.number,
        "mensagem": "Registro inserido com sucesso.",
        "fecha": parts().settings.closes_after_save,
    }
    return page("common/saved.html", result=result)


def _forward(ticket: Ticket) -> Ticket | None:
    department = caption_of(FORWARD_FIELD, ticket.values.get(FORWARD_FIELD, ""))
    if not department:
        return None
    opening = [
        (name, value) for name, value in ticket.pairs if name not in (FORWARD_FIELD, "dsacaocorretiva")
    ]
    return parts().tickets.add(opening, team=department, parent=ticket.number)


def _update(number: str, pairs: Pairs) -> Response:
    found = parts().tickets.get(int(number)) if number.isdecimal() else None
    if found is None:
        return page(
            "common/saved.html", result={"mensagem": "Permissão negada.", "faltam": [], "invalidos": []}
        )
    posted = dict(pairs)
    kept = [(name, value) for name, value in found.pairs if name in OPENING_FIELDS or name not in posted]
    added = [(name, value) for name, value in pairs if name not in dict(kept)]
    parts().tickets.replace(found.number, kept + added)
    forward = posted.get(FORWARD_FIELD) != found.values.get(FORWARD_FIELD)
    related = _forward(replace(found, pairs=kept + added)) if forward else None
    parts().log.append("update", found.number, related.number if related else None, pairs)
    result = {"cdchamado": found.number, "mensagem": "Registro alterado com sucesso."}
    return page("common/saved.html", result=result)


@blueprint.post("/processa_abertura.php")
def change_opening_data() -> Response:
    """Store other opening data of an existing ticket; the fields' names end in "change" there."""
    pairs = posted_pairs()
    values = dict(pairs)
    found = parts().tickets.get(int(values["cdchamado"])) if values.get("cdchamado", "").isdecimal() else None
    if found is None:
        return script_value({"erro": "Permissão negada."})
    changed = {name.replace("change", ""): value for name, value in pairs if "change" in name}
    kept = [(name, value) for name, value in found.pairs if name not in changed]
    parts().tickets.replace(found.number, [*kept, *changed.items()])
    parts().log.append("change", found.number, None, pairs)
    return script_value({"cdchamado": found.number})
