"""Every pause and time-out of a reading together: a test or a model that draws thousands has shorter ones."""

from __future__ import annotations

from dataclasses import dataclass

from native_host.protocol.limits import BLANK_CONFIRMATION_KEPT_MS, BLANK_CONFIRMATION_MS
from native_host.token import limits


@dataclass(frozen=True)
class Waits:
    """Seconds each. The reasons stand with the limits that they come from.

    Attributes:
        confirmation: between the two reads that confirm a blank token, at the least.
        confirmation_kept: how long an earlier read may be the first of the two.
        reserve: kept of a reading's deadline for judging and answering.
        verdict: how long after its deadline a driver's verdict is waited for.
        backoff_first, backoff_longest: pauses after a driver's failures.
        probe_least: time that must be left for asking a slot that failed before.
        probation: how long a driver that hung the last time is waited for where it cannot matter.
        slow_notice: after this, what the other drivers know is told.
        pcsc: how long PC/SC is waited for before its child is killed.
        pcsc_after_token: how long PC/SC is waited for before what drivers show is told.
        pcsc_last: time for PC/SC's last answer where the deadline leaves none.
        pcsc_retry_first, pcsc_retry_longest: pauses after failures of PC/SC.
        swap_least: nobody swaps a medium within this.
    """

    confirmation: float = BLANK_CONFIRMATION_MS / 1000
    confirmation_kept: float = BLANK_CONFIRMATION_KEPT_MS / 1000
    reserve: float = limits.DEADLINE_RESERVE_S
    verdict: float = limits.VERDICT_WAIT_S
    backoff_first: float = limits.BACKOFF_FIRST_S
    backoff_longest: float = limits.BACKOFF_MAX_S
    probe_least: float = limits.PROBE_MIN_S
    probation: float = limits.PROBATION_TIMEOUT_S
    slow_notice: float = limits.SLOW_DRIVER_NOTICE_S
    pcsc: float = limits.PCSC_TIMEOUT_S
    pcsc_after_token: float = limits.PCSC_AFTER_TOKEN_S
    pcsc_last: float = limits.PCSC_LAST_S
    pcsc_retry_first: float = limits.PCSC_RETRY_FIRST_S
    pcsc_retry_longest: float = limits.PCSC_RETRY_MAX_S
    swap_least: float = limits.SWAP_MIN_S


WAITS = Waits()
"""Those of the product."""
