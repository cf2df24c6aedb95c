"""A mistake in a page map is named with its line and key, and takes no other map down."""

from __future__ import annotations

from pathlib import Path

import pytest

from native_host.pages.loader import load_pages

GOOD = """\
id = "teste"
title = "Teste"

[detection]
threshold = 50
kinds = 2
signals = [
  { kind = "path", value = "/x$", weight = 40 },
  { kind = "label", value = "Cliente", weight = 20 },
]

[[sections]]
id = "topo"
captions = ["Topo"]

[[fields]]
key = "cliente"
title = "Cliente"
labels = ["Cliente"]
section = "topo"
control = "lookup"
"""

FIELD = GOOD[GOOD.index("[[fields]]") :]


def problems(tmp_path: Path, old: str = "", new: str = "") -> list[str]:
    assert old in GOOD
    (tmp_path / "teste.toml").write_text(GOOD.replace(old, new) if old else GOOD, encoding="utf-8")
    shelf = load_pages([tmp_path])
    assert "qualitor" in shelf.readings
    return [problem.message for problem in shelf.problems]


def test_a_good_map_is_added(tmp_path: Path) -> None:
    assert problems(tmp_path) == []
    assert load_pages([tmp_path]).items()["teste"].title == "Teste"


@pytest.mark.parametrize(
    ("old", "new", "where", "reason"),
    [
        ("threshold = 50", "threshold = 61", "linha 5, “detection.threshold”", "os pesos somam 60"),
        ("kinds = 2", "kinds = 3", "linha 6, “detection.kinds”", "só há 2"),
        ("kinds = 2", "kinds = 1", "linha 6, “detection.kinds”", "menor aceito é 2"),
        ('"/x$"', '"/x($"', "linha 7, “detection.signals[1].value”", "expressão regular"),
        ('kind = "path"', 'kind = "host"', "linha 7, “detection.signals[1].kind”", "path, title"),
        ('captions = ["Topo"]', "captions = []", "linha 12, “sections[1]”", "não tem como ser reconhecida"),
        ('section = "topo"', 'section = "topu"', "linha 20, “fields[1].section”", "quis dizer “topo”"),
        ('labels = ["Cliente"]', "labels = []", "linha 19, “fields[1].labels”", "não pode ficar vazio"),
        ('labels = ["Cliente"]', 'labels = [" "]', "linha 19, “fields[1].labels”", "etiqueta vazia"),
        ('control = "lookup"', 'controle = "lookup"', "linha 21, “fields[1].controle”", "“control”"),
        ("[[fields]]", f"{FIELD}\n[[fields]]", "linha 24, “fields[2].key”", "duas vezes"),
        ("[[sections]]", "[[sections]", "linha 12", "formato TOML"),
    ],
)  # fmt: skip
def test_the_mistake_is_named(tmp_path: Path, old: str, new: str, where: str, reason: str) -> None:
    (found,) = problems(tmp_path, old, new)
    assert where in found
    assert reason in found


CLICK = """
[detection.click]
fields = 1
parts = 2
save = ["Salvar"]
signs = [{ fields = ["cliente"], least = 1 }]
"""


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('["cliente"]', '["clientes"]', "quis dizer “cliente”"),
        ("least = 1", "least = 2", "só 1 estão na lista"),
        ("parts = 2", "parts = 3", "só há 2"),
        ("fields = 1\n", "fields = 2\n", "só tem 1"),
    ],
)
def test_a_mistake_in_what_a_click_needs_is_named(tmp_path: Path, old: str, new: str, reason: str) -> None:
    signals = GOOD[: GOOD.index("[[sections]]")]
    assert problems(tmp_path, signals, signals + CLICK) == []
    (found,) = problems(tmp_path, signals, signals + CLICK.replace(old, new))
    assert "detection.click" in found
    assert reason in found


@pytest.mark.parametrize(
    "expression",
    [
        "(",
        "a{99999999999}",
        "(" * 2000 + ")" * 2000,
        "x" * 600,
        "(?P<nome>x)",
        "(?i)x",
        "(?<nome>x)",
    ],
    ids=lambda expression: expression[:12],
)
@pytest.mark.parametrize(
    "place",
    [
        'detection = { threshold = 2, kinds = 2, signals = [{ kind = "path", value = "%s", weight = 1 }, '
        '{ kind = "label", value = "x", weight = 1 }] }\n',
        'states = [{ state = "list", path = "%s" }]\n',
        'states = [{ state = "list", dialog = "%s" }]\n',
        'saving = { success = "%s" }\n',
        'saving = { refused = "%s" }\n',
    ],
    ids=["detection", "path", "dialog", "success", "refused"],
)
def test_an_expression_that_cannot_be_used_is_named_wherever_it_stands(
    tmp_path: Path, place: str, expression: str
) -> None:
    rest = GOOD[: GOOD.index("[detection]")] if place.startswith("detection") else ""
    good = (
        rest + place % expression + GOOD[GOOD.index("[[sections]]") :] if rest else place % expression + GOOD
    )
    (tmp_path / "teste.toml").write_text(good, encoding="utf-8")
    shelf = load_pages([tmp_path])
    assert "qualitor" in shelf.readings
    (problem,) = shelf.problems
    assert "expressão regular" in problem.message
    assert len(problem.message) < 1_000


@pytest.mark.parametrize("expression", ["(?:a|b)", "a(?=b)", "a(?!b)", "(?<=a)b", r"\\(?i"])
def test_groups_that_browsers_know_are_taken(tmp_path: Path, expression: str) -> None:
    assert problems(tmp_path, '"/x$"', f'"{expression}"') == []
