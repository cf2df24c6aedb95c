#!/usr/bin/env bash
# Makes this checkout ready to build, demonstrate and test: system packages, Python environment, Node modules.
# Run by make; does only what is missing. Installs system packages where it may (root, or sudo without a
# password) and names them where it may not.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*"; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
install_packages() {
  as_root apt-get update -q &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

softhsm_module() { ls /usr/lib/softhsm/libsofthsm2.so /usr/lib/*/softhsm/libsofthsm2.so 2>/dev/null | head -n 1; }

missing=()
have python3 || missing+=(python3)
python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
have node || missing+=(nodejs)
have npm || missing+=(npm)
have chromium || [ -n "${QUALITOKEN_CHROMIUM:-}" ] || missing+=(chromium)
[ -e /usr/lib/chromium/locales/pt-BR.pak ] || [ -n "${QUALITOKEN_CHROMIUM:-}" ] || missing+=(chromium-l10n)
have softhsm2-util && [ -n "$(softhsm_module)" ] || missing+=(softhsm2)
have pkcs11-tool || missing+=(opensc)
have gcc || missing+=(gcc)
[ -e /usr/include/stdlib.h ] || missing+=(libc6-dev)
python3 -c 'import sysconfig, pathlib, sys
sys.exit(not pathlib.Path(sysconfig.get_path("include"), "Python.h").exists())' 2>/dev/null || missing+=(python3-dev)
have swig || missing+=(swig)
[ -e /usr/include/PCSC/winscard.h ] || missing+=(libpcsclite-dev)
have pcscd || [ -x /usr/sbin/pcscd ] || missing+=(pcscd)
[ -e /usr/lib/pcsc/drivers/serial/libifdvpcd.so ] || missing+=(vsmartcard-vpcd)
have Xvfb || missing+=(xvfb)
have xdotool || missing+=(xdotool)
[ -d /usr/share/fonts/truetype/dejavu ] || missing+=(fonts-dejavu-core)
[ -d /usr/share/fonts/truetype/liberation ] || [ -d /usr/share/fonts/truetype/liberation2 ] || missing+=(fonts-liberation)

if [ ${#missing[@]} -gt 0 ]; then
  say "system packages needed: ${missing[*]}"
  have apt-get || fail "please install them (this is no Debian or Ubuntu), then run the command again"
  as_root true 2>/dev/null || fail "please run: sudo apt-get install --no-install-recommends ${missing[*]}"
  install_packages "${missing[@]}"
fi
# For the tests of locked PINs alone, which say so when they are skipped: not every system offers it.
if [ ! -x /usr/sbin/pkcsslotd ]; then
  { have apt-get && as_root true 2>/dev/null && install_packages opencryptoki; } ||
    say "opencryptoki is not here: some tests of PIN states will be skipped"
fi

python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' || fail "Python 3.10 or newer is needed"
node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' || fail "Node.js 18 or newer is needed"

say "Python environment (.venv)"
[ -x .venv/bin/python ] || python3 -m venv .venv
install() { .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation "$@"; }
install --require-hashes -r build/requirements-build.lock
install --require-hashes -r requirements.lock
install --no-deps -e .

say "Node modules (node_modules)"
# Not `npm ci`: it refuses a lock without the binaries of every other platform, which the lock leaves out.
# What the lock names is checked against its hashes all the same.
npm install --no-save --silent --no-audit --no-fund

# What `qualitoken page check` runs on a page's structure; made from the extension's sources.
node build/locator.mjs

mkdir -p build/out
touch build/out/.ready
say "ready"
