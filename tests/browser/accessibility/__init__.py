"""axe-core on everything an agent sees."""
