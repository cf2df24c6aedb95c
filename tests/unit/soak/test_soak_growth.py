"""Growth is told from what a process at rest differs by, and a part's promise from a wrong reply."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import soak as rooms
from tests.soak import __main__ as command
from tests.soak.growth import LEAST, Allowance, judge
from tests.soak.part import Part, Use, soak
from tests.soak.processes import MEASURES, MEMORY, measured, tree
from tests.soak.table import PARTS
from tests.support.host import running_host

NOISE = [0.0, 3.0, -2.0, 1.0, -3.0, 2.0]
SERIES = {
    "level": ([50.0] * 30, False),
    "level with noise": ([50.0 + noise for noise in NOISE * 5], False),
    "high while it warms up": ([90.0] * 6 + [50.0] * 24, False),
    "low while it warms up": ([10.0] * 6 + [50.0] * 24, False),
    "falling": ([50.0 - step for step in range(30)], False),
    "one outlier at the end": ([50.0] * 29 + [500.0], False),
    "growing": ([50.0 + step for step in range(30)], True),
    "growing in noise": ([50.0 + step + noise for step, noise in enumerate(NOISE * 5)], True),
    "growing once, and staying": ([50.0] * 15 + [60.0] * 15, True),
    "growing for a thousand measurements": ([50.0 + step / 100 for step in range(1_000)], True),
}


@pytest.mark.parametrize(("series", "grew"), SERIES.values(), ids=SERIES.keys())
def test_growth_is_told_from_noise(series: list[float], grew: bool) -> None:
    assert judge("x", series, Allowance(share=0.05, amount=2)).grew is grew


def test_what_may_not_grow_at_all_may_not_grow_by_one() -> None:
    assert judge("x", [4.0] * 15 + [5.0] * 15, Allowance()).grew
    assert not judge("x", [4.0] * 15 + [5.0] * 15, Allowance(amount=1)).grew


def test_a_run_that_is_too_short_is_not_called_good() -> None:
    with pytest.raises(ValueError, match="run for longer"):
        judge("x", [1.0] * LEAST, Allowance())
    assert judge("x", [1.0] * 2 * LEAST, Allowance()).count >= LEAST


def use(leak: int) -> Use:
    held: list[int] = [1]
    return Use(
        lambda: held.extend([1] * leak),
        lambda: {"held": float(len(held))},
        {"held": Allowance()},
        per_measurement=2,
    )


@pytest.mark.parametrize("leak", [0, 1])
def test_a_part_that_keeps_something_of_each_round_is_found(leak: int) -> None:
    left = iter([True] * 20)
    outcome = soak(use(leak), lambda: next(left, False), lambda _line: None)
    assert outcome.rounds == 40
    (verdict,) = outcome.verdicts
    assert verdict.grew is bool(leak)
    assert str(verdict).startswith("✗" if leak else "✓")


def test_ctrl_c_judges_what_was_measured_so_far() -> None:
    left = iter([True] * 20)

    def goes_on() -> bool:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return True

    outcome = soak(use(1), goes_on, lambda _line: None)
    assert outcome.verdicts[0].grew
    assert outcome.interrupted


def test_a_run_in_which_nothing_was_measured_is_not_called_good() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        soak(use(0), lambda: False, lambda _line: None)


def test_ctrl_c_ends_the_parts_that_were_to_come(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def part(name: str) -> Part:
        def pressed() -> dict[str, float]:
            if len(opened) == 1 and next(left, None) is None:
                raise KeyboardInterrupt
            return {"held": 1.0}

        @contextmanager
        def use() -> Iterator[Use]:
            opened.append(name)
            yield Use(lambda: None, pressed, {"held": Allowance()}, 1)

        return Part(name, "", use)

    left = iter([True] * 20)
    monkeypatch.setattr(command, "PARTS", {name: part(name) for name in ("first", "second")})
    assert command.main([]) == 130
    assert opened == ["first"]


@pytest.mark.parametrize("minutes", ["0", "-1", "nan", "x"])
def test_a_time_in_which_nothing_is_done_is_refused(minutes: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main([f"--minutes={minutes}"])
    assert ended.value.code == 2
    assert "more than 0" in capsys.readouterr().err


def test_a_wrong_reply_ends_it() -> None:
    def wrong() -> None:
        raise AssertionError("wrong")

    with pytest.raises(AssertionError, match="wrong"):
        soak(Use(wrong, dict, {}, 1), lambda: True, lambda _line: None)


def test_a_process_is_measured_with_its_children(tmp_path: Path) -> None:
    with running_host(tmp_path, []) as host:
        host.media()
        pids = tree(host.process.pid)
        assert set(host.children()) <= set(pids)
        both, alone = measured(pids), measured(pids[:1])
    assert set(both) == set(MEASURES)
    assert all(alone[name] > 0 for name in MEASURES)
    assert both["processes"] == len(pids) > 1
    assert both[MEMORY] > alone[MEMORY]


def test_the_table_names_every_file_that_has_a_part() -> None:
    frame = {"__init__", "__main__", "growth", "part", "processes", "table"}
    assert set(PARTS) == {file.stem for file in Path(str(rooms.__file__)).parent.glob("*.py")} - frame


def test_a_part_that_is_not_there_is_refused_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["nowhere"])
    assert "host_reads" in capsys.readouterr().err
