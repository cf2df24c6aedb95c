"""Every regular expression of `customer/` takes steps in proportion to the text, whatever the text is."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import native_host
from native_host import customer
from native_host.customer.extract.vocabulary import vocabulary
from tests.support.regex_blocks import superlinear

MODULES = [
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(customer.__path__, f"{customer.__name__}.")
]


def patterns_in(held: object) -> Iterator[re.Pattern[str]]:
    """Yield the expressions that a constant is or holds."""
    if isinstance(held, re.Pattern):
        yield held
    elif isinstance(held, Mapping):
        for value in held.values():
            yield from patterns_in(value)
    elif isinstance(held, (tuple, list, set, frozenset)):
        for value in held:
            yield from patterns_in(value)
    elif dataclasses.is_dataclass(held) and not isinstance(held, type):
        for field in dataclasses.fields(held):
            yield from patterns_in(getattr(held, field.name))


def every_expression() -> dict[str, re.Pattern[str]]:
    found: dict[re.Pattern[str], str] = {}
    for module in MODULES:
        for name, held in vars(module).items():
            if not name.startswith("__"):
                for number, pattern in enumerate(patterns_in(held)):
                    found.setdefault(pattern, f"{module.__name__.partition('customer.')[2]}.{name}.{number}")
    words = vocabulary()
    for field in dataclasses.fields(words):
        for pattern in patterns_in(getattr(words, field.name)):
            found.setdefault(pattern, f"vocabulary.{field.name}")
    return {name: pattern for pattern, name in found.items()}


EXPRESSIONS = every_expression()

ON_OTHER_TEXT = ("log", "report", "sop", "token", "doctor.reader_name")
"""Where expressions go over what a report, a page, a token or a request says."""

OTHERS = {
    f"{found.name}.{name}.{number}": pattern
    for found in pkgutil.walk_packages(native_host.__path__, "native_host.")
    if found.name.partition(".")[2].startswith(ON_OTHER_TEXT)
    for name, held in vars(importlib.import_module(found.name)).items()
    for number, pattern in enumerate(patterns_in(held))
    if not name.startswith("__")
}


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_steps_grow_no_faster_than_the_text(name: str) -> None:
    text = superlinear(EXPRESSIONS[name])
    assert text is None, f"{EXPRESSIONS[name].pattern}\nover longer ones of {text!r}"


@pytest.mark.parametrize("name", OTHERS)
def test_steps_over_other_text_from_outside_grow_no_faster_either(name: str) -> None:
    text = superlinear(OTHERS[name])
    assert text is None, f"{OTHERS[name].pattern}\nover longer ones of {text!r}"


@pytest.mark.parametrize(
    "path", [Path(str(module.__file__)) for module in MODULES], ids=lambda path: path.stem
)
def test_every_expression_is_a_constant_that_the_test_above_finds(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    used = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr != "escape"
    ]
    assert {call.func.attr for call in used if isinstance(call.func, ast.Attribute)} <= {"compile"}
    in_functions = [
        function.name
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if node in used
    ]
    assert set(in_functions) <= {"vocabulary"}, "only `vocabulary()`'s are found inside a function"


@pytest.mark.parametrize(
    "pattern",
    [
        r"\s+$",
        r"\s+/",
        r"[,;\s]*x",
        r"^\s*([^;\d]{3,80}?)\s*;\s*$",
        r"a\s*[:.]?\s*$",
        r"\w+@",
        r"(?:\d+-?)+$",
        r"(?:\w|a)+!",
        r"(?:a.*)?b.*c.*d",
        r"\b\w[^x]*x",
        # As they once stood in `customer/` and `log`:
        r"^\s*(?:CPF\s*/\s*CNPJ|CNPJ\s*/\s*CPF|C\.?N\.?P\.?J\.?|C\.?P\.?F\.?)\s*[:\-–]?\s*",
        r"(?i)(?:^|[.!?:]\s|\bsra?\.\s|\bdra?\.\s)\s*([^.!?:\n\x00]{3,80}?)\s*[,;(|-]\s*$",
        r"^\s*([^;,|\t\n\d\x00]{3,80}?)\s*(?:[;,|\t]|\s-\s(?!(?:MEI?|EPP)\b)|\s(?=[(+]?\d)|\s\x00)",
        r"(?i)^\W{0,4}(?:ramal|ram\.?|r\.)\s*:?\s*(\d{1,6})\b",
        r"\s+(?:d[aeo]s?|para|p/|pel[ao]s?)\s+(?:(?:meu|minha|seu|sua)\s+)?|\s*/\s*",
        r"\s*\(?(?:com|e|/|\+)\s*",
        r"[\s:.=#\"'°º-]*(?:(?:é|e|eh|foi|o|n[ºo°.]+|número|numero)(?!\w)[\s:.]*){0,3}",
        r"\s*\(?\d{1,2}\)?$",
        r"(?:\s+[^\W\d_][\w/-]{0,20}){0,3}(?!\w)",
        r"(?i)[\s,;(/-]*(?:\b(?:ramal|ram\.?|r\.|ext\.?)|\bx)\s*[:.]?\s*(\d{1,6})\s*\)?\s*$",
        r"\s*[/;|,\n]\s*|\s+(?:e|ou)\s+",
        r"[^\s@]+@[^\s@]+",
        r"\W*(?:analista de suporte|central de atendimento)\b.{0,30}",
        r" +\(?(?:anterior|inativo|inativa|antigo|antiga)\b\)?",
        r"\s*(?:atenciosamente|muito obrigado|muito obrigada|att|abs|--)\s*[,.!:-]+\s*",
    ],
)
def test_the_judge_refuses_what_is_known_to_be_slow(pattern: str) -> None:
    assert superlinear(re.compile(pattern)) is not None


@pytest.mark.parametrize(
    "pattern",
    [r"\s+", r"\S+", r"\s{0,20}$", r"[^\W\d_]+", r"\d{3}\.?\d{3}", r"(?:\s-){2,}", r"<[^<>]{0,300}>"],
)
def test_the_judge_lets_pass_what_is_known_to_be_even(pattern: str) -> None:
    assert superlinear(re.compile(pattern)) is None
