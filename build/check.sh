#!/usr/bin/env bash
# All checks and tests, in the order of how fast they fail. Called by `make test`.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$*"; }

step "Python: lint and layout"
.venv/bin/ruff check .
.venv/bin/ruff format --check .
step "Python: types"
.venv/bin/mypy
step "Extension: types, lint, layout"
npx --no-install tsc --noEmit -p extension/tsconfig.json
npx --no-install tsc --noEmit -p extension/tsconfig.test.json
npx --no-install tsc --noEmit -p tests/tsconfig.json
npx --no-install biome check .
step "Generated files"
.venv/bin/python build/schema/generate.py --check
step "Extension: tests of its logic"
node build/typescript-tests.mjs
step "Tests"
# Two at a time: most of the suite waits for browsers, drivers and deadlines.
.venv/bin/python -m pytest --numprocesses 2 --dist loadfile "$@"
