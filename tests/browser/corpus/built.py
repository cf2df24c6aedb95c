"""This tree's page engine, built with some of its files replaced."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.browser.engine.harness import bundle
from tests.support.paths import ROOT

SOURCES = ROOT / "extension" / "src"


def built_with(files: Mapping[str, str]) -> str:
    """Return the engine as one script, as `bundle` does.

    Args:
        files: text by path in `extension/src`, in place of what stands there: other weights, another limit.

    Raises:
        FileNotFoundError: the engine has no such file.
    """
    if not files:
        return bundle()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "src"
        shutil.copytree(SOURCES, copy)
        for path, text in files.items():
            if not (copy / path).is_file():
                raise FileNotFoundError(f"extension/src/{path}")
            (copy / path).write_text(text, "utf-8")
        command = [str(ROOT / "node_modules/.bin/esbuild"), str(copy / "page/index.ts")]
        options = ["--bundle", "--format=iife", "--global-name=engine"]
        done = subprocess.run([*command, *options], capture_output=True, text=True, check=True)
    return f"{done.stdout}\nglobalThis.engine = engine;"
