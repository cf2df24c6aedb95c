"""Every limit of reading a pasted text, in one place, each with its unit and reason."""

LINE_MAX_CHARS = 12_000
"""Longest line that is read as one; a longer one is read in parts. A chat or an e-mail thread that was copied
without its line breaks has up to 10,000."""

LINE_CUT_CHARS = 1_000
"""Stretch of a long line in which the best place for a cut is looked for: some sentences end in it. What is
left is never shorter than a sentence, which alone in its line could be taken for a name."""

AWAY_FROM_DATA_CHARS = 80
"""How far from digits, addresses and labels a line is best cut: as far as a name or a label's words reach."""

BLANKS_MAX = 20
"""Blanks in a row that are kept, and the most that an expression goes over at once: columns laid out with
blanks have fewer, and further ones say nothing."""

ENTITY_MAX_CHARS = 32
"""Longest HTML entity that is decoded, without `&`; the longest name in the standard has 31."""
