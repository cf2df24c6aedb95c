"""Which modules are loaded: the known media that are installed, the user's own, and never anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from native_host.config import Configuration
from native_host.token.drivers import catalogue
from native_host.token.drivers.catalogue import find_drivers
from native_host.token.pcsc import atrs


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """A list of known products to fill."""
    products: list[dict[str, object]] = []
    monkeypatch.setattr(catalogue, "_products", lambda: products)
    return products


def made(folder: Path, name: str) -> str:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"")
    return str(file)


def product(kind: str, *paths: str) -> dict[str, object]:
    return {"product": f"product {kind}", "kind": kind, "linux": list(paths)}


def paths(config: Configuration) -> list[str]:
    return [driver.path for driver in find_drivers(config, "linux")]


def test_the_list_holds_every_product_with_its_kind() -> None:
    products = catalogue._products()
    assert len(products) == 31
    assert {str(product["kind"]) for product in products} == {"media", "generic", "cloud", "trap", "test"}


def test_only_media_and_opensc_are_loaded_unasked(tmp_path: Path, known: list[dict[str, object]]) -> None:
    for kind in ("media", "generic", "cloud", "trap", "test"):
        known.append(product(kind, made(tmp_path, f"{kind}.so")))
    assert [Path(path).stem for path in paths(Configuration())] == ["media", "generic"]


def test_the_first_file_that_exists_is_taken_per_product(
    tmp_path: Path, known: list[dict[str, object]]
) -> None:
    known.append(product("media", str(tmp_path / "no.so"), made(tmp_path, "a.so"), made(tmp_path, "b.so")))
    assert paths(Configuration()) == [str(tmp_path / "a.so")]


def test_one_file_under_two_names_is_asked_once(tmp_path: Path, known: list[dict[str, object]]) -> None:
    real = made(tmp_path, "real.so")
    (tmp_path / "link.so").symlink_to(real)
    known.append(product("media", str(tmp_path / "link.so")))
    assert paths(Configuration(modules=[real])) == [real]


def test_only_modules_means_the_users_list_and_nothing_else(
    tmp_path: Path, known: list[dict[str, object]]
) -> None:
    known.append(product("media", made(tmp_path, "a.so")))
    own = str(tmp_path / "own.so")
    assert paths(Configuration(modules=[own], only_modules=True)) == [own]


def test_a_configured_module_is_listed_even_if_its_file_is_missing(known: list[dict[str, object]]) -> None:
    assert known == []
    assert paths(Configuration(modules=["/no/such.so"])) == ["/no/such.so"]


@pytest.mark.parametrize("kind", ["cloud", "trap"])
def test_cloud_and_trap_modules_are_refused_even_when_named(
    kind: str, tmp_path: Path, known: list[dict[str, object]]
) -> None:
    file = made(tmp_path, "x.so")
    known.append(product(kind, file))
    (driver,) = find_drivers(Configuration(modules=[file]), "linux")
    assert driver.refused


def test_of_several_versions_in_folder_names_the_newest_is_taken(
    tmp_path: Path, known: list[dict[str, object]]
) -> None:
    for version in ("9", "20100909", "20151030"):
        made(tmp_path, f"castle-{version}/lib.so")
    known.append(product("media", f"{tmp_path}/castle-*/lib.so"))
    assert paths(Configuration()) == [f"{tmp_path}/castle-20151030/lib.so"]


def test_every_system_has_media() -> None:
    for platform in ("windows", "linux", "macos"):
        assert any(product.get(platform) for product in catalogue._products() if product["kind"] == "media")


def test_every_family_that_a_driver_is_made_for_is_one_of_the_atrs() -> None:
    known = {card.family for card in atrs.table()}
    for driver in catalogue._products():
        assert set(catalogue._families(driver)) <= known, driver["product"]


def test_a_known_driver_in_another_folder_is_made_for_the_same_media(tmp_path: Path) -> None:
    copy, other = made(tmp_path, "libaetpkss.so"), made(tmp_path, "other.so")
    found = find_drivers(Configuration(modules=[copy, other], only_modules=True), "linux")
    assert ["starsign_cut" in driver.families for driver in found] == [True, False]
