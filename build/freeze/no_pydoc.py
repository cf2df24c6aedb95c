"""Takes the place of `pydoc` in a frozen program, which shows no help about modules.

python-stdnum imports `pydoc` at its start, to describe its modules, which is never asked for here.
"""
