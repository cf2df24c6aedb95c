"""Media to order, for tests of how a reading is shown and told elsewhere. All people are made up."""

from __future__ import annotations

from native_host.protocol.messages import (
    Certificate,
    Driver,
    Medium,
    ObjectCounts,
    PinFlags,
    State,
    TokenInfo,
    TokensReadResult,
)
from native_host.token.diagnosis import sentences
from tests.support.certificates import CPF

READ_AT = "2026-03-04T05:06:07-03:00"
HOLDER = "MARIA EXEMPLO DA SILVA"


def pin(**flags: bool) -> PinFlags:
    values = dict.fromkeys(PinFlags.model_fields, False) | {"initialized": True} | flags
    return PinFlags(**values)


def blank(**more: object) -> Medium:
    """A blank token as a usual driver shows it."""
    product = "SafeSign Identity Client (G+D StarSign CUT / CUT S, GD Burti)"
    reader = "Giesecke & Devrient GmbH StarSign CUT S 0"
    found = Medium(
        state=State.BLANK,
        confirmed=True,
        module="C:\\Windows\\System32\\aetpkss1.dll",
        driver=Driver(
            product=product,
            description="A.E.T. Cryptographic Token Interface",
            manufacturer="A.E.T. Europe B.V.",
            version="3.7",
        ),
        reader=reader,
        token=TokenInfo(
            label="TOKEN DO CLIENTE",
            manufacturer="A.E.T. Europe B.V.",
            model="19C50B010C0C0002",
            serial="0123456789ABCDEF",
        ),
        pin=pin(),
        objects=ObjectCounts(),
        evidence=[
            sentences.say("evidence.driver", product=product, version="3.7"),
            sentences.say("evidence.reader", reader=reader),
            *(
                sentences.say(f"evidence.{key}")
                for key in ("looked_empty", "without_pin", "two_reads", "meaning_blank")
            ),
        ],
        hint=sentences.hint(State.BLANK, True),
        title=sentences.title(State.BLANK, True),
        read_at=READ_AT,
    )
    return found.model_copy(update=more)


def certificate(**more: object) -> Certificate:
    found = Certificate(
        holder=HOLDER,
        kind="e-CPF",
        cpf=CPF,
        policy="A3",
        issuer="AC SAFEWEB RFB v5",
        from_safeweb=True,
        not_before="2026-01-02T00:00:00Z",
        not_after="2029-01-02T00:00:00Z",
        chain_complete=False,
    )
    return found.model_copy(update=more)


def operational(**more: object) -> Medium:
    """A token with a certificate in force."""
    values = {
        "state": State.OPERATIONAL,
        "title": sentences.title(State.OPERATIONAL, True),
        "hint": sentences.hint(State.OPERATIONAL, True),
        "objects": ObjectCounts(certificates=1, public_keys=1),
        "certificates": [certificate()],
        "evidence": [sentences.say("evidence.chain_incomplete"), sentences.say("evidence.key_present")],
    }
    return blank(**{**values, **more})


def problem(state: State, **more: object) -> Medium:
    """A problem on the way to a medium."""
    found = Medium(
        state=state, confirmed=True, title=sentences.title(state, True), hint=sentences.hint(state, True)
    )
    return found.model_copy(update=more)


def result(*media: Medium) -> TokensReadResult:
    return TokensReadResult(media=list(media), read_at=READ_AT, elapsed_ms=640)
