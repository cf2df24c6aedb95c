"""From a request to its reply: checks envelope and parameters, calls the handler, codes every failure."""

from __future__ import annotations

import importlib
import logging
import time
from collections.abc import Callable

from pydantic import ValidationError

from native_host.log import answered
from native_host.methods.context import Context
from native_host.methods.services import Services
from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.limits import PASTE_MAX_CHARS
from native_host.protocol.messages import Message, Request
from native_host.protocol.methods import METHODS
from native_host.protocol.registry import models_of
from native_host.protocol.replies import failure, success
from native_host.protocol.requests import readable_id
from native_host.texts import number

log = logging.getLogger(__name__)

_PASTED = "text"
"""The parameter of all methods that takes what an agent has pasted."""

_NAME_MAX_CHARS = 64
"""How much of a name sent by the other side is repeated in an error."""

Notify = Callable[[str, object], None]
"""Sends a notification: method and JSON-ready parameters."""


def answer(
    request: dict[str, object], services: Services, notify: Notify, received: float | None = None
) -> dict[str, object]:
    """Return the reply to `request`, received at that monotonic second (default now); never raises."""
    received = time.monotonic() if received is None else received
    request_id = readable_id(request)
    outcome = "ok"
    try:
        return success(request_id, _result(request, services, notify, received))
    except QualitokenError as error:
        outcome = error.code.value
        return failure(request_id, error)
    except Exception as error:
        outcome = Code.INTERNAL.value
        # Not log.exception: the error's text may hold personal data.
        log.error("request failed: %s", _place(error))  # noqa: TRY400
        return failure(request_id, QualitokenError(Code.INTERNAL))
    finally:
        method = request.get("method")
        # A method's name from outside may hold anything.
        known = method if isinstance(method, str) and method in METHODS else "?"
        log.info("%s", answered(known, outcome, received))


def _result(request: dict[str, object], services: Services, notify: Notify, received: float) -> object:
    try:
        envelope = Request.model_validate(request)
    except ValidationError as error:
        raise QualitokenError(Code.INVALID_REQUEST, _first(error)) from error
    method = METHODS.get(envelope.method)
    if method is None:
        raise QualitokenError(Code.UNKNOWN_METHOD, {"method": envelope.method[:_NAME_MAX_CHARS]})
    params_model, _ = models_of(method)
    try:
        params = params_model.model_validate(envelope.params)
    except ValidationError as error:
        raise _wrong_params(error) from error

    def notify_model(notification: str, message: Message) -> None:
        notify(notification, message.model_dump(mode="json"))

    handler = importlib.import_module(method.handler)
    result: Message = handler.handle(params, Context(services, notify_model, envelope.id, received))
    return result.model_dump(mode="json")


def _wrong_params(error: ValidationError) -> QualitokenError:
    """Return the error; a pasted text that is too long is the agent's to shorten, all else the programs'."""
    found = _first(error)
    if found == {"key": _PASTED, "reason": "string_too_long"}:
        return QualitokenError(Code.PASTE_TOO_LONG, {"limit": number(PASTE_MAX_CHARS)})
    return QualitokenError(Code.INVALID_PARAMS, found)


def _first(error: ValidationError) -> dict[str, str]:
    """Name the first wrong key and what is wrong with it, without any value: values may be personal."""
    problem = error.errors(include_input=False, include_url=False, include_context=False)[0]
    key = ".".join(str(part) for part in problem["loc"])
    return {"key": key[:_NAME_MAX_CHARS], "reason": problem["type"]}


def _place(error: Exception) -> str:
    """Return the error's type and where it was raised, without its text."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} at {where}"
