"""Writes everything that is generated from the contract: one command, `make schema`.

native_host/protocol/ → extension/src/generated/ and the tables of PROTOCOL.md.
With `--check` nothing is written: exit code 1 names the files that differ.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from build.schema import label_words, rows, typescript
from native_host.protocol.markdown import tables
from native_host.protocol.methods import ROWS
from native_host.protocol.schema import json_schema

ROOT = Path(__file__).resolve().parents[2]
GENERATED = ROOT / "extension/src/generated"
PROTOCOL = ROOT / "PROTOCOL.md"
MARK = "<!-- generated from here on by `make schema`; edit native_host/protocol/ instead -->"


def model_types(schema: dict[str, object]) -> str:
    """Return the TypeScript declarations, made by json-schema-to-typescript."""
    done = subprocess.run(
        ["node", str(Path(__file__).with_name("typescript.mjs"))],
        input=json.dumps(schema),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return done.stdout


def outputs() -> dict[Path, str]:
    """Return what each generated file must hold."""
    schema = json_schema()
    by_hand = PROTOCOL.read_text("utf-8").split(MARK)[0]
    return {
        GENERATED / "protocol.d.ts": model_types(schema),
        GENERATED / "methods.ts": typescript.methods(),
        GENERATED / "limits.ts": typescript.all_limits(),
        GENERATED / "names.ts": typescript.names(),
        GENERATED / "lexicon.ts": label_words.lexicon(),
        GENERATED / "label-weights.ts": label_words.weights(),
        GENERATED / "weights.ts": typescript.weights(),
        PROTOCOL: f"{by_hand}{MARK}\n\n{tables(schema)}",
    }


def main() -> int:
    """Write or check the generated files; 1 if one differs under `--check`, or if a row is wrong."""
    check = "--check" in sys.argv[1:]
    if wrong := list(rows.problems(ROWS)):
        print("native_host/protocol/methods.py:", *wrong, sep="\n  ")
        return 1
    differing = [
        (path, content)
        for path, content in outputs().items()
        if not path.exists() or path.read_text("utf-8") != content
    ]
    for path, content in differing:
        print(f"{'differs' if check else 'written'}: {path.relative_to(ROOT)}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
    if check and differing:
        print("run `make schema`, and commit what it writes")
    return 1 if check and differing else 0


if __name__ == "__main__":
    sys.exit(main())
