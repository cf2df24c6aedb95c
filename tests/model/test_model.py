"""Drawn worlds, a hundred of them; `make fuzz FUZZ=token_model` draws as many as one likes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.model.drawing import worlds
from tests.model.play import Stage, play, staged
from tests.model.tell import told
from tests.model.world import World

CASES = sorted((Path(__file__).parent / "cases").glob("*.json"))


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with staged(tmp_path_factory.mktemp("model")) as made:
        yield made


@settings(
    max_examples=100,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
    report_multiple_bugs=False,
)
@given(world=worlds())
def test_no_drawn_world_is_called_blank_for_sure_unless_it_is_and_no_certificate_is_lost(
    stage: Stage, world: World
) -> None:
    with told(world):
        play(world, stage)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_world_that_was_judged_wrongly_once_is_judged_rightly(stage: Stage, case: Path) -> None:
    world = World.from_json(case.read_bytes())
    with told(world):
        play(world, stage)
