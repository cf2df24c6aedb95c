"""How large a procedure may be; each limit with its unit and reason."""

FIELDS_MAX = 200
"""Fields of one procedure; a ticket has some thirty. Finding their order takes steps by the square."""

TEXT_MAX_CHARS = 3_000
"""Of one text: below what a step of a plan takes (`protocol.messages.Text`), with room for what a template
puts into it."""
