"""The key that signs: named by QUALITOKEN_CRX_KEY, or one for trials, made once in build/out."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

VARIABLE = "QUALITOKEN_CRX_KEY"
"""Environment variable: path of a private key in PEM, or the PEM itself (a secret of the workflow)."""
_BITS = 2048
"""What Chrome makes for an extension."""


def signing_key(trial: Path) -> rsa.RSAPrivateKey:
    """Return the key that is named, or the trial key, made if it is not there.

    Raises:
        TypeError: what is named is no RSA key.
    """
    named = os.environ.get(VARIABLE)
    if named:
        pem = named.encode() if named.startswith("-----BEGIN") else Path(named).read_bytes()
    else:
        if not trial.is_file():
            _make(trial)
        pem = trial.read_bytes()
    key = serialization.load_pem_private_key(pem, password=None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise TypeError(f"{VARIABLE}: an RSA key is needed")
    return key


def _make(file: Path) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
    file.parent.mkdir(parents=True, exist_ok=True)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.touch(mode=0o600)
    file.write_bytes(pem)
