"""The small language of templates replaces names, drops lines of unknown things, and can do nothing else."""

from __future__ import annotations

import pytest

from native_host.sop.template import TemplateError, names_in, render


def test_names_are_replaced_and_double_braces_are_braces() -> None:
    assert render("{a} e {{b}} e {a}", {"a": "1"}) == "1 e {b} e 1"


def test_a_line_with_an_empty_value_is_left_out_whole() -> None:
    assert render("um\ndriver {driver}, modelo {modelo}\ntrês", {"driver": "X", "modelo": ""}) == "um\ntrês"


def test_values_are_not_read_as_templates() -> None:
    assert render("{a}", {"a": "{b}", "b": "no"}) == "{b}"


@pytest.mark.parametrize("template", ["{a", "a}", "{a!r}", "{a:>30}", "{a\nb}"])
def test_anything_but_a_bare_name_is_refused(template: str) -> None:
    with pytest.raises(TemplateError):
        names_in(template)


@pytest.mark.parametrize("template", ["{a.__class__}", "{a[0]}", "{}", "{0}"])
def test_attribute_index_and_position_are_only_unknown_names(template: str) -> None:
    assert not names_in(template) <= {"a"}
    with pytest.raises(KeyError):
        render(template, {"a": "x"})
