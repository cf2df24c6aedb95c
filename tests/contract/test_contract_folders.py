"""The running host goes on with whatever lies in an organisation's folders."""

from __future__ import annotations

import json
import os
from pathlib import Path

from tests.support.host import running_host
from tests.support.softhsm import softhsm_module

REQUESTS = 20
"""More than are answered at once: one that hung would use up a place."""


def test_a_fifo_and_an_endless_file_among_the_procedures_stop_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "procedimentos"
    folder.mkdir()
    os.mkfifo(folder / "fifo.toml")
    (folder / "zero.toml").symlink_to("/dev/zero")
    config = tmp_path / "config.toml"
    config.write_text(
        f"sop_dirs = [{json.dumps(str(folder))}]\npage_dirs = [{json.dumps(str(folder))}]\n"
        f"only_modules = true\nmodules = [{json.dumps(str(softhsm_module()))}]\n"
        f"log_dir = {json.dumps(str(tmp_path / 'log'))}\n",
        "utf-8",
    )
    with running_host(tmp_path, [], {"QUALITOKEN_CONFIG": str(config)}) as host:
        for number in range(REQUESTS):
            reply, _ = host.call("sop.list", request_id=number)
            result = reply["result"]
            assert "token_em_branco" in {sop["id"] for sop in result["sops"]}  # type: ignore[index]
            files = [Path(problem["file"]).name for problem in result["problems"]]  # type: ignore[index]
            assert files == ["fifo.toml", "zero.toml"]
        reply, _ = host.call("ping", {"echo": "x"}, REQUESTS)
        assert reply["result"]["echo"] == "x"  # type: ignore[index]


def test_a_configuration_that_is_a_fifo_is_named_and_the_host_is_alive(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    os.mkfifo(config)
    with running_host(tmp_path, [], {"QUALITOKEN_CONFIG": str(config)}) as host:
        for number in range(REQUESTS):
            reply, _ = host.call("sop.list", request_id=number)
            assert reply["error"]["data"]["code"] == "configuration_broken"  # type: ignore[index]
        reply, _ = host.call("ping", {"echo": "x"}, REQUESTS)
        assert reply["result"]["echo"] == "x"  # type: ignore[index]
