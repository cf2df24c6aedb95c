#!/usr/bin/env bash
# Renews both lock files: every version pinned with hashes, no registry addresses.
set -euo pipefail
cd "$(dirname "$0")/.."

.venv/bin/python -m venv --clear build/out/lock-venv
build/out/lock-venv/bin/pip install --quiet uv
pin() {
  build/out/lock-venv/bin/uv pip compile "${@:2}" --universal --python-version 3.10 \
    --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet -o "$1"
}
pin requirements.lock pyproject.toml --extra dev
pin build/requirements-build.lock --group build --group install
pin build/requirements-freeze.lock pyproject.toml --group build --group freeze --constraint requirements.lock
npm install --package-lock-only --silent
