"""What the report says of a fill, step by step."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import plan, steps_of
from tests.browser.engine.ticket import MAP, procedure


def test_progress_is_told_once_for_each_step(show: Show) -> None:
    engine = show(MAP, fixture="ticket.html")
    steps = procedure()
    engine.fill(plan(MAP, steps))
    told = engine.world.run("told")
    assert sorted(key for key, _, _ in told) == sorted(each.key for each in steps)
    assert {index for _, index, _ in told} == set(range(len(steps)))
    assert {total for _, _, total in told} == {len(steps)}


def test_the_report_names_label_and_what_was_there_before(show: Show, page: Page) -> None:
    engine = show(MAP, fixture="ticket.html")
    page.select_option("#cdseveridade", label="Média")
    report = steps_of(engine.fill(plan(MAP, procedure())))["prioridade"]
    assert (report.label, report.before, report.now, report.wanted) == (
        "Prioridade* :",
        "Média",
        "Baixa",
        "Baixa",
    )
