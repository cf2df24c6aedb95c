"""What the host carries beside its code is there, also in the frozen one (`make test-frozen`)."""

from __future__ import annotations

from pathlib import Path

from tests.support.carried import assert_carries_its_tables
from tests.support.host import Json, running_host


def test_pasted_texts_reports_procedures_and_page_maps_are_known(tmp_path: Path) -> None:
    with running_host(tmp_path, []) as host:

        def result_of(method: str, params: Json) -> object:
            reply, _ = host.call(method, params)
            return reply["result"]

        assert_carries_its_tables(result_of)
