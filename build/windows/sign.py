"""Signing of programs and installers, when a certificate is configured.

QUALITOKEN_SIGN_PFX names the certificate's file, QUALITOKEN_SIGN_PASSWORD is its password and
QUALITOKEN_SIGN_TIMESTAMP the address of a time stamping service: without one a signature ends with its
certificate. As a command it signs the files named.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

_PFX, _PASSWORD, _TIMESTAMP = (f"QUALITOKEN_SIGN_{name}" for name in ("PFX", "PASSWORD", "TIMESTAMP"))


def is_configured() -> bool:
    """Whether there is a certificate."""
    return bool(os.environ.get(_PFX))


def sign(files: Iterable[Path]) -> None:
    """Sign in place; nothing without a certificate.

    Raises:
        CalledProcessError: osslsigncode failed; its words are on the terminal.
    """
    if not is_configured():
        return
    stamp = os.environ.get(_TIMESTAMP)
    for file in files:
        signed = file.with_name(f"{file.name}.signed")
        signed.unlink(missing_ok=True)
        subprocess.run(
            [
                *("osslsigncode", "sign", "-pkcs12", os.environ[_PFX], "-readpass", "/dev/stdin"),
                *("-h", "sha256", "-n", "Qualitoken", *(["-ts", stamp] if stamp else [])),
                *("-in", str(file), "-out", str(signed)),
            ],
            input=os.environ.get(_PASSWORD, "").encode(),
            stdout=subprocess.DEVNULL,
            check=True,
        )
        signed.chmod(file.stat().st_mode)
        signed.replace(file)


if __name__ == "__main__":
    sign(map(Path, sys.argv[1:]))
