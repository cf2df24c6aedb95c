"""What it costs to take digits for one phone number: what its spelling is against it."""

from __future__ import annotations

from native_host.customer.values import phone_number as plan

_ODD, _WIDE, _WIDE_ODD = 0.5, 0.3, 1.0
"""A separator where numbers have none; a wide one (`  `, ` - `, `. `) where they have one, and elsewhere."""
_BRACKETS, _PARTING = frozenset("()[]"), 1.5
"""What parts two numbers rather than the digits of one."""
_KINDS = {
    "": 0.0,
    plan.FREE: 0.0,
    plan.NINTH_DIGIT: 1.2,
    plan.NO_AREA: 1.2,
    plan.AREA: 2.8,
    plan.REPEATED: 0.4,
}
_OTHER_KIND, _BARE_LOCAL = 2.8, 0.6


def cost_of(digits: str, cuts: list[tuple[int, str]], *, plus: bool) -> tuple[float, str, set[str]] | None:
    """Return what it costs to take these digits for one number, its code and traits; or None."""
    if plan.is_foreign(digits, plus=plus):
        reading = plan.read_digits(digits, plus=plus)
        return (-0.01 * len(digits), reading.code, {"foreign"}) if reading.e164 else None
    prefix = plan.prefix_of(digits, plus=plus)
    national = digits[prefix:]
    code = plan.judged(national)
    if code == plan.LENGTH:
        return None
    usual = _usual_cuts(national, prefix, code)
    cost, odd = _KINDS.get(code, _OTHER_KIND), 0
    for cut, gap in cuts:
        expected = cut <= prefix or cut in usual
        odd += not expected
        wide = cut > prefix and ("  " in gap or " - " in gap or ". " in gap)
        cost += (_WIDE if wide else 0.0) if expected else (_WIDE_ODD if wide else _ODD)
        if (not expected and not _BRACKETS.isdisjoint(gap)) or ("/" in gap and cut != prefix + 2):
            cost += _PARTING
    if code not in ("", plan.FREE, plan.NINTH_DIGIT) and odd:
        return None
    if code == plan.NO_AREA:
        if national[0] not in ("23456789" if len(national) == 8 else "9") or prefix:
            return None
        cost += 0.0 if cuts else _BARE_LOCAL
    traits = {"bare"} if not cuts and not plus else {"odd"} if odd else {"separated"}
    if prefix:
        traits.add("country" if digits[:prefix].endswith("55") else "trunk")
    return cost, code, traits


def _usual_cuts(national: str, prefix: int, code: str) -> set[int]:
    """Return where people part a number's digits."""
    if code == plan.FREE:
        return set(range(prefix, prefix + len(national)))
    area = 0 if code == plan.NO_AREA else 2
    rest = len(national) - area
    return {prefix, prefix + area, prefix + len(national) - 4, prefix + area + (1 if rest == 9 else 0)}
