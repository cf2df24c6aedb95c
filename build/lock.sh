#!/usr/bin/env bash
# Renews both lock files: every version pinned with hashes, no registry addresses.
set -euo pipefail
cd "$(dirname "$0")/.."

.venv/bin/python -m venv --clear build/out/lock-venv
build/out/lock-venv/bin/pip install --quiet uv
build/out/lock-venv/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.10 \
  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet \
  -o requirements.lock
npm install --package-lock-only --silent
