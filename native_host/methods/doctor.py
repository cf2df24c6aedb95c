"""`doctor`: every link from browser to card, looked at from here."""

from __future__ import annotations

from native_host.doctor.run import examine
from native_host.doctor.surroundings import Surroundings
from native_host.methods.context import Context
from native_host.protocol.messages import DoctorParams, DoctorResult


def handle(_params: DoctorParams, context: Context) -> DoctorResult:
    """Look at everything; what fails or hangs is told as such. Takes as long as the slowest driver."""
    surroundings = Surroundings(lambda: context.config, lambda: context.tokens)
    return DoctorResult(probes=examine(surroundings))
