"""Takes the place of `ssl` in a frozen program, which speaks over no network and so carries no TLS library.

python-stdnum imports `ssl` at its start, for look-ups on the web that are never made here.
"""
