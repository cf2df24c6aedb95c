"""The weights of `native_host/customer/extract/weights.toml`, fitted to texts whose right values are known.

How a text goes through it, for whoever measures (the harness that leaves families out):

    from build.fit.dump import Dump, dump
    from build.fit.fitting import fit
    from native_host.customer.extract.resolver import resolve

    dumps = [dump(case, family) for family, case in cases]   # reads each text once; the slow part
    model = fit(dumps)                                       # all families
    model = fit(dumps, leave_out=family)                     # without one
    result = resolve(one.found, model)                       # for `judge(case, result)`

`Dump` has `case`, `family` and `found`. `found` (`extract.find.Found`) holds the candidates with their
signals, which depend on no weight; it can be pickled, so texts may be dumped in several processes.
`parse_customer(text)` is `resolve(find(text), packaged_model())`.
Every family weighs the same, however many texts it has. The files of `tests/pasted` are families too, each
by its name.
"""
