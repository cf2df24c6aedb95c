"""Which procedure is meant, and whether it applies to the token that was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.messages import Medium, PageMap
from native_host.sop.loader import Knowledge
from native_host.sop.model import GuidanceSop, Procedure, SopFile
from native_host.texts import text

NOT_BLANK = "not_blank"
NOT_CONFIRMED = "not_confirmed"
NOT_FORCIBLE = "not_forcible"
SEVERAL_PROCEDURES = "several_procedures"


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


def choose_procedures(knowledge: Knowledge, name: str | None, medium: Medium) -> Sequence[SopFile]:
    """Return the procedures that may be meant: more than one are for the agent to choose from, none is told.

    The named one, else those for the token's state, else those that may be forced on it. An organisation's
    procedures for a state go before the package's, as they were written for its desk.

    Raises:
        QualitokenError: `unknown_sop` or `sop_broken`.
    """
    sops = knowledge.sops
    files = sops.items()
    if name is None:
        procedures = [one for one in files.values() if isinstance(one, Procedure)]
        if procedures:
            fitting = [one for one in procedures if medium.state in one.states]
            own = [one for one in fitting if not sops.is_shipped(one.id)]
            return own or fitting or [one for one in procedures if may_force(knowledge, one, medium)]
        name = next(iter(sops.broken), medium.state.value)
    elif name in files:
        return [files[name]]
    if name in sops.broken:
        raise QualitokenError(Code.SOP_BROKEN, {"file": f"{name}.toml", "reason": sops.broken[name]})
    raise QualitokenError(Code.UNKNOWN_SOP, {"id": name})


def procedure_for_lines(knowledge: Knowledge, name: str | None, medium: Medium | None) -> Procedure | None:
    """Return the procedure that says which field holds which of the customer's data.

    Where several may be meant the first speaks for all, and where only guidance is given, one that could be
    forced: page and certificate say the same beside each.

    Raises:
        QualitokenError: `unknown_sop` or `sop_broken`.
    """
    files = knowledge.sops.items()
    sops = [one for one in files.values() if isinstance(one, Procedure)]
    named = [files[name]] if name in files else sops
    meant = choose_procedures(knowledge, name, medium) if medium else named
    escalations = [one for one in meant if isinstance(one, Procedure)]
    if not escalations and medium:
        escalations = [one for one in sops if may_force(knowledge, one, medium)]
    return next(iter(escalations), None)


def may_force(knowledge: Knowledge, sop: SopFile, medium: Medium) -> bool:
    """Whether the agent may have the procedure carried out although it does not apply.

    One for another state may put a wrong category into the ticket, and no file says yet what it may be forced
    for. The package's own may; so may an organisation's version of it, as long as it is for the same states.
    """
    if medium.state in sop.states:
        return True
    shipped = knowledge.sops.shipped.get(sop.id)
    return isinstance(shipped, Procedure) and set(shipped.states) <= set(sop.states)


def choose_guidance(knowledge: Knowledge, medium: Medium) -> GuidanceSop | None:
    """Return what is said and done for the token's state without a ticket, the organisation's own first."""
    latest_first = [one for one in reversed(knowledge.sops.items().values()) if isinstance(one, GuidanceSop)]
    return next((one for one in latest_first if medium.state in one.states), None)


def judge(procedure: SopFile, medium: Medium, *, forcible: bool) -> Verdict:
    """Say whether the procedure applies: to a confirmed reading of one of its states only."""
    if isinstance(procedure, GuidanceSop):
        return Verdict(False, text("sop", "reasons.guidance", title=procedure.title), NOT_BLANK)
    if medium.state not in procedure.states:
        why = text("sop", "reasons.not_blank", title=procedure.title, found=_found(medium))
        then = text("sop", "reasons.force") if forcible else text("sop", "reasons.not_forcible")
        return Verdict(False, _joined(why, medium.hint, then), NOT_BLANK if forcible else NOT_FORCIBLE)
    if not medium.confirmed:
        return _unconfirmed(medium)
    return Verdict(True, text("sop", "reasons.applies", title=procedure.title))


def judge_without_any(medium: Medium) -> Verdict:
    """Say that there is no procedure for this token, and none that may be forced on it."""
    why = text("sop", "reasons.none_applies", found=_found(medium))
    return Verdict(False, _joined(why, medium.hint, text("sop", "reasons.none_forcible")), NOT_FORCIBLE)


def judge_several(procedures: Sequence[SopFile], medium: Medium, *, force: bool) -> Verdict:
    """Say that one of several is to be chosen, or why none of them applies unless the agent insists."""
    if not force and medium.state not in procedures[0].states:
        why = text("sop", "reasons.none_applies", found=_found(medium))
        return Verdict(False, _joined(why, medium.hint, text("sop", "reasons.force")), NOT_BLANK)
    if not force and not medium.confirmed:
        return _unconfirmed(medium)
    return Verdict(False, text("sop", "reasons.several"), SEVERAL_PROCEDURES)


def _unconfirmed(medium: Medium) -> Verdict:
    """Say what to do: what the reading said, which knows whether a second one is under way."""
    if medium.elsewhere:
        return Verdict(False, text("sop", "reasons.not_confirmed_elsewhere"), NOT_CONFIRMED)
    if medium.hint:
        return Verdict(False, text("sop", "reasons.not_confirmed_because", hint=medium.hint), NOT_CONFIRMED)
    return Verdict(False, text("sop", "reasons.not_confirmed"), NOT_CONFIRMED)


def _found(medium: Medium) -> str:
    return text("sop", f"situations.{medium.state.value}")


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
