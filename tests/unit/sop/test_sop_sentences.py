"""Every sentence that procedures, page maps and their commands say exists, and none lies unused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from native_host.protocol.messages import ObjectCounts, State
from native_host.registration.manifest import Outcome
from native_host.toml import load_toml

PACKAGE = Path(__file__).resolve().parents[3] / "native_host"

MADE_UP_AT_RUN_TIME = {
    "sop": {
        *(f"situations.{state.value}" for state in State),
        "situations.blank_unconfirmed",
        *(f"objects.{name}.{number}" for name in ObjectCounts.model_fields for number in ("one", "many")),
        "cli.bad_one",
        "cli.bad_many",
        "cli.step",
        "answers.yes",
        "answers.no",
        "objects.none",
        "moment",
        "moment_elsewhere",
        "reasons.not_confirmed",
        "reasons.not_confirmed_elsewhere",
        "evidence.issuer_safeweb",
        "evidence.issuer_other",
        *(f"cli.kinds.{kind}" for kind in ("escalation", "guidance")),
        *(f"cli.origins.{origin}" for origin in ("own", "added", "replaces")),
    },
    "registration": {
        *(f"outcomes.{outcome.value}" for outcome in Outcome),
        "register_help",
        "unregister_help",
    },
    "pages": set[str](),
    "datafiles": {
        *("greater_than_equal", "less_than_equal"),
        *(f"shapes.{one}" for one in ("too_many_parts", "too_deep", "too_many_values", "number_too_large")),
    },
}
"""Keys that are put together from parts; all others stand in the source as they are."""

SHORT_FORMS = {
    "sop": {
        "sop/checks.py": "mistakes.",
        "sop/conditions.py": "mistakes.",
        "sop/evidence.py": "evidence.",
        "cli/sop.py": "cli.",
    },
    "registration": {"cli/register.py": ""},
    "pages": {},
    "datafiles": {},
}
"""Files with a `_say` of their own, and what it puts in front."""


def flat(table: dict[str, object], prefix: str = "") -> set[str]:
    keys = set()
    for key, value in table.items():
        keys |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key}
    return keys


def said(area: str) -> set[str]:
    call = re.compile(rf'\b(?:ticket_)?text\(\s*"{area}",\s*"([\w.]+)"')
    found: set[str] = set()
    for file in PACKAGE.rglob("*.py"):
        found.update(call.findall(file.read_text(encoding="utf-8")))
    for name, prefix in SHORT_FORMS[area].items():
        source = (PACKAGE / name).read_text(encoding="utf-8")
        found.update(prefix + key for key in re.findall(r'\b_say\(\s*"([\w.]+)"', source))
    if area == "datafiles":
        reasons = (PACKAGE / "datafiles" / "reasons.py").read_text(encoding="utf-8")
        found.update(re.findall(r'": "(\w+)",', reasons))
        found.add("other")
    return found


@pytest.mark.parametrize("area", list(MADE_UP_AT_RUN_TIME))
def test_what_is_said_is_written_and_what_is_written_is_said(area: str) -> None:
    written = flat(load_toml(PACKAGE / "texts" / "pt_BR" / f"{area}.toml"))
    assert said(area) | MADE_UP_AT_RUN_TIME[area] == written
