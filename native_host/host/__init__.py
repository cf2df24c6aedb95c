"""The process that browsers start: frames over standard input and output, nothing else on them."""
