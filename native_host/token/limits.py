"""Every limit of talking to drivers, in one place, each with its unit and reason. Standard library only."""

REQUEST_MAX_BYTES = 4096
"""Largest request to a child: a small number and at most `SLOTS_MAX` slots' ids."""

CHILD_MESSAGE_MAX_BYTES = 8 * 1024 * 1024
"""Largest message from a driver child: one slot with `OBJECTS_MAX` objects and a few large certificates."""

CHILD_MEMORY_MAX_BYTES = 2 * 1024 * 1024 * 1024
"""Address space of a driver child on Linux. A child takes 0.1 GB; a driver that lies about a count must not
eat the computer's memory. Generous, as every thread of a driver reserves 72 MB (stack and malloc arena)."""

SLOTS_MAX = 64
"""Slots looked at per driver. Drivers show 1 to 16; one that lists more lies."""

CERTIFICATES_MAX = 64
"""Certificates fetched per read of a driver, all slots: the reply must stay under 1 MB. In use: 1 to 10."""

OBJECTS_MAX = 512
"""Objects looked at per slot. Tokens hold some dozens; a driver that lists more is no medium or lies."""

HANDLES_PER_CALL = 64
"""Handles asked of C_FindObjects at once: a usual token is listed in one call and closed by an empty one."""

ID_MAX_BYTES = 1024
"""Buffer for CKA_ID, given with the call so that one call is enough. In use are 1 to 40 bytes."""

CERTIFICATE_BUFFER_BYTES = 4096
"""Buffer for CKA_VALUE, given with the first call. ICP-Brasil certificates have 1.5 to 3 KB."""

CERTIFICATE_MAX_BYTES = 64 * 1024
"""Largest certificate that is fetched; more is no certificate of a person or company."""

KEY_BUFFER_BYTES = 1024
"""Buffer for CKA_MODULUS or CKA_EC_POINT: keys of 8192 bits. In use are 2048 to 4096."""

FAILING_OBJECTS_MAX = 3
"""Objects in a row that cannot be read for errors that should have passed; then it is the card, not they."""

RETRY_PAUSE_S = 0.1
"""Pause before a call is made once more: a card that was reset takes some tens of milliseconds."""

SLOT_LISTS_MAX = 4
"""Times that a slot list is asked for that has grown since its size was asked."""

DEADLINE_RESERVE_S = 0.05
"""Kept of a read's deadline for killing a hung driver, judging the rest and sending the reply."""

VERDICT_WAIT_S = 0.03
"""How long after its deadline a driver's verdict is waited for, inside the reserve: with many hung drivers
on a busy computer each takes its turn."""

BACKOFF_FIRST_S = 1.0
"""Pause after a driver's first failure before it is started again; doubled with each further one."""

BACKOFF_MAX_S = 30.0
"""Longest pause: an agent who has just plugged the token in again does not wait longer."""

CHILDREN_PER_READ = 4
"""Children that one read may cost a driver that crashes in slot after slot: each takes 0.3 s to start."""

PROBE_MIN_S = 0.5
"""A slot that failed before is only asked again with this much of the deadline left: a sound one answers in
milliseconds, and one that is cut short is taken for hung."""

PROBATION_TIMEOUT_S = 1.0
"""How long a driver that hung the last time is waited for when nothing that it could say matters any more.
A sound one answers within half of it, its child's start included."""

SLOW_DRIVER_NOTICE_S = 1.0
"""When a driver has not answered after this, what the others know is sent as provisional."""

PCSC_TIMEOUT_S = 2.0
"""How long PC/SC is waited for before its child is killed; it answers in milliseconds, or hangs."""

PCSC_AFTER_TOKEN_S = 0.3
"""How long PC/SC is waited for, its child's start, before what the drivers show is told as provisional."""

SWAP_MIN_S = 0.1
"""Nobody takes one medium out and puts another in within this; one only taken out, PC/SC sees as gone."""

PCSC_LAST_S = 0.02
"""Time for PC/SC's second answer, 1 ms, when a hung driver has used up the rest. Inside the reserve."""

PCSC_RETRY_FIRST_S = 0.5
"""First pause before a stopped smart card service, or a PC/SC child that failed, is tried again; doubled."""

PCSC_RETRY_MAX_S = 4.0
"""Longest such pause. Windows stops the service while there is no reader: a plugged token is seen by then."""

PCSC_WAIT_MS = 60_000
"""Longest wait inside SCardGetStatusChange; then the readers are listed again, should an event be lost."""

PCSC_WAIT_BLIND_MS = 2_000
"""The same where PC/SC does not tell that readers come and go (macOS)."""

PCSC_SETTLE_S = 0.15
"""Pause after an event: one plug is several of them, and they are told as one change."""
