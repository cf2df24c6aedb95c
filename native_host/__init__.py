"""Qualitoken's native-messaging host: reads a cryptographic token and plans the escalation ticket."""

__version__ = "0.1.0"
