"""Makes the tables by which names are told from other words."""
