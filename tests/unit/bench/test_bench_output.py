"""What the bench says: a line per figure, JSON that any program reads, a picture that any browser draws."""

from __future__ import annotations

import json
import math
import re
from xml.etree import ElementTree as ET

import pytest

from tests.bench.judging.figure import Figure, Result, Verdict
from tests.bench.output.picture import HIGHEST, LEFT, LOWEST, RIGHT, picture, place
from tests.bench.output.record import record
from tests.bench.output.table import line, summary

BOUND = Figure("a", "A & <B>", 'its "floor"', 2.0)
KEPT = Result(BOUND, Verdict.KEPT, 1.5, 1.2, 1.8, (3.0, 3.0), (2.0, 2.0), "16 fields")
BROKEN = Result(BOUND, Verdict.BROKEN, 3.0, 2.5, 99.0, (6.0, 6.0), (2.0, 2.0))
SHOWN = Result(Figure("b", "B", "a walk"), Verdict.SHOWN, 20.0, 10.0, 30.0, (2.0, 2.0), (0.1, 0.1))
NOTHING = Result(BOUND, Verdict.BROKEN, math.inf, math.inf, math.inf, (3.0,), (0.0,))
ABSENT = Result(Figure("c", "c", ""), Verdict.ABSENT, detail="not frozen here")
ALL = [KEPT, BROKEN, SHOWN, NOTHING, ABSENT]
SVG = "{http://www.w3.org/2000/svg}"


def test_a_line_tells_ratio_interval_bound_verdict_and_raw_figures() -> None:
    told = line(KEPT)
    assert re.search(r"A & <B>.*1\.50 +1\.20 to 1\.80 +≤ 2 +kept +3 : 2 ms +2 pairs; 16 fields$", told)


def test_a_line_of_what_is_not_there_says_why() -> None:
    assert re.search(r"^- c .*not there +not frozen here$", line(ABSENT))


@pytest.mark.parametrize("result", ALL)
def test_every_result_has_a_line(result: Result) -> None:
    assert "\n" not in line(result)
    assert result.verdict.value in line(result)


def test_the_summary_names_what_is_broken_and_calls_the_rest_of_it_kept() -> None:
    assert list(summary([KEPT, SHOWN, ABSENT])) == ["not there: c", "no bound is broken"]
    assert list(summary([KEPT, BROKEN])) == ["broken: A & <B>"]


def test_the_record_holds_every_figure_with_its_samples_and_no_word_of_the_machine() -> None:
    content = json.loads(record(ALL, "1a2b", "3c4d", changed=True))
    assert content.keys() == {"schema", "commit", "changed", "base", "confidence", "figures"}
    assert (content["commit"], content["changed"], content["base"]) == ("1a2b", True, "3c4d")
    first, _, _, endless, absent = content["figures"]
    assert (first["key"], first["ratio"], first["interval"], first["bound"]) == ("a", 1.5, [1.2, 1.8], 2.0)
    assert (first["verdict"], first["ours"], first["theirs"]) == ("kept", [3.0, 3.0], [2.0, 2.0])
    assert endless["ratio"] is None
    assert (absent["verdict"], absent["ratio"], absent["interval"]) == ("not there", None, [None, None])


def test_the_picture_is_an_svg_with_a_row_for_every_figure_that_has_a_bound() -> None:
    root = ET.fromstring(picture(ALL, 'Figures of "today"'))  # noqa: S314 - our own
    rows = [text for text in root.iter(f"{SVG}text") if (text.text or "").startswith("A & <B>")]
    assert root.tag == f"{SVG}svg"
    assert root.get("aria-label") == 'Figures of "today"'
    assert len(rows) == len(list(root.iter(f"{SVG}circle"))) == 3
    bottoms = [float(text.get("y", 0)) for text in root.iter(f"{SVG}text")]
    assert max(bottoms) < float(root.get("height", 0))


def test_the_picture_is_readable_on_light_and_dark_and_fetches_nothing() -> None:
    drawn = picture(ALL, "x")
    light, dark = drawn.split("prefers-color-scheme: dark")
    for kind in ("text", ".small", ".grid", ".bound", ".kept", ".broken", ".undecided"):
        assert kind in light and kind in dark
    assert "url(" not in drawn and "href" not in drawn and "<script" not in drawn


@pytest.mark.parametrize(
    ("of_bound", "at"),
    [(LOWEST, LEFT), (0.0, LEFT), (HIGHEST, RIGHT), (math.inf, RIGHT)],
)
def test_what_lies_beyond_the_scale_is_drawn_at_its_edge(of_bound: float, at: float) -> None:
    assert place(of_bound) == at


def test_the_scale_is_one_of_ratios() -> None:
    assert place(1) - place(0.5) == pytest.approx(place(2) - place(1), abs=0.2)
