"""The recordings, replayed to the real extension: what it asks, in order, and what the agent sees."""
