"""The smallest page and plan: one labelled field, and one value for it."""

from __future__ import annotations

from native_host.protocol.messages import ControlKind, PageField, Policy
from tests.browser.engine.harness import Engine, field, plan, statuses, step

CIDADE = field("cidade")
CHOSEN = field("cidade", control=ControlKind.CHOICE)
UF = field("uf", "UF", control=ControlKind.SELECT)
CELL = "<table><tr><td>Cidade</td><td>{}</td></tr></table>"
RADIOS = """<fieldset><legend>Cidade</legend>
<input type=radio name=r id=s value=S onclick="clicks.push('S')"><label for=s>Sim</label>
<input type=radio name=r id=n value=N onclick="clicks.push('N')"><label for=n>Não</label></fieldset>
<script>var clicks = [];</script>"""


def fill_one(engine: Engine, value: str, *, on: PageField = CIDADE, policy: Policy = Policy.SET) -> str:
    """Fill a single field and return how it ended."""
    return statuses(engine.fill(plan(engine.map, [step(on, value, policy=policy)])))[on.key]
