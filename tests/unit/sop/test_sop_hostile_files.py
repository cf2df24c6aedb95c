"""Whatever lies in an organisation's folder, the package's procedures stay in force and nothing is raised."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from native_host.sop.loader import load_knowledge
from tests.support import plans
from tests.unit.sop.test_sop_checks import GOOD

OWN = len(load_knowledge().sops.readings)

BROKEN = {
    "empty": b"",
    "deep list": b"x = " + b"[" * 100_000,
    "deep table": b"x = " + b"{a=" * 100_000,
    "dotted key": b".".join([b"a"] * 2_000) + b" = 1",
    "not UTF-8": 'id = "ação"'.encode("latin-1"),
    "UTF-16": GOOD.encode("utf-16"),
    "binary": bytes(range(256)) * 10,
    "too large": GOOD.encode() + b"#" * 300_000,
    "zero bytes": b"\x00" * 1000,
    "key twice": GOOD.encode() + b'\nid = "x"\n[message]\n',
    "a list at the top": b"[[id]]\n[[version]]\n[[states]]",
    "dates for texts": GOOD.replace('"Teste"', "2026-11-22").encode(),
    "numbers for tables": GOOD.replace("[fields.tipo]", "[fields]\ntipo = 7\n[fields.x]").encode(),
    "infinity": GOOD.replace("deadline_hours = 24", "deadline_hours = inf").encode(),
    "a huge number": GOOD.replace("deadline_hours = 24", "deadline_hours = " + "9" * 4000).encode(),
    "a number of more digits than there are": GOOD.replace("= 24", "= " + "9" * 5000).encode(),
    "a huge number in hexadecimal": GOOD.replace("= 24", "= 0x" + "f" * 5000).encode(),
    "a fraction of many digits": GOOD.replace("= 24", "= 1." + "9" * 5000).encode(),
    "a date that is none": GOOD.replace("= 24", "= 2026-13-45").encode(),
    "a time of day": GOOD.replace("= 24", "= 99:99:99").encode(),
    "a dotted key of 20,000 parts": b".".join([b"a"] * 20_000) + b" = 1",
    "a table of 20,000 parts": b"[" + b".".join([b"a"] * 20_000) + b"]",
    "15,000 unknown keys": b"".join(b"a%d=1\n" % number for number in range(15_000)),
    "40,000 tables": b"[[a]]\n" * 40_000,
    "a list of 80,000 lists": b"x = [" + b"[]," * 80_000 + b"]",
    "a table twice": GOOD.encode() + b"\n[message]\n",
    "a text too long for a ticket": GOOD.replace('"Suporte"', '"' + "x" * 5000 + '"').encode(),
    "an id of another kind": GOOD.replace('id = "teste"', "id = [1]").encode(),
    "a state of a newer version": GOOD.replace('"blank"', '"molten"').encode(),
}

SAID = {"too large": "(o limite é 262.144 bytes)", "15,000 unknown keys": "e mais 14.9"}
"""How numbers are written that people read."""


@pytest.mark.parametrize("name", list(BROKEN))
def test_a_broken_file_is_told_and_takes_nothing_down(tmp_path: Path, name: str) -> None:
    (tmp_path / "ruim.toml").write_bytes(BROKEN[name])
    (tmp_path / "zz.toml").write_text(GOOD.replace('"blank"', '"expired"'), encoding="utf-8")
    shelf = load_knowledge([tmp_path]).sops
    assert len(shelf.readings) == OWN + 1
    (problem,) = shelf.problems
    assert problem.file.endswith("ruim.toml")
    assert problem.message
    assert SAID.get(name, "") in problem.message
    assert plans.plan(sop_dirs=[tmp_path]).sop == "token_em_branco"


def test_a_folder_in_place_of_a_file_and_a_link_to_nothing_are_told(tmp_path: Path) -> None:
    (tmp_path / "pasta.toml").mkdir()
    (tmp_path / "solto.toml").symlink_to(tmp_path / "nenhum")
    (tmp_path / "circulo.toml").symlink_to(tmp_path / "circulo.toml")
    shelf = load_knowledge([tmp_path]).sops
    assert len(shelf.problems) == 3
    assert len(shelf.readings) == OWN


def test_a_folder_that_is_none_or_cannot_be_opened_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "datei"
    file.write_text("", encoding="utf-8")
    for folder in (tmp_path / "nenhuma", file, Path("/x\0y")):
        shelf = load_knowledge([folder]).sops
        assert len(shelf.problems) == 1
        assert len(shelf.readings) == OWN
    closed = tmp_path / "fechada"
    closed.mkdir()
    listing = os.scandir

    def refused(path: Path) -> object:
        if path == closed:
            raise PermissionError
        return listing(path)

    monkeypatch.setattr(os, "scandir", refused)
    (problem,) = load_knowledge([closed]).sops.problems
    assert "não pôde ser aberta" in problem.message


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(GOOD)),
            st.integers(0, 12),
            st.sampled_from(
                ["", "[", "]", '"', "\n", "= 1", "{", "}", "free = true", "only_if = {tipo = []}", "é", "#"]
            ),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_a_file_changed_anywhere_is_read_or_its_mistakes_are_told(
    tmp_path: Path, changes: list[tuple[int, int, str]]
) -> None:
    content = GOOD
    for start, length, new in changes:
        content = content[:start] + new + content[start + length :]
    (tmp_path / "teste.toml").write_text(content, encoding="utf-8")
    shelf = load_knowledge([tmp_path]).sops
    assert len(shelf.readings) + len(shelf.problems) >= OWN
    assert plans.plan(plans.operational(), sop_dirs=[tmp_path]).guidance
