"""Every limit of the wire and of waiting, in one place, each with its unit and reason."""

MAX_FRAME_IN_BYTES = 64 * 1024
"""Largest message taken from the browser. Page facts and plans stay far below; more is a mistake."""

MAX_FRAME_OUT_BYTES = 1024 * 1024 - 1
"""Chromium closes the pipe at messages over 1 MB from a host (Chrome's native messaging documentation)."""

ID_MAX_CHARS = 64
"""Longest id of a request, which its reply repeats."""

ID_MAX_BITS = 64
"""Largest number as an id; JavaScript's own integers end at 53 bits."""

MAX_REQUESTS_IN_FLIGHT = 16
"""Requests answered at once; the extension needs two or three. More are refused: memory stays bounded."""

MAX_PINGS_IN_FLIGHT = 4
"""Pings that wait to be answered, beside the requests: with a mistake in it, for the host's start; any, for a
browser that does not read. One is enough: a browser that leaves more replies unread is not read either."""

PING_ECHO_MAX_CHARS = 100
"""A word that comes back; its reply goes out in one piece, whatever is written in it."""

READ_DEADLINE_DEFAULT_MS = 8_000
"""Time for one reading of all drivers: a slow card needs a few seconds, an agent does not wait longer."""

READ_DEADLINE_MIN_MS = 100
"""Below this no driver could even load."""

READ_DEADLINE_MAX_MS = 60_000
"""Above this the agent has long given up."""

READ_DEADLINE_LONG_MS = 30_000
"""Time for a reading that the agent asks to take longer: a driver of 2.5 s for each list of slots needs 10 s
for one read, and a blank token two of them."""

REPLY_DEADLINE_MS = 10_000
"""Waited for a reply that is made in milliseconds, from memory; the first waits for the host's imports."""

READ_GRACE_MS = 3_000
"""Waited for a reading beyond its deadline, by which the host answers: for the pipe and a busy computer."""

DOCTOR_GRACE_MS = 52_000
"""Waited for the doctor beyond the reading: it starts a second host and asks shares that may not answer."""

BLANK_CONFIRMATION_MS = 500
"""A driver listed nothing right after C_Initialize; the read 500 ms later was right (jsign #345, #346)."""

BLANK_CONFIRMATION_KEPT_MS = 60_000
"""How long an earlier read may be the first of the two; later the medium may have been swapped unseen."""

MAX_FRAME_DRAINED_BYTES = 64 * 1024 * 1024
"""Largest frame that is read past and answered. Chrome sends at most 64 MiB: a longer one is no frame."""

PAGE_MAP_MAX_CHARS = 40_000
"""A page map in one message: four times the package's own, and still below `MAX_FRAME_IN_BYTES`."""

PASTE_MAX_CHARS = 20_000
"""A pasted text in one message: a long e-mail thread has 10,000. Even at three bytes a character it fits into
`MAX_FRAME_IN_BYTES`; a text full of rarer signs is refused there."""

FOLDERS_MAX = 20
"""Folders in one setting; an organisation has one or two."""

REPORT_AGE_MAX_MINUTES = 7 * 24 * 60
"""A medium may be anywhere a week after it was read."""

REPORT_AGE_DEFAULT_MINUTES = 4 * 60
"""A call, a chat with pauses, an e-mail answered the same morning. Later something may have been written on
the medium, or another one may be in the reader."""

REPORT_FUTURE_TOLERANCE_MINUTES = 10
"""Clocks of two computers differ by some minutes; by more, one of them is wrong and no age can be told."""

HISTORY_DEFAULT_DAYS = 180
"""Half a year: a customer who calls again about the same medium does so within weeks."""

HISTORY_MAX_DAYS = 5 * 365
"""No certificate of ICP-Brasil for people lasts longer."""

TEXT_MAX_CHARS = 4_000
"""A text that a person reads or types, and what a control holds; no Qualitor field takes more."""

SHORT_TEXT_MAX_CHARS = 300
"""A label, a name or an id on the page."""

TICKET_NUMBER_MAX_CHARS = 40
"""A ticket's number as the page shows it."""

SKELETON_NODES_MAX = 8_000
"""Nodes of a page's copied structure. A ticket page has 2,000 to 5,000; more is too large to send."""

SKELETON_TEXT_MAX_CHARS = 400
"""A text in it: labels are shorter."""

SKELETON_ATTRIBUTE_MAX_CHARS = 200
"""An attribute's value in it: ids, classes and names are shorter."""

SKELETON_OPTIONS_MAX = 200
"""Options of a select in it; a longer list is one of customers or contacts."""

CANDIDATES_MAX = 200
"""Values recognised in a pasted text: a page of people has fewer, more than an agent could look at."""

CANDIDATES_MAX_CHARS = 24_000
"""All of them in a message that prepares a ticket, as JSON: with an issue each, 200 are longer. Even at two
bytes a character they fit into `MAX_FRAME_IN_BYTES` beside a medium, the page's facts and a fill's report."""

PHONE_LINES_MAX = 9
"""Lines for phones in the card: a procedure asks for four at most, and an agent may have noted more."""

LINES_MAX = 4 + PHONE_LINES_MAX
"""Name, document, e-mail, protocol and the phones."""
