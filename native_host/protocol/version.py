"""The protocol's version. Standard library only: `hello` is sent before anything else is imported."""

PROTOCOL_VERSION = "1.1"
"""`major.minor`. Another major version cannot talk to this one; a minor one only adds."""
