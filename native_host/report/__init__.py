"""A reading as something to paste: the text block for a ticket, and the code that carries it whole."""
