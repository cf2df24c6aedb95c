"""The small language of templates: `{name}` and nothing else; a line with an unknown value is left out.

`string.Formatter().parse` only splits the text: nothing is formatted, indexed or looked up on an object.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter


class TemplateError(ValueError):
    """A template that is not of this language."""


def names_in(template: str) -> set[str]:
    """Return the names of the placeholders.

    Raises:
        TemplateError: a brace is not closed, or a placeholder has a format or conversion (`{x:>3}`, `{x!r}`).
    """
    return {name for line in template.splitlines() for _, name in _parts(line) if name is not None}


def render(template: str, values: Mapping[str, str]) -> str:
    """Return the template with its placeholders replaced; lines with an empty value are dropped.

    Raises:
        TemplateError: as `names_in`; a loaded procedure has been checked for it.
        KeyError: a placeholder is not among `values`; likewise.
    """
    lines = []
    for line in template.strip().splitlines():
        parts = _parts(line)
        if all(name is None or values[name] for _, name in parts):
            lines.append("".join(literal + ("" if name is None else values[name]) for literal, name in parts))
    return "\n".join(lines)


def _parts(line: str) -> list[tuple[str, str | None]]:
    try:
        parsed = list(Formatter().parse(line))
    except ValueError as error:
        raise TemplateError(str(error)) from error
    if any(specification or conversion for _, _, specification, conversion in parsed):
        raise TemplateError(line)
    return [(literal, name) for literal, name, _, _ in parsed]
