"""The libraries are heavy: they are loaded when first needed or in the background, never by an import."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
import native_host.methods.escalation_plan, native_host.sop.plan
early = sorted({"phonenumbers", "stdnum"} & set(sys.modules))
from native_host.customer.warm_up import warm_up
warm_up()
print(early, sorted({"phonenumbers", "stdnum"} & set(sys.modules)))
"""


def test_importing_the_plan_loads_no_library_and_warming_up_loads_both() -> None:
    shown = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[] ['phonenumbers', 'stdnum']"
