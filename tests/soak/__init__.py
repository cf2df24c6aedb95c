"""`make soak`: one host, and one browser with the extension, in use for long; never a part of `make test`.

Each part does the same round over and over; after every few rounds, at rest, its processes are measured. The
first third of the measurements after the warm-up is compared with the last third: nothing may have grown.
"""
