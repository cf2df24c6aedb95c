"""Which procedure is meant, and whether it applies to the token that was read."""

from __future__ import annotations

from dataclasses import dataclass

from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.messages import Medium, PageMap
from native_host.sop.loader import Knowledge
from native_host.sop.model import GuidanceSop, Procedure, SopFile
from native_host.texts import text

NOT_BLANK = "not_blank"
NOT_CONFIRMED = "not_confirmed"


@dataclass(frozen=True)
class Verdict:
    """Whether a procedure applies, and why."""

    applies: bool
    reason: str
    code: str | None = None


def choose_page(knowledge: Knowledge, name: str) -> PageMap:
    """Return the page map that the page was recognised by.

    Raises:
        QualitokenError: `unknown_page_map` or `page_map_broken`.
    """
    if name in knowledge.pages.readings:
        return knowledge.pages.items()[name]
    if reason := knowledge.pages.broken.get(name):
        raise QualitokenError(Code.PAGE_MAP_BROKEN, {"file": f"{name}.toml", "reason": reason})
    raise QualitokenError(Code.UNKNOWN_PAGE_MAP, {"id": name})


def choose_procedure(knowledge: Knowledge, name: str | None, medium: Medium) -> SopFile:
    """Return the named procedure, else the one for the token's state, else the one there is to be forced.

    An organisation's procedures go before the package's, as they were written for its desk.

    Raises:
        QualitokenError: `unknown_sop` or `sop_broken`.
    """
    procedures = knowledge.sops.items()
    broken = knowledge.sops.broken
    if name is None:
        latest_first = [one for one in reversed(procedures.values()) if isinstance(one, Procedure)]
        fitting = [procedure for procedure in latest_first if medium.state in procedure.states]
        if latest_first:
            return (fitting or latest_first)[0]
        name = next(iter(broken), medium.state.value)
    elif name in procedures:
        return procedures[name]
    if name in broken:
        raise QualitokenError(Code.SOP_BROKEN, {"file": f"{name}.toml", "reason": broken[name]})
    raise QualitokenError(Code.UNKNOWN_SOP, {"id": name})


def choose_guidance(knowledge: Knowledge, medium: Medium) -> GuidanceSop | None:
    """Return what is said and done for the token's state without a ticket, the organisation's own first."""
    latest_first = [one for one in reversed(knowledge.sops.items().values()) if isinstance(one, GuidanceSop)]
    return next((one for one in latest_first if medium.state in one.states), None)


def judge(procedure: SopFile, medium: Medium) -> Verdict:
    """Say whether the procedure applies: to a confirmed reading of one of its states only."""
    if isinstance(procedure, GuidanceSop):
        return Verdict(False, text("sop", "reasons.guidance", title=procedure.title), NOT_BLANK)
    if medium.state not in procedure.states:
        found = text("sop", f"situations.{medium.state.value}")
        sentences = [text("sop", "reasons.not_blank", title=procedure.title, found=found)]
        sentences += [medium.hint] if medium.hint else []
        return Verdict(False, " ".join([*sentences, text("sop", "reasons.force")]), NOT_BLANK)
    if not medium.confirmed:
        again = "not_confirmed_elsewhere" if medium.elsewhere else "not_confirmed"
        return Verdict(False, text("sop", f"reasons.{again}"), NOT_CONFIRMED)
    return Verdict(True, text("sop", "reasons.applies", title=procedure.title))
