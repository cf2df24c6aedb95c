"""Every limit of dividing a pasted text, in one place, each with its unit and reason."""

BLANKS_MAX = 20
"""Blanks in a row that are kept, and the most that an expression goes over at once: columns laid out with
blanks have fewer, and further ones say nothing."""

ENTITY_MAX_CHARS = 32
"""Longest HTML entity that is decoded, without `&`; the longest name in the standard has 31."""

LABEL_MAX_WORDS = 9
"""Most words of a label: `nome completo do responsável pelo certificado digital da empresa`."""

SPEAKER_MAX_CHARS = 48
"""Longest name under which somebody speaks in a chat; more in front of a colon is a sentence."""

STAMP_MAX_CHARS = 64
"""Longest stamp of a chat, with the name if it stands in front."""

SIGNATURE_MAX_LINES = 8
"""Longest signature below a letter."""

HEADING_MAX_CHARS = 48
"""Longest heading of a paragraph or a column."""

LABEL_MAX_CHARS = 80
"""Longest label in front of its sign."""
