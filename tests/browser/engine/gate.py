"""A page that waits for its server until the test lets it go on: the moment "during the fill"."""

from __future__ import annotations

from native_host.protocol.messages import PageField, Policy, Step, StepReport
from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import Engine, field, page_map, plan, step, steps_of
from tests.browser.engine.one_field import CIDADE

UF = field("uf", "UF")
FORM = """<script>function ask() {{
const sign = document.createElement('div'); sign.id = 'divLoading'; document.body.append(sign);
window.release = () => {{ if (window.answer) answer(); sign.remove() }} }}</script>
<table><tr><td>UF</td><td><input id=u onchange="if (this.value) ask()"></td></tr>
<tr><td>Cidade</td><td>{control}</td></tr></table><button type=button id=other>Outro</button>{more}"""


def open_gate(
    show: Show, control: str, *, on: PageField = CIDADE, more: str = "", script: str | None = None
) -> Engine:
    """Show a page whose field `UF` makes it ask its server, and `control` in the field below."""
    return show(page_map(UF, on), FORM.format(control=control, more=more), script=script)


def begin(engine: Engine, value: str | None, *, on: PageField = CIDADE, policy: Policy = Policy.SET) -> None:
    """Begin a fill that waits for the page's server before it comes to the field below."""
    engine.start(plan(engine.map, steps(value, on=on, policy=policy)))
    engine.wait_for_step("uf")


def steps(value: str | None, *, on: PageField = CIDADE, policy: Policy = Policy.SET) -> list[Step]:
    """Return the steps of that fill."""
    return [step(UF, "RS"), step(on, value, policy=policy, after=["uf"])]


def report_of(engine: Engine, key: str = "cidade") -> StepReport:
    """Let the page go on and return how the field ended."""
    engine.page.evaluate("release()")
    return steps_of(engine.finish())[key]


def assert_left(report: StepReport) -> None:
    """See that the report says whose the value is."""
    assert (report.status.value, report.changed_by_agent) == ("kept", True)
