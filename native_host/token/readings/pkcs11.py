"""Numbers of PKCS#11 that what drivers said is judged by (v2.40 base specification)."""

from __future__ import annotations

OBJECT_DATA = 0
OBJECT_CERTIFICATE = 1
OBJECT_PUBLIC_KEY = 2
OBJECT_PRIVATE_KEY = 3
OBJECT_SECRET_KEY = 4
"""CKO_DATA … CKO_SECRET_KEY (appendix A)."""

CONTENT_CLASSES = (OBJECT_CERTIFICATE, OBJECT_PUBLIC_KEY, OBJECT_PRIVATE_KEY, OBJECT_DATA)
"""Classes that are searched for one by one."""

CONTROL_CLASSES = (5, 7, 9, 10)
"""CKO_HW_FEATURE, CKO_MECHANISM, CKO_PROFILE, CKO_VALIDATION: what a token can do, not what is on it. Blank
ones have them too (OpenSC shows a CKO_PROFILE on any); of any other class, a maker's own as well, they hold
none."""

SLOT_TOKEN_PRESENT = 0x1
SLOT_REMOVABLE = 0x2
SLOT_HARDWARE = 0x4
"""CKF_TOKEN_PRESENT, CKF_REMOVABLE_DEVICE, CKF_HW_SLOT (CK_SLOT_INFO.flags)."""

TOKEN_WRITE_PROTECTED = 0x2
TOKEN_LOGIN_REQUIRED = 0x4
TOKEN_USER_PIN_INITIALIZED = 0x8
TOKEN_INITIALIZED = 0x400
TOKEN_USER_PIN_COUNT_LOW = 0x10000
TOKEN_USER_PIN_FINAL_TRY = 0x20000
TOKEN_USER_PIN_LOCKED = 0x40000
TOKEN_USER_PIN_TO_BE_CHANGED = 0x80000
TOKEN_ERROR_STATE = 0x1000000
"""CKF_… of CK_TOKEN_INFO.flags (table 6)."""

LOAD = "load"
"""Name of the step before any PKCS#11 function but C_Initialize: loading the file."""

TOKEN_NOT_PRESENT, TOKEN_NOT_RECOGNIZED = "CKR_TOKEN_NOT_PRESENT", "CKR_TOKEN_NOT_RECOGNIZED"
"""What C_GetTokenInfo answers for an empty reader, and for a medium that the module does not know."""
