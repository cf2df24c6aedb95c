"""Scripts, style sheets and images: the site's own, and the genuine jQuery and select2."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, abort, current_app, send_from_directory

blueprint = Blueprint("assets", __name__)

STATIC = Path(__file__).resolve().parents[1] / "static"

_LIBRARY_FILES = {
    "jquery/jquery.js": "jquery/dist/jquery.min.js",
    "select2/select2.js": "select2/select2.js",
    "select2/select2.css": "select2/select2.css",
    "select2/select2.png": "select2/select2.png",
    "select2/select2x2.png": "select2/select2x2.png",
    "select2/select2-spinner.gif": "select2/select2-spinner.gif",
    "select2/select2_locale_pt-BR.js": "select2/select2_locale_pt-BR.js",
}


@blueprint.get("/js/<path:name>")
def script(name: str) -> Response:
    """Serve a script, of the libraries only the files the pages use."""
    if name in _LIBRARY_FILES:
        return _send(current_app.config["NODE_MODULES"], _LIBRARY_FILES[name])
    return _send(STATIC / "js", name)


@blueprint.get("/<any(css, images):folder>/<path:name>")
def file(folder: str, name: str) -> Response:
    """Serve a style sheet or an image."""
    return _send(STATIC / folder, name)


@blueprint.get("/favicon.ico")
def icon() -> Response:
    """Serve the site's icon."""
    return _send(STATIC / "images", "favicon.svg")


def _send(folder: Path, name: str) -> Response:
    if ".." in name:
        abort(404)
    answer = send_from_directory(folder, name, max_age=3600)
    answer.direct_passthrough = False
    return answer
