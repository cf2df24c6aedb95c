"""What is common to every request: the application's parts, the look asked for, the expired session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlencode

from flask import Response, current_app, render_template, request

from .latin1 import html
from .save_log import SaveLog
from .settings import SKINS, Settings
from .tickets import TicketStore

Pause = Callable[[float], None]
"""Waits so many seconds, where a setting makes the site slow."""


@dataclass
class Parts:
    """What the views work with."""

    settings: Settings
    tickets: TicketStore
    log: SaveLog
    pause: Pause


def parts() -> Parts:
    """Return the parts of the application that answers this request."""
    return cast(Parts, current_app.extensions["practice_qualitor"])


def answer_slowly(milliseconds: int) -> None:
    """Keep the browser waiting, as a setting asks for."""
    if milliseconds:
        parts().pause(milliseconds / 1000)


def skin() -> str:
    """Return the look of this request: named in the address or the form, else the setting."""
    wanted = request.args.get("skin", "")
    return wanted if wanted in SKINS else parts().settings.skin


def address(path: str, **query: object) -> str:
    """Return an address within the site that keeps the look when the request named one."""
    pairs = {name: str(value) for name, value in query.items()}
    if "skin" in request.args:
        pairs["skin"] = skin()
    return f"{path}?{urlencode(pairs)}" if pairs else path


def page(template: str, status: int = 200, **context: object) -> Response:
    """Answer with a template, in Latin-1."""
    return html(render_template(template, skin=skin(), address=address, **context), status)


def login_page() -> Response:
    """Answer with the login page, at whatever address was asked for."""
    return page("common/login.html")
