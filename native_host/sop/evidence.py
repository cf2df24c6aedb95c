"""What is known about a question that only the agent can answer: said beside it, never in its place."""

from __future__ import annotations

from collections.abc import Callable

from native_host.protocol.messages import Medium
from native_host.sop.model import Evidence, FieldRule
from native_host.texts import text


def evidence_for(rule: FieldRule, medium: Medium) -> str:
    """Return the sentences for the field's question; empty if nothing is known."""
    said = (_EVIDENCE[name](medium) for name in rule.evidence)
    return " ".join(sentence for sentence in said if sentence)


def _issuer(medium: Medium) -> str:
    """Who issued the holder's certificate; that tells of the certificate, not of the medium."""
    told = [one for one in medium.certificates if one.from_safeweb is not None and (one.cpf or one.cnpj)]
    if not told:
        return "" if medium.certificates or medium.token is None else _say("issuer_none")
    key = "issuer_safeweb" if told[0].from_safeweb else "issuer_other"
    return _say(key, issuer=told[0].issuer)


def _earlier_reading(medium: Medium) -> str:
    seen = medium.seen_before
    if seen is None:
        return ""
    year, month, day = seen.read_on[:10].split("-")
    return _say("earlier", date=f"{day}/{month}/{year}", title=seen.title)


_EVIDENCE: dict[Evidence, Callable[[Medium], str]] = {
    "issuer": _issuer,
    "earlier_reading": _earlier_reading,
}


def _say(key: str, /, **values: object) -> str:
    return text("sop", f"evidence.{key}", **values)
