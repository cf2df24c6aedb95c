"""Tests of the card and the worker's small parts, without page, worker or host."""
