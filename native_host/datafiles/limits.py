"""How much of an organisation's files is taken, how long it is waited for; each with its unit and reason."""

FILE_MAX_BYTES = 256 * 1024
"""Ten times the package's largest file. What is larger is something else, and could take long to parse."""

FOLDER_ENTRIES_MAX = 10_000
"""Names looked at in one folder. One with more was not made for this: a share's root, a download folder."""

FOLDER_FILES_MAX = 200
"""Data files in one folder; an organisation has some tens."""

FOLDER_MAX_BYTES = 2 * 1024 * 1024
"""All data files of one folder: as many as are allowed, of the size that the package's own have."""

MISTAKES_MAX = 20
"""Mistakes told of one file: more than a person mends before looking again."""

PROBLEMS_MAX = 20
"""Files with problems told in one answer, so that it stays under a frame's size."""

REASON_MAX_CHARS = 600
"""Of one mistake's sentence: it may repeat a value, which may be as long as the file."""

KEY_MAX_CHARS = 60
"""Of one part of a key in a sentence; keys that are known have up to 41."""

CALL_DEADLINE_S = 1.5
"""Waited for a folder once: a local one takes milliseconds, a share that answers some tenths of a second, and
one that is gone 20 s and more. The agent waits with it."""

LATE_ANSWER_KEPT_S = 60.0
"""How long an answer that came late is used before the folder is asked again, and may be waited for again."""
