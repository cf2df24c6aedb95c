"""Real SoftHSM2 token folders. Each function fills one and returns what it must be read with."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from cryptography import x509

from tests.support import certificates

PIN, SO_PIN = "123456", "87654321"
KEY_ID = "a1b2"


def softhsm_module() -> Path:
    """Return SoftHSM2's PKCS#11 module.

    Raises:
        FileNotFoundError: it is not installed; the message says what to install.
    """
    for pattern in ("softhsm/libsofthsm2.so", "*/softhsm/libsofthsm2.so"):
        for found in sorted(Path("/usr/lib").glob(pattern)):
            return found
    raise FileNotFoundError("no libsofthsm2.so: install the package softhsm2")


def uninitialized_token(folder: Path) -> Mapping[str, str]:
    """Make a folder without any token: SoftHSM2 then shows its free slot only, a token not initialised."""
    tokens = folder / "tokens"
    tokens.mkdir(parents=True)
    config = folder / "softhsm2.conf"
    config.write_text(
        f"directories.tokendir = {tokens}\nobjectstore.backend = file\nlog.level = ERROR\n", "utf-8"
    )
    return {"SOFTHSM2_CONF": str(config)}


def blank_token(folder: Path, label: str = "BRANCO") -> Mapping[str, str]:
    """Make a blank token: initialised, with a user PIN, without objects."""
    environment = uninitialized_token(folder)
    add_blank(environment, label)
    return environment


def add_blank(environment: Mapping[str, str], label: str) -> None:
    """Make one more blank token in the folder."""
    _run(
        environment,
        ["softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", SO_PIN, "--pin", PIN],
    )


def full_token(folder: Path, label: str = "CHEIO") -> Mapping[str, str]:
    """Make a token with a certificate in force, its key pair and the whole chain."""
    environment = blank_token(folder, label)
    issuers = certificates.chain()
    own = certificates.key()
    leaf = certificates.holder(certificates.Order(), issuers[-1], own)
    add_key(environment, folder, label, certificates.pkcs8(own))
    add_certificates(environment, folder, label, [leaf], KEY_ID)
    add_certificates(environment, folder, label, [issuer.certificate for issuer in issuers])
    return environment


def add_key(
    environment: Mapping[str, str], folder: Path, label: str, pkcs8: bytes, key_id: str = KEY_ID
) -> None:
    """Import a private key; SoftHSM2 makes its public half visible without a PIN."""
    file = folder / "key.pem"
    file.write_bytes(pkcs8)
    _run(
        environment,
        [
            "softhsm2-util",
            "--import",
            str(file),
            "--token",
            label,
            "--label",
            "chave",
            "--id",
            key_id,
            "--pin",
            PIN,
        ],
    )


def add_certificates(
    environment: Mapping[str, str],
    folder: Path,
    label: str,
    wanted: Sequence[x509.Certificate],
    key_id: str | None = None,
) -> None:
    """Write certificates, with the id of their key if they have one."""
    file = folder / "certificate.der"
    for certificate in wanted:
        file.write_bytes(certificates.der(certificate))
        _pkcs11_tool(
            environment,
            label,
            "--write-object",
            str(file),
            "--type",
            "cert",
            *(["--id", key_id] if key_id else []),
        )


def delete_public_key(environment: Mapping[str, str], label: str) -> None:
    """Delete the public half of the imported key."""
    _pkcs11_tool(environment, label, "--delete-object", "--type", "pubkey", "--id", KEY_ID)


def _pkcs11_tool(environment: Mapping[str, str], label: str, *arguments: str) -> None:
    module = ["--module", str(softhsm_module()), "--token-label", label, "--login", "--pin", PIN]
    _run(environment, ["pkcs11-tool", *module, *arguments])


def _run(environment: Mapping[str, str], command: list[str]) -> None:
    done = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stdout}{done.stderr}")
