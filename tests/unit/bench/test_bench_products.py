"""The base beside this tree: its own files, this tree's measuring code, nothing left behind."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.bench.judging.figure import Figure, Result, Verdict
from tests.bench.products.base import NODE_LOCK, PYTHON_LOCK, check_out, same_lock
from tests.bench.products.environment import make_environment, site_packages
from tests.bench.products.product import NotInThisProduct, NotMade, Product
from tests.bench.run import Run, measured
from tests.support.paths import ENVIRONMENT, ROOT


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of its own, changed in a place that can be told from outside."""
    root = tmp_path_factory.mktemp("base") / "checkout"
    check_out("HEAD", root)
    file = root / "native_host/host/build_id.py"
    file.write_text(file.read_text("utf-8").replace('"source"', '"of the base"'), "utf-8")
    plans = root / "native_host/protocol/messages/plans.py"
    told, asked_once = "    steps: list[Step]", "    page: PageFacts"
    plans.write_text(plans.read_text("utf-8").replace(told, f"{asked_once}\n{told}"), "utf-8")
    known = root / "native_host/pages/qualitor.toml"
    known.write_text(known.read_text("utf-8").replace("#cdseveridade", "#of_the_base"), "utf-8")
    return root


def test_a_check_out_holds_the_commits_files_and_registers_nothing(checkout: Path) -> None:
    worktrees = subprocess.run(
        ["git", "worktree", "list"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert str(checkout) not in worktrees.stdout
    assert (checkout / "pyproject.toml").is_file()
    assert not (checkout / ".git").exists()


def test_its_environment_runs_its_host_and_this_trees_measuring_code(checkout: Path, tmp_path: Path) -> None:
    packages = site_packages(ENVIRONMENT.parent)
    python, host = make_environment(tmp_path / "environment", checkout, packages)
    asked = (
        "import native_host, tests.bench, pydantic; print(native_host.__file__); print(tests.bench.__file__)"
    )
    # `-I`: as the host starts its own children.
    told = subprocess.run([python, "-I", "-c", asked], check=True, capture_output=True, text=True)
    package, measuring = map(Path, told.stdout.split("\n")[:2])
    assert package.resolve().is_relative_to(checkout.resolve())
    assert measuring.resolve().is_relative_to(ROOT)
    product = Product("base", checkout, python, host, tmp_path)
    named = product.inside("tests.bench.inside.knowledge")
    known = subprocess.run(named, cwd=product.out, check=True, capture_output=True)
    assert json.loads(known.stdout)["map"]["id"] == "qualitor"
    assert b"#of_the_base" in known.stdout, "the base's engine with this tree's map is no base"
    assert json.loads(known.stdout)["plan"]["steps"], "a plan that the base's own model asks more of"
    hello = subprocess.run([host, "chrome-extension://none/"], input=b"", capture_output=True, check=False)
    assert hello.stdout[4:].startswith(b"{")


@pytest.mark.parametrize("lock", [PYTHON_LOCK, NODE_LOCK])
def test_packages_are_shared_only_while_their_lock_file_is_the_same(lock: str, tmp_path: Path) -> None:
    assert not same_lock(tmp_path, lock)
    (tmp_path / lock).write_bytes((ROOT / lock).read_bytes())
    assert same_lock(tmp_path, lock)
    (tmp_path / lock).write_bytes((ROOT / lock).read_bytes() + b"\n")
    assert not same_lock(tmp_path, lock)


def test_a_product_whose_extension_cannot_be_built_says_so(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    product = Product("base 1a2b3c4d", tmp_path, Path("python3"), Path("host"), tmp_path / "out")
    with pytest.raises(NotMade, match=r"^base 1a2b3c4d: node build/extension\.mjs failed: "):
        _ = product.extension
    assert "Cannot find module" in capfd.readouterr().err, "the whole log, whose last line tells least"


def run_of(tmp_path: Path) -> Run:
    product = Product("this tree", tmp_path, Path("python3"), Path("host"), tmp_path)
    return Run(product, None, tmp_path)


def test_a_part_that_a_product_lacks_does_not_end_the_run(tmp_path: Path) -> None:
    def lacking(_run: Run) -> Iterator[Result]:
        yield from ()
        raise NotInThisProduct("base: its engine has no locateAll")

    (result,) = measured(lacking, run_of(tmp_path), "look")
    assert (result.verdict, result.figure.key, result.fails) == (Verdict.ABSENT, "look", False)
    assert result.detail == "base: its engine has no locateAll"


def test_an_interrupted_run_ends_also_when_a_browser_complains_of_it(tmp_path: Path) -> None:
    def interrupted(_run: Run) -> Iterator[Result]:
        yield from ()
        try:
            raise KeyboardInterrupt
        finally:
            raise RuntimeError("the browser is gone")

    with pytest.raises(KeyboardInterrupt):
        list(measured(interrupted, run_of(tmp_path), "click"))


def test_a_part_that_goes_wrong_fails_and_keeps_what_it_has_measured(tmp_path: Path) -> None:
    def failing(run: Run) -> Iterator[Result]:
        with run.each(nullcontext) as opened:
            yield opened.count(Figure("x", "X", "1", 1.0), lambda product: len(product.name), lambda _: 9)
        raise RuntimeError("the browser is gone")

    first, last = measured(failing, run_of(tmp_path), "click")
    assert (first.verdict, last.verdict, last.fails) == (Verdict.KEPT, Verdict.FAILED, True)
    assert last.detail == "RuntimeError: the browser is gone"
