"""Reads and loads what the first plan needs, so that no click pays for it."""

from __future__ import annotations

from native_host.config import Configuration
from native_host.customer.warm_up import warm_up as warm_up_customer
from native_host.sop.configured import knowledge_of


def warm_up(config: Configuration) -> None:
    """Read the files and load the libraries; for a background thread."""
    knowledge_of(config)
    warm_up_customer()
