"""Recognising a customer's data in a pasted text: cleaned, cut into labelled pieces, each looked at.

Every step goes over the text once with bounded patterns: the time grows with the length, whatever it holds.
"""
