"""Fits how the page engine understands labels."""
