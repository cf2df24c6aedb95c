"""What `make bench` is asked for, and what it says to a wrong wish."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.arguments import WrongArgument, find_commit, read_arguments
from tests.support.paths import ROOT

USUAL, ASKED_ONLY = ("hello", "click", "card"), ("trace",)


@pytest.mark.parametrize(
    ("named", "parts"),
    [
        ("", USUAL),
        ("  ", USUAL),
        ("click", ("click",)),
        ("card hello", ("hello", "card")),
        ("click click", ("click",)),
        ("trace", ("trace",)),
    ],
)
def test_parts_are_measured_once_in_the_runs_own_order(named: str, parts: tuple[str, ...]) -> None:
    assert read_arguments({"BENCH": named}, USUAL, ASKED_ONLY).parts == parts


def test_without_a_base_there_is_none() -> None:
    assert read_arguments({"BASE": ""}, USUAL, ASKED_ONLY).base is None


def test_a_part_that_does_not_exist_is_named_beside_those_that_do() -> None:
    with pytest.raises(WrongArgument, match=r"no part 'clik'; there are hello, click, card, trace\."):
        read_arguments({"BENCH": "hello clik"}, USUAL, ASKED_ONLY)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for command in (
        ["git", "init", "--quiet"],
        ["git", "-c", "user.name=A", "-c", "user.email=a@b", "commit", "--quiet", "--allow-empty", "-m", "x"],
        ["git", "tag", "v1"],
    ):
        subprocess.run(command, cwd=tmp_path, check=True)
    return tmp_path


@pytest.mark.parametrize("name", ["HEAD", "v1"])
def test_a_base_may_be_any_name_of_a_commit(repository: Path, name: str) -> None:
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=repository, check=True, capture_output=True, text=True
    )
    assert find_commit(name, repository) == head.stdout.strip()


@pytest.mark.parametrize("name", ["1234567", "nothing", "--all", "HEAD^{tree}", "HEAD~1"])
def test_a_base_that_is_no_commit_is_said_to_be_none(repository: Path, name: str) -> None:
    with pytest.raises(WrongArgument, match=f"^BASE: no commit is called '{name}".replace("^{", r"\^\{")):
        find_commit(name, repository)


def test_without_a_repository_the_reason_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongArgument, match="not a git repository"):
        find_commit("HEAD", tmp_path)


@pytest.mark.parametrize("wish", [{"BASE": "no-such-commit"}, {"BENCH": "no-such-part"}])
def test_a_wrong_wish_ends_the_run_with_one_sentence_and_nothing_measured(wish: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench"],
        cwd=ROOT,
        env={**os.environ, **wish},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"bench: {next(iter(wish))}: ")
    assert done.stderr.count("\n") == 1
