"""openCryptoki's software token: a real module that counts wrong PINs, locks, and can be without user PIN.

Its slot daemon (pkcsslotd) and the module run in a folder of the test's own: no root, no group, nothing left.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from tests.support.own_folder import own_folder
from tests.support.paths import ROOT
from tests.support.waiting import until

PIN = "123456"
SO_PIN = "87654321"
"""The SO PIN that every new token has."""

_KEPT_IN = ("/etc/opencryptoki", "/var/lib/opencryptoki", "/var/lock/opencryptoki", "/var/log/opencryptoki")
_DAEMONS = "/var/run/pkcsslotd"
"""Beginning of its socket's and its process id's path."""

_ALONE = ROOT / "tests/support/opencryptoki_alone.c"
_CONFIG = "version opencryptoki-3.1\nslot 0\n{\nstdll = libpkcs11_sw.so\ntokname = own\n}\n"


class NotUsableError(Exception):
    """openCryptoki is not installed, or its daemon does not run here; the message says which."""


class SoftwareToken:
    """One token in its one slot; each has its own daemon, as all of them have one and the same serial."""

    def __init__(self, module: Path, environment: Mapping[str, str]) -> None:
        self.module = module
        self.environment = environment

    def initialize(self) -> None:
        """Initialise it: SO PIN only, no user PIN."""
        self._tool("--init-token", "--label", "MIDIA", "--so-pin", SO_PIN)

    def make_blank(self) -> None:
        """Make it what a new medium is when a customer gets it: initialised, with user PIN, empty."""
        self.initialize()
        self._tool("--login", "--login-type", "so", "--so-pin", SO_PIN, "--init-pin", "--new-pin", PIN)

    def make_key_pair(self) -> None:
        """Make a key pair on it."""
        self._tool("--login", "--pin", PIN, "--keypairgen", "--key-type", "rsa:1024", "--id", "01")

    def err(self) -> None:
        """Log in with a wrong PIN."""
        done = self._run("--login", "--pin", "000000", "--list-objects")
        assert done.returncode, "a wrong PIN was taken"

    def _tool(self, *arguments: str) -> None:
        done = self._run(*arguments)
        assert not done.returncode, done.stdout + done.stderr

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = ["pkcs11-tool", "--module", str(self.module), "--slot", "0", *arguments]
        asked = {**os.environ, **self.environment}
        return subprocess.run(command, env=asked, capture_output=True, text=True, check=False)


@contextmanager
def software_token() -> Iterator[SoftwareToken]:
    """Run a slot daemon with one token that is not initialised.

    Raises:
        NotUsableError: it cannot be had here.
    """
    module, daemon = _module(), shutil.which("pkcsslotd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if module is None or daemon is None:
        raise NotUsableError("no pkcsslotd: install the package opencryptoki")
    with tempfile.TemporaryDirectory(prefix="ock") as name:
        folder = Path(name)
        for path in (*_KEPT_IN, str(Path(_DAEMONS).parent)):
            Path(f"{folder}{path}").mkdir(parents=True)
        Path(f"{folder}{_KEPT_IN[0]}/opencryptoki.conf").write_text(_CONFIG, "ascii")
        environment = own_folder(folder, (*_KEPT_IN, _DAEMONS), _ALONE)
        with _daemon(daemon, environment, Path(f"{folder}{_DAEMONS}.pid")):
            yield SoftwareToken(module, environment)


@contextmanager
def _daemon(program: str, environment: Mapping[str, str], ready: Path) -> Iterator[None]:
    process = subprocess.Popen(
        [program],
        env={**os.environ, **environment, "STAY_CHILD": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        until(lambda: ready.exists() or process.poll() is not None, "pkcsslotd is ready")
        if process.poll() is not None:
            assert process.stdout is not None
            said = process.stdout.read().decode(errors="replace").strip()
            raise NotUsableError(f"pkcsslotd ended with code {process.returncode}: {said}")
        yield
    finally:
        process.kill()
        process.communicate()


def _module() -> Path | None:
    for pattern in ("opencryptoki/libopencryptoki.so.0", "*/opencryptoki/libopencryptoki.so.0"):
        for found in sorted(Path("/usr/lib").glob(pattern)):
            return found
    return None


@lru_cache(maxsize=1)
def unusable() -> str | None:
    """Return why openCryptoki's token cannot be used here, or None if it can; tried once."""
    try:
        with software_token() as token:
            token.initialize()
    except (NotUsableError, AssertionError, OSError, subprocess.CalledProcessError) as error:
        return f"openCryptoki: {error}"
    return None
