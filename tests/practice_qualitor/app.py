"""The Flask application: the site's views put together."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, Response, request

from .views import ajax, assets, practice, save, shell, ticket, windows
from .visit import Parts, login_page, page

_OPEN_PATHS = ("/login.php", "/practice/", "/js/", "/css/", "/images/", "/favicon.ico")
"""What answers without a session."""


def create_app(parts: Parts, node_modules: Path) -> Flask:
    """Make the application over these parts."""
    app = Flask(__name__, static_folder=None)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.extensions["practice_qualitor"] = parts
    app.config["NODE_MODULES"] = node_modules
    for views in (shell, ticket, ajax, windows, save, assets, practice):
        app.register_blueprint(views.blueprint)

    for template in app.jinja_env.list_templates():
        app.jinja_env.get_template(template)  # compiled now, so that no first call is slower than the others

    @app.before_request
    def ask_for_login() -> Response | None:
        if parts.settings.session_expired and not request.path.startswith(_OPEN_PATHS):
            return login_page()
        return None

    @app.errorhandler(404)
    def not_found(_error: Exception) -> Response:
        return page("common/message.html", 404, title="Página não encontrada", text="O endereço não existe.")

    return app
