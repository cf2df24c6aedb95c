"""A SoftHSM2 token with many public objects, written in one session."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.support.softhsm import PIN, blank_token, softhsm_module

_WRITE = """
import sys
import PyKCS11 as pkcs11
module, pin, count = sys.argv[1:]
library = pkcs11.PyKCS11Lib()
library.load(module)
slot = library.getSlotList(tokenPresent=True)[0]
session = library.openSession(slot, pkcs11.CKF_SERIAL_SESSION | pkcs11.CKF_RW_SESSION)
session.login(pin)
for number in range(int(count)):
    session.createObject([
        (pkcs11.CKA_CLASS, pkcs11.CKO_DATA),
        (pkcs11.CKA_TOKEN, pkcs11.CK_TRUE),
        (pkcs11.CKA_PRIVATE, pkcs11.CK_FALSE),
        (pkcs11.CKA_LABEL, f"objeto {number}"),
        (pkcs11.CKA_VALUE, bytes(32)),
    ])
"""
"""In a process of its own: a loaded module reads its environment once."""


def many_objects(folder: Path, count: int) -> Mapping[str, str]:
    """Make the token in a new folder; return the environment it is read with."""
    token = blank_token(folder)
    subprocess.run(
        [sys.executable, "-c", _WRITE, str(softhsm_module()), PIN, str(count)],
        env={**os.environ, **token},
        check=True,
    )
    return token
