"""What tests ask of the site itself; nothing of it is linked from the pages."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from ..settings import BadSetting
from ..visit import parts

blueprint = Blueprint("practice", __name__, url_prefix="/practice")


@blueprint.get("/settings")
def read_settings() -> ResponseReturnValue:
    """Return the settings."""
    return jsonify(parts().settings.as_dict())


@blueprint.post("/settings")
def change_settings() -> ResponseReturnValue:
    """Change the settings named in the JSON object; {"reset": true} first goes back to the defaults."""
    changes = request.get_json(silent=True)
    if not isinstance(changes, dict):
        return jsonify(error="a JSON object is expected"), 400
    try:
        if changes.pop("reset", False):
            parts().settings.reset()
        parts().settings.update(changes)
    except BadSetting as error:
        return jsonify(error=str(error)), 400
    return jsonify(parts().settings.as_dict())


@blueprint.get("/saves")
def saves() -> ResponseReturnValue:
    """Return the log of saves."""
    return jsonify(parts().log.read())


@blueprint.get("/tickets")
def tickets() -> ResponseReturnValue:
    """Return the tickets that were saved."""
    return jsonify([asdict(ticket) for ticket in parts().tickets.all() if not ticket.seeded])
