"""The fuzzer's frame: a planted fault is found, made small, kept, and run again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import strategies as st

from tests import fuzz as rooms
from tests.fuzz import __main__ as command
from tests.fuzz.frame import keeping
from tests.fuzz.frame.endless import HangsError
from tests.fuzz.frame.hunt import hunt
from tests.fuzz.frame.keeping import keep, replay, told
from tests.fuzz.frame.rounds import fuzz
from tests.fuzz.frame.target import Run, Target
from tests.fuzz.frame.texts import ODD, texts
from tests.fuzz.table import TARGETS

PLANTED = b"\xff"
SEED = 7


def refuse(value: bytes) -> None:
    if PLANTED in value:
        raise ValueError("planted")


def target(run: Run = refuse, name: str = "planted") -> Target:
    @contextmanager
    def opened() -> Iterator[Run]:
        yield run

    return Target(name, "no input holds the planted byte", st.binary(min_size=1, max_size=400), opened)


def test_a_planted_fault_is_found_and_made_as_small_as_it_goes() -> None:
    finding = hunt(target(), refuse, SEED, 2_000)
    assert finding
    assert finding.value == PLANTED
    assert finding.steady
    assert "ValueError: planted" in finding.error


def loop(value: bytes) -> None:
    while PLANTED in value:
        pass


def catch_all_and_loop(value: bytes) -> None:
    while True:
        try:
            return loop(value)
        except Exception:  # noqa: S112 - as a careless parser does
            continue


@pytest.mark.parametrize("run", [loop, catch_all_and_loop])
def test_an_input_that_never_comes_back_is_told_as_a_hang_and_run_again(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding = hunt(target(run), run, SEED, 2_000, most_s=0.2)
    assert finding
    assert PLANTED in finding.value
    file = keep(finding, tmp_path)
    assert "hangs: it worked for 0.2 s" in told(finding, file)
    monkeypatch.setattr(keeping, "MOST_S", 0.2)
    with pytest.raises(HangsError):
        replay(target(run), file)


def test_texts_hold_what_programs_stumble_over() -> None:
    @st.composite
    def encoded(draw: st.DrawFn) -> bytes:
        return draw(texts(8)).encode()

    seen: list[bytes] = []
    assert hunt(replace(target(), inputs=encoded()), seen.append, SEED, 500) is None
    made = b"".join(seen)
    assert [odd for odd in ODD if odd.encode() not in made] == []


def test_the_seed_is_told_first_and_a_digest_of_its_inputs_after_them(tmp_path: Path) -> None:
    def said(seed: int) -> list[str]:
        lines: list[str] = []
        left = iter([True, False])
        fuzz([target(lambda _value: None)], seed, lambda: next(left), lines.append, tmp_path)
        return lines

    first, then = said(SEED)
    assert first == "seed 7 is the first"
    assert said(SEED) == [first, then]
    digest = then.split("inputs ")[1][:8]
    assert digest not in said(SEED + 1)[1]


@pytest.mark.parametrize("minutes", ["0", "-1", "nan", "inf", "x", ""])
def test_a_time_in_which_nothing_is_done_is_refused(minutes: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(["toml", f"--minutes={minutes}"])
    assert ended.value.code == 2
    assert "more than 0" in capsys.readouterr().err


def test_a_replay_of_no_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(["toml", "--replay", str(tmp_path / "nowhere")])
    assert ended.value.code == 2
    assert "there is no file" in capsys.readouterr().err


def test_the_same_seed_makes_the_same_inputs_and_another_one_others() -> None:
    def inputs(seed: int) -> list[bytes]:
        seen: list[bytes] = []
        assert hunt(target(), seen.append, seed) is None
        return seen

    assert inputs(SEED) == inputs(SEED)
    assert inputs(SEED) != inputs(SEED + 1)


def test_a_fault_that_needs_what_came_before_is_told_as_such() -> None:
    calls: list[bytes] = []

    def once(value: bytes) -> None:
        calls.append(value)
        if len(calls) == 20:
            raise ValueError("once")

    finding = hunt(target(), once, SEED)
    assert finding
    assert not finding.steady
    assert "by itself it did not do it again" in told(finding, Path("x.bin"))


def test_a_finding_is_kept_and_run_again_by_the_command_that_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said: list[str] = []
    outcome = fuzz([target()], SEED, lambda: True, said.append, tmp_path)
    (finding,) = outcome.findings
    file = tmp_path / f"planted-{finding.seed}.bin"
    assert file.read_bytes() == PLANTED
    assert any(f"make fuzz FUZZ=planted REPLAY={file}" in line for line in said)
    monkeypatch.setitem(TARGETS, "planted", target())
    assert command.main(["planted", "--replay", str(file)]) == 1
    assert "ValueError: planted" in capsys.readouterr().err
    file.write_bytes(b"mended")
    assert command.main(["planted", "--replay", str(file)]) == 0


def test_a_broken_target_is_left_and_the_others_go_on(tmp_path: Path) -> None:
    left = iter([True] * 6)
    sound = target(lambda _value: None, "sound")
    outcome = fuzz([target(), sound], SEED, lambda: next(left, False), lambda _line: None, tmp_path)
    assert [finding.target for finding in outcome.findings] == ["planted"]
    assert outcome.inputs["sound"] > outcome.inputs["planted"]


def test_ctrl_c_ends_with_what_was_done_so_far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[bytes] = []

    def pressed(value: bytes) -> None:
        calls.append(value)
        if len(calls) == 120:
            raise KeyboardInterrupt

    outcome = fuzz([target(pressed)], SEED, lambda: True, lambda _line: None, tmp_path)
    calls.clear()
    monkeypatch.setitem(TARGETS, "planted", target(pressed))
    assert command.main(["planted", "--seed=7"]) == 130
    assert outcome.interrupted
    assert outcome.inputs == {"planted": 100}
    assert str(outcome) == "interrupted; inputs: planted 100; findings: 0"


def test_a_target_that_is_not_there_is_refused_with_those_that_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        command.main(["nowhere"])
    assert "wire" in capsys.readouterr().err


def test_the_table_names_every_file_and_every_target_is_called_as_its_file() -> None:
    files = {file.stem for file in Path(str(rooms.__file__)).parent.glob("*.py")}
    assert set(TARGETS) == files - {"__init__", "__main__", "table"}


@pytest.mark.parametrize("name", sorted(set(TARGETS) - {"pasted_work", "generated", "pages"}))
def test_every_target_takes_inputs(name: str, tmp_path: Path) -> None:
    with TARGETS[name].opened() as run:
        finding = hunt(TARGETS[name], run, SEED, 5)
    assert finding is None, told(finding, keep(finding, tmp_path))


def test_a_kept_input_of_a_target_is_run_as_it_is(tmp_path: Path) -> None:
    seen: list[bytes] = []
    file = tmp_path / "x.bin"
    file.write_bytes(b"\x00\r\n\xff")
    replay(target(seen.append), file)
    assert seen == [b"\x00\r\n\xff"]
