"""Recorded conversations between extension and host: kept as files, played to either side.

A conversation is one JSON file below `tests/contract/recorded`; those that an agent's work in the browser
brings forth are in `agent/`. `make record` writes them anew, and nothing else does.
"""
