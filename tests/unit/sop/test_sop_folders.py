"""An organisation's folders add and replace; a broken file takes nothing else down."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from native_host.protocol.errors import Code, QualitokenError
from native_host.sop.loader import load_knowledge
from native_host.texts import LANGUAGE, use_language
from tests.support import plans

OWN = Path(__file__).resolve().parents[3] / "native_host" / "sop" / "token_em_branco.toml"
MAP = Path(__file__).resolve().parents[3] / "native_host" / "pages" / "qualitor.toml"


def put(folder: Path, name: str, *changes: tuple[str, str], source: Path = OWN) -> Path:
    content = source.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in content
        content = content.replace(old, new)
    file = folder / name
    file.write_text(content, encoding="utf-8")
    return file


def test_a_file_with_the_same_id_replaces_the_packages(tmp_path: Path) -> None:
    put(tmp_path, "nosso.toml", ('"Porto Alegre"', '"Caxias do Sul"'))
    plan = plans.plan(sop_dirs=[tmp_path])
    assert plans.step(plan, "localidade").value == "Caxias do Sul"
    shelf = load_knowledge([tmp_path]).sops
    assert len(shelf.readings) == len(load_knowledge().sops.readings)
    assert shelf.replaced == {"token_em_branco"}


def test_a_file_with_another_id_is_added_and_goes_first_for_its_state(tmp_path: Path) -> None:
    put(tmp_path, "nosso.toml", ('id = "token_em_branco"', 'id = "nosso"'))
    assert plans.plan(sop_dirs=[tmp_path]).sop == "nosso"
    assert plans.plan(sop_dirs=[tmp_path], sop="token_em_branco").sop == "token_em_branco"


def test_a_broken_replacement_leaves_the_packages_in_force_and_is_listed(tmp_path: Path) -> None:
    file = put(tmp_path, "token_em_branco.toml", ('policy = "set"', 'policy = "sempre"'))
    shelf = load_knowledge([tmp_path]).sops
    assert list(shelf.readings) == list(load_knowledge().sops.readings)
    assert shelf.replaced == set()
    assert [problem.file for problem in shelf.problems] == [str(file)]
    assert shelf.problems[0].code == "sop_broken"
    assert "linha" in shelf.problems[0].message
    assert plans.plan(sop_dirs=[tmp_path]).applies


def test_asking_for_a_broken_procedure_names_its_mistake(tmp_path: Path) -> None:
    put(tmp_path, "nosso.toml", ('id = "token_em_branco"', 'id = "nosso"'), ("version = 1", ""))
    with pytest.raises(QualitokenError) as caught:
        plans.plan(sop_dirs=[tmp_path], sop="nosso")
    assert caught.value.code is Code.SOP_BROKEN
    assert "version" in caught.value.values["reason"]


def test_a_page_map_that_lacks_a_field_breaks_only_the_procedures_that_need_it(tmp_path: Path) -> None:
    put(tmp_path, "mapa.toml", ('key = "origem"', 'key = "outro"'), source=MAP)
    knowledge = load_knowledge(page_folders=[tmp_path])
    assert "fields.origem" in knowledge.sops.problems[0].message
    with pytest.raises(QualitokenError) as caught:
        plans.plan(page_dirs=[tmp_path])
    assert caught.value.code is Code.SOP_BROKEN


def test_another_page_map_serves_a_procedure_whose_fields_it_has(tmp_path: Path) -> None:
    changes = (('id = "qualitor"', 'id = "outra"'), ('"cdencaminhar", ', '"de_outra", '))
    put(tmp_path, "mapa.toml", *changes, source=MAP)
    page = plans.page().model_copy(update={"map": "outra"})
    plan = plans.plan(on=page, page_dirs=[tmp_path])
    assert "de_outra" in plans.step(plan, "encaminhar").ids
    assert "de_outra" not in plans.step(plans.plan(page_dirs=[tmp_path]), "encaminhar").ids


def test_another_page_map_without_a_needed_field_is_refused_by_name(tmp_path: Path) -> None:
    changes = (('id = "qualitor"', 'id = "outra"'), ('key = "origem"', 'key = "outro"'))
    put(tmp_path, "mapa.toml", *changes, source=MAP)
    page = plans.page().model_copy(update={"map": "outra"})
    with pytest.raises(QualitokenError) as caught:
        plans.plan(on=page, page_dirs=[tmp_path])
    assert "fields.origem" in caught.value.values["reason"]


def test_two_files_with_one_id_in_a_folder_are_a_problem(tmp_path: Path) -> None:
    put(tmp_path, "a.toml")
    put(tmp_path, "b.toml")
    (problem,) = load_knowledge([tmp_path]).sops.problems
    assert problem.file.endswith("b.toml")
    assert "a.toml" in problem.message


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    knowledge = load_knowledge([tmp_path / "nada"])
    assert "pasta não existe" in knowledge.sops.problems[0].message
    assert knowledge.sops.readings


def test_a_changed_file_is_read_again_and_an_unchanged_one_is_not(tmp_path: Path) -> None:
    file = put(tmp_path, "nosso.toml")
    first = load_knowledge([tmp_path]).sops.items()["token_em_branco"]
    assert load_knowledge([tmp_path]).sops.items()["token_em_branco"] is first
    put(tmp_path, "nosso.toml", ("version = 1", "version = 2"))
    os.utime(file, (time.time() + 5, time.time() + 5))
    assert load_knowledge([tmp_path]).sops.items()["token_em_branco"].version == 2


def test_what_is_wrong_with_an_unchanged_file_is_said_in_the_language_in_use(tmp_path: Path) -> None:
    procedures, maps = tmp_path / "procedimentos", tmp_path / "mapas"
    procedures.mkdir()
    maps.mkdir()
    put(procedures, "nosso.toml", ('policy = "set"', 'policy = "sempre"'))
    put(maps, "mapa.toml", ("threshold = 75", 'threshold = "muito"'), source=MAP)

    def said() -> list[str]:
        knowledge = load_knowledge([procedures], [maps])
        return [problem.message for problem in (*knowledge.sops.problems, *knowledge.pages.problems)]

    in_portuguese = said()
    use_language("en")
    try:
        in_english = said()
    finally:
        use_language(LANGUAGE)
    assert said() == in_portuguese
    assert [len(in_portuguese), len(in_english)] == [2, 2]
    assert "use um destes" in in_portuguese[0]
    assert "use one of these" in in_english[0]
    assert "compare com os arquivos" in in_portuguese[1]
    assert "compare with the files" in in_english[1]
