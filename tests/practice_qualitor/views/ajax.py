"""The AJAX calls of the ticket page: code fields, cascade, priority, additional and related data."""

from __future__ import annotations

from flask import Blueprint, Response, render_template

from ..additional import fields_for
from ..categories import LEVELS, leaf_of_path
from ..customers import Client, find_client
from ..fields import path_of
from ..latin1 import html, posted_pairs, script_value
from ..ticket_page import TicketPage
from ..visit import answer_slowly, parts, skin
from .shell import row_texts

blueprint = Blueprint("ajax", __name__, url_prefix="/html/hd/hdchamado")


def _model(posted: dict[str, str]) -> TicketPage:
    suffix = "change" if posted.get("sufixo") == "change" else ""
    path = path_of(posted, suffix)
    return TicketPage(skin(), parts().settings, posted.get("nmform", ""), chosen=path, suffix=suffix)


def posted_client(posted: dict[str, str]) -> Client | None:
    """Return the customer whose code was posted."""
    return find_client(posted.get("cdcliente", ""))


@blueprint.post("/ajax_categoria.php")
def categories() -> Response:
    """Answer with the cells of the levels from `nivel` on, and whether none of them is needed."""
    answer_slowly(parts().settings.latency_ms)
    posted = dict(posted_pairs())
    model = _model(posted)
    first = int(posted.get("nivel", "1"))
    template = f"{model.folder}/category.html"
    cells = {
        f"tdCategoria{model.suffix}{level}": render_template(template, p=model, level=level)
        for level in range(first, LEVELS + 1)
    }
    return script_value({"celulas": cells, "ultima": leaf_of_path(model.chosen) is not None})


@blueprint.post("/ajax_severidade.php")
def severity() -> Response:
    """Answer with the priority that the category sets."""
    answer_slowly(parts().settings.latency_ms)
    leaf = leaf_of_path(_model(dict(posted_pairs())).chosen)
    return script_value({"cdseveridade": leaf.severity if leaf else ""})


@blueprint.post("/ajax_informacaoadicional.php")
def additional_information() -> Response:
    """Answer with the additional fields of the category and with what it makes mandatory."""
    settings = parts().settings
    answer_slowly(settings.latency_ms)
    model = _model(dict(posted_pairs()))
    alert = settings.alert_on_category if len(model.chosen) == LEVELS + 1 else ""
    has_fields = bool(fields_for(leaf_of_path(model.chosen)))
    return script_value(
        {
            "html": render_template(f"{model.folder}/additional.html", p=model) if has_fields else "",
            "obrigatorios": model.dynamic_required_fields(),
            "mensagem": alert,
        }
    )


@blueprint.post("/ajax_cliente.php")
def client() -> Response:
    """Resolve the code of a customer."""
    answer_slowly(parts().settings.lookup_latency_ms)
    found = posted_client(dict(posted_pairs()))
    if found is None:
        return script_value({"erro": "Cliente não encontrado."})
    return script_value({"cdcliente": found.code, "nmcliente": found.description})


@blueprint.post("/ajax_contato.php")
def contact() -> Response:
    """Resolve the code of a contact of the chosen customer, with everything the page echoes of it."""
    answer_slowly(parts().settings.lookup_latency_ms)
    posted = dict(posted_pairs())
    found_client = posted_client(posted)
    found = found_client.contact(posted.get("cdcontato", "")) if found_client else None
    if found is None:
        return script_value({"erro": "Contato não encontrado para o cliente informado."})
    return script_value(
        {
            "cdcontato": found.code,
            "nmcontato": found.name,
            "nmsolicitante": found.name,
            "nmcargosolicitante": found.role,
            "vlcampo14": found.department,
            "vlcampo15": found.phones,
            "vlcampo16": found.cost_centre_code,
            "vlcampo17": found.cost_centre,
            "vlcampo18": found.business_unit_code,
            "label_vlcampo18": found.business_unit,
            "cdlocalidade": found.locality,
        }
    )


@blueprint.post("/ajax_relacionados.php")
def related() -> Response:
    """Answer with the list of related tickets."""
    settings = parts().settings
    answer_slowly(settings.related_latency_ms)
    number = dict(posted_pairs()).get("cdchamado", "")
    if settings.related_empty_loads > 0:
        settings.related_empty_loads -= 1
        number = ""
    tickets = parts().tickets.related_to(int(number)) if number.isdecimal() else []
    rows = [(ticket, *row_texts(ticket)) for ticket in tickets]
    return html(render_template("common/related.html", rows=rows))
