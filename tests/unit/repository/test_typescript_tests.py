"""The runner of the extension's TypeScript tests: what fails is named, and nothing passes without a test."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.support.paths import ROOT

IMPORT = """import test from "node:test";
import assert from "node:assert/strict";
import { twice } from "./twice";
"""
PASSING = IMPORT + 'test("two is twice one", () => assert.equal(twice(1), 2));\n'


def run(folder: Path, **tests: str) -> tuple[int, str]:
    """Run these tests beside a `twice.ts` and a `once.ts`; return exit code and what was printed."""
    return run_files(folder, {f"{name}.test.ts": test for name, test in tests.items()})


def run_files(folder: Path, tests: dict[str, str], *options: str) -> tuple[int, str]:
    source = folder / "src"
    source.mkdir()
    for name in ("twice", "once"):
        code = f"export const {name} = (value: number): number => value * 2;\n"
        (source / f"{name}.ts").write_text(code, "utf-8")
    for name, test in tests.items():
        file = source / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(test, "utf-8")
    folders = ("--source", str(source), "--out", str(folder / "out"))
    command = ["node", "build/typescript-tests.mjs", *folders, *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    return done.returncode, done.stdout + done.stderr


def test_a_test_that_passes_passes(tmp_path: Path) -> None:
    code, printed = run(tmp_path, twice=PASSING)
    assert code == 0, printed
    assert "two is twice one" in printed


FAILING = {
    "a test that fails": (
        PASSING.replace("2));", "\n3));"),
        ['twice.test.ts: "two is twice one" failed', "twice.test.ts:4:"],
    ),
    "one in a group": (
        PASSING.replace("test(", "test.describe('all', () => test(").replace("2));", "3)));"),
        ['"two is twice one" failed'],
    ),
    "a file that cannot be run": (PASSING + "throw new Error('x');", ["twice.test.ts: it failed"]),
    "a file without a test": (IMPORT + "console.log(twice(1));", ["there is no test in it"]),
    "a group without a test": (
        IMPORT + 'test.describe("all", () => void twice(1));',
        ["there is no test in it"],
    ),
    "a group without a test beside a test": (
        PASSING + 'test.describe("all", () => {});',
        ['there is no test in "all"'],
    ),
    "a group of groups without a test": (
        PASSING + 'test.describe("all", () => { test.describe("some", () => {}); });',
        ['there is no test in "some"'],
    ),
    "a test beside one that alone is wanted": (
        PASSING.replace("2));", "3));") + 'test.only("x", () => void twice(1));',
        ['"two is twice one" failed'],
    ),
    "a test whose promise nobody keeps": (
        PASSING + 'test("never", () => new Promise(() => {}));',
        ['"never" failed'],
    ),
    "a promise that is broken after the end": (
        PASSING + 'test("late", () => { setTimeout(() => Promise.reject(new Error("late"))); });',
        ["twice.test.ts: it failed"],
    ),
    "code that uses the browser at once": (
        PASSING + "chrome.runtime.id;",
        ["twice.test.ts: what it imports uses chrome at once"],
    ),
    "a test that is skipped": (PASSING.replace("test(", "test.skip("), ["is not carried out"]),
    "a test that is left to do": (PASSING.replace("test(", "test.todo("), ["is not carried out"]),
    "a test of no code": ('import test from "node:test"; test("x", () => {});', ["uses nothing of twice.ts"]),
    "a test of other code": (
        PASSING.replace('{ twice } from "./twice"', '{ once as twice } from "./once"'),
        ["uses nothing of twice.ts"],
    ),
    "a test that does not build": ('import { x } from "./nowhere"; x();', ["./nowhere"]),
}


@pytest.mark.parametrize(("test", "named"), FAILING.values(), ids=FAILING.keys())
def test_what_must_not_pass_fails_and_is_named(tmp_path: Path, test: str, named: list[str]) -> None:
    code, printed = run(tmp_path, twice=test)
    assert code == 1, printed
    assert [words for words in named if words not in printed] == []


def test_a_test_beside_no_code_fails(tmp_path: Path) -> None:
    code, printed = run(tmp_path, twice=PASSING, thrice=PASSING)
    assert code == 1
    assert "thrice.test.ts: there is no such file to test beside it" in printed


def test_a_folder_without_a_test_fails(tmp_path: Path) -> None:
    code, printed = run(tmp_path)
    assert code == 1
    assert "there is no test" in printed


@pytest.mark.parametrize(
    "name", ["twice.spec.ts", "twice.test.tsx", "twice.test.mjs", "folder/twice_test.ts"]
)
def test_a_test_that_would_not_be_run_by_its_name_fails(tmp_path: Path, name: str) -> None:
    code, printed = run_files(tmp_path, {"twice.test.ts": PASSING, name: PASSING})
    assert code == 1
    assert f"{name}: a test is called <name>.test.ts" in printed


@pytest.mark.parametrize("name", ["deep/new/folder/twice", "ação e reação"])
def test_a_test_is_found_wherever_it_is_and_whatever_its_name(tmp_path: Path, name: str) -> None:
    away = PASSING.replace('"./twice"', f'"./{Path(name).name}"').replace("2));", "3));")
    tests = {f"{name}.ts": "export const twice = (value: number) => value * 2;", f"{name}.test.ts": away}
    code, printed = run_files(tmp_path, tests)
    assert code == 1
    assert f'{name}.test.ts: "two is twice one" failed' in printed


@pytest.mark.parametrize(
    "work", ["new Promise(() => { setInterval(() => {}, 1000); })", "{ for (;;) twice(1); }"]
)
def test_a_test_that_never_ends_is_ended_and_named(tmp_path: Path, work: str) -> None:
    endless = PASSING + f'test("never", () => {work});'
    code, printed = run_files(tmp_path, {"twice.test.ts": endless}, "--last-resort", "1000")
    assert code == 1
    assert "twice.test.ts: it failed" in printed
