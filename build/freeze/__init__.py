"""Freezing: the programs with their own Python in one folder, for PCs that have none."""
