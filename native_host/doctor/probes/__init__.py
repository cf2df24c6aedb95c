"""One link per file: `look(surroundings)` returns what was found, and may raise or hang without harm."""
