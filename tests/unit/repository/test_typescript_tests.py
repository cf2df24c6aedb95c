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
    source = folder / "src"
    source.mkdir()
    for name in ("twice", "once"):
        code = f"export const {name} = (value: number): number => value * 2;\n"
        (source / f"{name}.ts").write_text(code, "utf-8")
    for name, test in tests.items():
        (source / f"{name}.test.ts").write_text(test, "utf-8")
    command = ["node", "build/typescript-tests.mjs", "--source", str(source), "--out", str(folder / "out")]
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
