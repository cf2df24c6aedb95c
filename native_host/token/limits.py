"""Every limit of talking to drivers, in one place, each with its unit and reason. Standard library only."""

CHILD_MESSAGE_MAX_BYTES = 8 * 1024 * 1024
"""Largest message from a driver child: one slot with `OBJECTS_MAX` objects and a few large certificates."""

OBJECTS_MAX = 512
"""Objects looked at per slot. Tokens hold some dozens; a driver that lists more is no medium or lies."""

HANDLES_PER_CALL = 64
"""Handles asked of C_FindObjects at once: a usual token is listed in one call and closed by an empty one."""

ID_MAX_BYTES = 256
"""Buffer for CKA_ID, given with the call so that one call is enough. In use are 1 to 40 bytes."""

CERTIFICATE_BUFFER_BYTES = 4096
"""Buffer for CKA_VALUE, given with the first call. ICP-Brasil certificates have 1.5 to 3 KB."""

CERTIFICATE_MAX_BYTES = 64 * 1024
"""Largest certificate that is fetched; more is no certificate of a person or company."""

DEADLINE_RESERVE_S = 0.05
"""Kept of a read's deadline for killing a hung driver, judging the rest and sending the reply."""

KILL_WAIT_S = 0.03
"""How long a killed child's end is waited for, inside the reserve; one stuck in the kernel takes longer."""

BACKOFF_FIRST_S = 1.0
"""Pause after a driver's first failure before it is started again; doubled with each further one."""

BACKOFF_MAX_S = 30.0
"""Longest pause: an agent who has just plugged the token in again does not wait longer."""

SLOW_DRIVER_NOTICE_S = 1.0
"""When a driver has not answered after this, what the others know is sent as provisional."""
