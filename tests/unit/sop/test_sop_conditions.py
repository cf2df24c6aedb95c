"""A field with a condition is filled and asked for only when another field has the value it waits for."""

from __future__ import annotations

from pathlib import Path

import pytest

from native_host.protocol.messages import FillPlan, PageFact
from tests.support import plans
from tests.unit.sop.test_sop_checks import GOOD

CONDITION = """
[fields.midia_reaproveitada]
options = ["Sim", "Não"]
question = "Reaproveitada?"

[fields.protocolo]
question = "Qual?"
only_if = { midia_reaproveitada = ["Sim"] }

[fields.titulo]
value = "Mídia usada"
only_if = { protocolo = ["77", "78"], midia_reaproveitada = ["sim"] }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "teste.toml").write_text(GOOD + CONDITION, encoding="utf-8")
    return tmp_path


def planned(folder: Path, answers: dict[str, str], **facts: PageFact | str) -> FillPlan:
    return plans.plan(sop_dirs=[folder], sop="teste", answers=answers, on=plans.page(**facts))


def keys(plan: FillPlan) -> list[str]:
    return [step.key for step in plan.steps]


def test_without_the_answer_the_field_is_neither_filled_nor_asked_for(folder: Path) -> None:
    plan = planned(folder, {})
    assert "protocolo" not in keys(plan)
    assert "midia_reaproveitada" in plans.questions(plan)
    assert "protocolo" not in plans.questions(plan)


def test_with_the_wanted_answer_it_is_asked_for(folder: Path) -> None:
    assert "protocolo" in plans.questions(planned(folder, {"midia_reaproveitada": "sim"}))


def test_with_another_answer_it_is_not(folder: Path) -> None:
    assert "protocolo" not in keys(planned(folder, {"midia_reaproveitada": "Não", "protocolo": "77"}))


def test_conditions_follow_one_another_and_all_must_hold(folder: Path) -> None:
    assert "titulo" in keys(planned(folder, {"midia_reaproveitada": "Sim", "protocolo": "77"}))
    assert "titulo" not in keys(planned(folder, {"midia_reaproveitada": "Sim", "protocolo": "79"}))


def test_what_stands_on_the_page_counts_by_value_or_text(folder: Path) -> None:
    shown = PageFact(value="1", display="Sim")
    assert "protocolo" in keys(planned(folder, {}, midia_reaproveitada=shown))
    assert "protocolo" not in keys(planned(folder, {"midia_reaproveitada": "Sim"}, midia_reaproveitada="Não"))
