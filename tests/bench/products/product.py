"""One product ready to be measured: programs, extension, engine, knowledge."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.support.paths import ROOT

ORIGIN = "http://127.0.0.1/*"
"""Where the extension may be: the practice site. Under its other name, `localhost`, it is not."""

ENGINE = Path("extension/src/page/index.ts")
_KNOWLEDGE = "tests.bench.inside.knowledge"


class NotInThisProduct(Exception):
    """The product lacks what a figure needs; the message says what."""


class NotMade(Exception):
    """Something of the product cannot be made; the message says what, and the last that was said of it."""


@dataclass(frozen=True)
class Product:
    """What is measured.

    Attributes:
        name: for people: "this tree", "base 1a2b3c4d".
        root: its checkout.
        python: an interpreter that imports this product's `native_host` and this tree's `tests`.
        host: the program that a browser starts.
        out: a folder for what is made of it.
    """

    name: str
    root: Path
    python: Path
    host: Path
    out: Path

    @cached_property
    def extension(self) -> Path:
        """The bundled extension's folder; made once."""
        folder = self.out / "extension"
        command = ["node", "build/extension.mjs", "--out", str(folder), "--origins", ORIGIN]
        # Its own interpreter, started in its own root, reads its own page maps.
        self._make(command, self.root, PYTHON=str(self.python))
        return folder

    @cached_property
    def engine(self) -> str:
        """The page engine as one script that sets the global `engine`."""
        options = ["--bundle", "--format=iife", "--global-name=engine"]
        made = self._make([str(ROOT / "node_modules/.bin/esbuild"), str(ENGINE), *options], self.root)
        return made + "\nglobalThis.engine = engine;"

    @cached_property
    def knowledge(self) -> dict[str, Any]:
        """Page map and plans as this product's own files and models make them: see `knowledge.py`."""
        return dict(json.loads(self._make(self.inside(_KNOWLEDGE), self.out)))

    def inside(self, module: str, *arguments: str) -> list[str]:
        """Return the command that runs a module of `tests.bench.inside`; to be run in `out`.

        In a checkout, `-m` would take that checkout's packages for the product's.
        """
        return [str(self.python), "-m", module, *arguments]

    def _make(self, command: list[str], folder: Path, **environment: str) -> str:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            print(done.stderr, file=sys.stderr)
            last = (done.stderr.strip().splitlines() or ["no word"])[-1]
            what = next(part for part in command[1:] if part != "-m")
            raise NotMade(f"{self.name}: {Path(command[0]).name} {what} failed: {last}")
        return done.stdout
