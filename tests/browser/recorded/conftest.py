"""One browser for all recordings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.support.pcsc import STOPPED
from tests.support.recorded.agent_stage import AgentStage
from tests.support.stage import Token, open_stage


@pytest.fixture(scope="module")
def recorded(
    playwright: Playwright, extension: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[AgentStage]:
    """A browser whose host is a recording."""
    folder = tmp_path_factory.mktemp("recorded")
    nothing = Token([], STOPPED)
    with open_stage(playwright, folder, nothing, extension=extension, registered=False) as stage:
        yield AgentStage(stage, folder)
