"""What a pasted report may hold at most, each with its unit and reason: anybody can make one."""

MEDIA_MAX = 64
"""Media and problems: as many as the slots that are looked at per driver. In use are one to ten."""

CERTIFICATES_MAX = 64
"""Certificates of one medium: as many as one read fetches. In use are one to ten."""

OBJECTS_MAX = 512
"""Objects of one class on a medium: as many as are looked at."""

LABEL_MAX_CHARS = 32
"""Label and manufacturer of a token (PKCS#11 v2.40, CK_TOKEN_INFO: 32 bytes)."""

DESCRIPTION_MAX_CHARS = 64
"""What a driver says of itself (CK_INFO: 32 bytes each), with room for what reading adds."""

MODEL_MAX_CHARS = 16
"""Model and serial number of a token (PKCS#11 v2.40, CK_TOKEN_INFO: 16 bytes)."""

READER_MAX_CHARS = 128
"""A reader's name (PC/SC, MAX_READERNAME; PKCS#11's slots have 64)."""

PRODUCT_MAX_CHARS = 160
"""A driver's name in our list, the longest of which has 110, or its file's name."""

PATH_MAX_CHARS = 400
"""A driver's path; Windows allows 260, elsewhere modules lie in short folders."""

NAME_MAX_CHARS = 128
"""A name from a certificate: as much as is taken from one on reading."""

EMAIL_MAX_CHARS = 254
"""An e-mail address (RFC 5321, section 4.5.3.1.3)."""

ATR_MAX_BYTES = 33
"""An answer to reset (ISO/IEC 7816-3)."""

MARKS_MAX = 2
"""Marks shown on one composed letter: some scripts write two, and a heap of them covers other lines."""
