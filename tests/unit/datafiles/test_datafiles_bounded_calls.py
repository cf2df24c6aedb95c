"""A folder that does not answer is waited for once; ours go on, and what it held before stays in force."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from native_host.cli.main import main
from native_host.config import Configuration
from native_host.datafiles import library
from native_host.datafiles.bounded_calls import BoundedCalls, NoAnswerError
from native_host.datafiles.folder import Seen, Stamp, look_into
from native_host.datafiles.library import Library
from native_host.datafiles.limits import CALL_DEADLINE_S, LATE_ANSWER_KEPT_S
from native_host.doctor.probes import knowledge as probe
from native_host.doctor.surroundings import Surroundings
from native_host.pages import loader as pages_loader
from native_host.sop import loader
from native_host.sop.loader import load_knowledge
from native_host.sop.model import SopFile
from tests.support import plans
from tests.unit.sop.test_sop_checks import GOOD

OWN = len(load_knowledge().sops.readings)


class Clock:
    """Seconds that pass only when they are told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Share:
    """A folder on a share: every look into it is counted, and hangs for as long as the share is gone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.looks = 0
        self.there = threading.Event()
        self.there.set()
        self.ended = threading.Semaphore(0)

    def look(self, folder: Path, known: dict[Path, Stamp], *, by_administrators: bool = False) -> list[Seen]:
        if folder != self.folder:
            return look_into(folder, known, by_administrators=by_administrators)
        self.looks += 1
        self.there.wait()
        try:
            return look_into(folder, known, by_administrators=by_administrators)
        finally:
            self.ended.release()


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Share]:
    folder = tmp_path / "share"
    folder.mkdir()
    (folder / "zz.toml").write_text(GOOD.replace('"blank"', '"expired"'), encoding="utf-8")
    share = Share(folder)
    monkeypatch.setattr(library, "look_into", share.look)
    yield share
    share.there.set()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> Library[SopFile]:
    """A library that knows nothing yet, and whose deadlines are measured by the clock of the test."""
    for module in (loader, pages_loader):
        known = module._LIBRARY
        fresh = Library(known._model, known._identify, known._check, known._code, known._builtin)
        fresh.calls = BoundedCalls(CALL_DEADLINE_S, clock)
        monkeypatch.setattr(module, "_LIBRARY", fresh)
    return loader._LIBRARY


def gone(share: Share, clock: Clock, own: Library[SopFile]) -> None:
    """Let the share hang, and the next call's deadline be over as soon as it is made."""
    share.there.clear()
    start = own.calls.start

    def started(about: object, work: object) -> object:
        call = start(about, work)  # type: ignore[arg-type]
        clock.now += CALL_DEADLINE_S
        return call

    own.calls.start = started  # type: ignore[assignment]


def test_our_own_go_on_and_the_folder_is_named(share: Share, clock: Clock, own: Library[SopFile]) -> None:
    gone(share, clock, own)
    shelf = load_knowledge([share.folder]).sops
    assert len(shelf.readings) == OWN
    (problem,) = shelf.problems
    assert (problem.code, problem.file) == ("folder_no_answer", str(share.folder))
    assert "nada do que está nela vale agora" in problem.message


def test_a_folder_that_hangs_is_not_asked_again_by_each_request(
    share: Share, clock: Clock, own: Library[SopFile]
) -> None:
    gone(share, clock, own)
    for _ in range(20):
        assert load_knowledge([share.folder]).sops.problems
    assert share.looks == 1


def test_other_folders_are_in_force_beside_it(
    share: Share, clock: Clock, own: Library[SopFile], tmp_path: Path
) -> None:
    near = tmp_path / "near"
    near.mkdir()
    (near / "a.toml").write_text(GOOD, encoding="utf-8")
    load_knowledge([near])
    gone(share, clock, own)
    near_call = own.calls.start((near, False), lambda: look_into(near, {}))
    near_call.done.wait()
    shelf = load_knowledge([share.folder, near]).sops
    assert "teste" in shelf.readings


def test_what_was_read_before_stays_in_force(share: Share, clock: Clock, own: Library[SopFile]) -> None:
    assert "teste" in load_knowledge([share.folder]).sops.readings
    gone(share, clock, own)
    shelf = load_knowledge([share.folder]).sops
    assert "teste" in shelf.readings
    (problem,) = shelf.problems
    assert problem.code == "folder_no_answer"
    assert "continua valendo" in problem.message


def test_when_it_answers_late_the_answer_is_used_and_then_it_is_asked_again(
    share: Share, clock: Clock, own: Library[SopFile]
) -> None:
    gone(share, clock, own)
    load_knowledge([share.folder])
    call = own.calls.start((share.folder, False), list)
    share.there.set()
    call.done.wait()
    for _ in range(3):
        shelf = load_knowledge([share.folder]).sops
        assert "teste" in shelf.readings
        assert shelf.problems == []
    assert share.looks == 1, "so far the late answer is used"
    clock.now += LATE_ANSWER_KEPT_S
    load_knowledge([share.folder])
    assert share.looks == 2


def test_a_plan_says_that_it_was_made_without_the_folder(
    share: Share, clock: Clock, own: Library[SopFile]
) -> None:
    gone(share, clock, own)
    plan = plans.plan(sop_dirs=[share.folder])
    assert plan.applies
    assert [problem.code for problem in plan.problems] == ["folder_no_answer"]
    assert plans.plan().problems == []


def test_list_and_doctor_name_the_folder(
    share: Share,
    clock: Clock,
    own: Library[SopFile],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f'sop_dirs = ["{share.folder}"]', encoding="utf-8")
    monkeypatch.setenv("QUALITOKEN_CONFIG", str(config))
    gone(share, clock, own)
    assert main(["sop", "list"]) == 1
    shown = capsys.readouterr()
    assert "token_em_branco" in shown.out
    assert "não respondeu a tempo" in shown.err

    def tokens() -> object:
        raise NotImplementedError

    surroundings = Surroundings(lambda: Configuration(sop_dirs=[str(share.folder)]), tokens)  # type: ignore[arg-type]
    (found,) = probe.look(surroundings)
    assert found.code == "folder_no_answer"
    assert str(share.folder) in found.detail


def test_two_requests_at_once_make_one_call() -> None:
    clock = Clock()
    calls: BoundedCalls[int] = BoundedCalls(1.0, clock)
    free = threading.Event()
    first = calls.start("x", lambda: (free.wait(), 1)[1])
    second = calls.start("x", lambda: 2)
    assert second is first
    clock.now += 1.0
    with pytest.raises(NoAnswerError):
        first.result()
    free.set()
    first.done.wait()
    assert second.result() == 1


def test_what_the_work_raises_is_raised_where_the_result_is_wanted() -> None:
    def fails() -> int:
        raise PermissionError

    with pytest.raises(PermissionError):
        BoundedCalls[int]().start("x", fails).result()
