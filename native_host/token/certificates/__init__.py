"""Certificates of a token: parsed, sorted, each with its key, chain and ICP-Brasil fields."""
