"""The customer's data in a pasted text: segments → candidates with signals → weights → one resolver.

Every step goes over the text once with bounded patterns: the time grows with the length, whatever it holds.
"""
