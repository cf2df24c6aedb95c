"""`make fuzz`: inputs that nobody thought of, for as long as one likes; never a part of `make test`.

Each target is a room of its own, `tests/fuzz/<name>.py`, with one `TARGET`; `tests/fuzz/table.py` lists them.
What is found is made as small as it goes, kept in `build/out/fuzz`, and printed with the command that runs it
again. A finding that is mended becomes an ordinary test.
"""
