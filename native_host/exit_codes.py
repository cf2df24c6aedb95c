"""Exit codes that host and command line share. No imports: the host needs them before anything else."""

INTERRUPTED = 130
"""Ended from a terminal (Ctrl+C): what shells say of a program that SIGINT has ended, 128 + 2."""
