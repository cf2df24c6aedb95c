"""Recognising the customer's data in a pasted text, from request to reply, against the libraries alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tests.bench.floors.libraries import libraries_ms
from tests.bench.judging.figure import Figure, Result
from tests.bench.products.product import Product
from tests.bench.run import Run
from tests.bench.wire import Wire, running_host
from tests.pasted import corpus

CHARS = 10_000
LONGEST_CHARS = 20_000

HOSTILE = (
    "1",
    "12 ",
    "a@b.cc ",
    "@",
    "é ",
    "dr. Ana ",
    "(51) 99999-8888 ",
    "529.982.247-25 ",
    "nome: ",
    "<a ",
    "ab cd\n",
    "\n",
    "cpf O0l1 ",
)
"""Each repeated up to the longest text: no text may keep the agent waiting, whatever it is made of."""

PASTE = Figure("paste", "10 kB of pasted text", "the libraries alone", 2.0, best_of=3)
WORST = Figure("paste_hostile", "20,000 hostile characters, the worst", "mail of that length", 3.0, best_of=3)


def thread(chars: int) -> str:
    """Return a long thread: e-mails and chats of the corpus one below the other, dense with data."""
    text = "\n".join(case.text for case in corpus() if case.id.startswith(("emails", "chats")))
    return ((text + "\n") * (chars // len(text) + 1))[:chars]


def measure(run: Run) -> Iterator[Result]:
    """Yield both figures."""
    text, longest = thread(CHARS), thread(LONGEST_CHARS)

    @contextmanager
    def hosts(product: Product) -> Iterator[Wire]:
        with running_host(product, run.folder / "paste" / product.out.name) as host:
            yield host

    def parse_ms(host: Wire, pasted: str) -> float:
        return host.timed("customer.parse", text=pasted)

    with run.each(hosts) as opened:
        yield opened.compare(PASTE, lambda host: parse_ms(host, text), lambda _: libraries_ms(text))
        texts = [(part * LONGEST_CHARS)[:LONGEST_CHARS] for part in HOSTILE]
        worst = max(texts, key=lambda hostile: parse_ms(opened.opened[0], hostile))
        yield opened.compare(
            WORST,
            lambda host: parse_ms(host, worst),
            lambda host: parse_ms(host, longest),
            f"{worst[:16]!r} repeated",
        )
