"""The real child of a driver with one shorter pause: the model's time passes faster than people's."""

from __future__ import annotations

from native_host.token import limits
from native_host.token.worker.main import main as real_main

RETRY_PAUSE_S = 0.002
"""Before a call is made once more: nothing is waited for but that time passes."""


def main() -> None:
    """Be the child that `sys.argv` names the module of."""
    vars(limits)["RETRY_PAUSE_S"] = RETRY_PAUSE_S
    real_main()
