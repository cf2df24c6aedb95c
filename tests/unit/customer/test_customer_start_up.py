"""The libraries are heavy: loaded when first needed or in the background; the one for DNS never is."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
import native_host.methods.escalation_plan, native_host.sop.plan
import native_host.methods.customer_parse, native_host.methods.customer_check
LIBRARIES = {"phonenumbers", "stdnum", "email_validator"}
early = sorted(LIBRARIES & set(sys.modules))
from native_host.customer.warm_up import warm_up
warm_up()
print(early, sorted(LIBRARIES & set(sys.modules)), "dns" in sys.modules)
"""


def test_importing_the_plan_loads_no_library_and_warming_up_loads_all() -> None:
    shown = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[] ['email_validator', 'phonenumbers', 'stdnum'] False"
