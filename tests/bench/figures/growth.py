"""Ten times as much takes at most twelve times as long: nothing grows faster than what it is given.

Sizes are such that what every request costs anyway does not hide the growth. The whole is measured against
ten runs of the tenth, and may take a fifth more than these: both last about as long, so that other work on
the machine burdens both alike, which it does not if one of them fits between two turns of the scheduler.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser

from tests.bench.figures.engine_page import EnginePage, engine_page, plain_browser
from tests.bench.figures.pasting import thread
from tests.bench.floors.many_objects import many_objects
from tests.bench.judging.figure import Figure, Result
from tests.bench.products.product import Product
from tests.bench.run import Run
from tests.bench.wire import running_host
from tests.support.drivers import HOLDS_KEY, ScriptedDriver
from tests.support.paths import ROOT
from tests.support.softhsm import softhsm_module

TIMES = 10
BOUND = 12.0 / TIMES


def _figure(what: str, title: str, tenth: str) -> Figure:
    return Figure(f"growth_{what}", title, tenth, BOUND, rounds=(8, 16), best_of=2)


ELEMENTS = _figure("elements", "a look at 40,000 elements", "ten at 4,000")
FIELDS = _figure("fields", "a look at 2,000 controls", "ten at 200")
OBJECTS = _figure("objects", "a read of 400 objects", "ten of 40")
DRIVERS = _figure("drivers", "a read of 10 drivers", "ten of 1")
TEXT = _figure("text", "20,000 characters of mail", "ten times 2,000")
PROCEDURES = _figure("procedures", "100 procedures of one's own", "ten times 10")

SOP = ROOT / "native_host/sop/token_em_branco.toml"

Sample = Callable[[], float]


@dataclass(frozen=True)
class Grown:
    """Two samplers: of the tenth and of the whole."""

    tenth: Sample
    whole: Sample

    def tenths(self) -> float:
        """Take the tenth's time so often that it makes the whole."""
        return sum(self.tenth() for _ in range(TIMES))


def measure(run: Run) -> Iterator[Result]:
    """Yield all six."""
    with plain_browser() as browser:
        for figure, sizes in (
            (ELEMENTS, ((60, 4_000), (60, 40_000))),
            (FIELDS, ((200, 1_400), (2_000, 14_000))),
        ):
            with run.each(partial(_pages, browser, sizes)) as pages:
                yield pages.compare(figure, lambda two: two.whole(), Grown.tenths)
    for figure, hosts in (
        (OBJECTS, _objects),
        (DRIVERS, _drivers),
        (TEXT, _texts),
        (PROCEDURES, _procedures),
    ):
        folder = run.folder / figure.key

        def grown(
            product: Product,
            folder: Path = folder,
            hosts: Callable[[Product, Path], AbstractContextManager[Grown]] = hosts,
        ) -> AbstractContextManager[Grown]:
            return hosts(product, folder / product.out.name)

        with run.each(grown) as opened:
            yield opened.compare(figure, lambda two: two.whole(), Grown.tenths)


@contextmanager
def _pages(
    browser: Browser, sizes: tuple[tuple[int, int], tuple[int, int]], product: Product
) -> Iterator[Grown]:
    with ExitStack() as stack:
        pages: list[EnginePage] = [
            stack.enter_context(engine_page(browser, product, *size)) for size in sizes
        ]
        yield Grown(pages[0].look_ms, pages[1].look_ms)


@contextmanager
def _reading(
    product: Product,
    folder: Path,
    modules: Sequence[Sequence[Path]],
    tokens: Sequence[Mapping[str, str]],
) -> Iterator[Grown]:
    with ExitStack() as stack:
        samples: list[Sample] = []
        for name, paths, token in zip(("tenth", "whole"), modules, tokens, strict=True):
            host = stack.enter_context(running_host(product, folder / name, paths, token))
            while any(driver["failure"] for driver in _read(host.call)):
                pass  # so many children at a time are started by a read
            samples.append(partial(host.timed, "tokens.read"))
        yield Grown(*samples)


def _read(call: Callable[..., dict[str, object]]) -> list[dict[str, object]]:
    media = call("tokens.read")["media"]
    assert isinstance(media, list)
    return [{"failure": medium["state"] == "driver_failed"} for medium in media]


@contextmanager
def _objects(product: Product, folder: Path) -> Iterator[Grown]:
    tokens = [many_objects(folder / str(count), count) for count in (40, 400)]
    module = [softhsm_module()]
    with _reading(product, folder, [module, module], tokens) as grown:
        yield grown


@contextmanager
def _drivers(product: Product, folder: Path) -> Iterator[Grown]:
    modules = [ScriptedDriver(folder / str(one), HOLDS_KEY, f"driver{one}.so").path for one in range(10)]
    with _reading(product, folder, [modules[:1], modules], [{}, {}]) as grown:
        yield grown


@contextmanager
def _texts(product: Product, folder: Path) -> Iterator[Grown]:
    with running_host(product, folder) as host:
        tenth, whole = (
            partial(host.timed, "customer.parse", text=thread(chars)) for chars in (2_000, 20_000)
        )
        yield Grown(tenth, whole)


@contextmanager
def _procedures(product: Product, folder: Path) -> Iterator[Grown]:
    with ExitStack() as stack:
        samples: list[Sample] = []
        for count in (10, 100):
            own = folder / f"own{count}"
            own.mkdir(parents=True)
            text = SOP.read_text("utf-8")
            for number in range(count):
                copy = text.replace('id = "token_em_branco"', f'id = "procedimento_{number}"', 1)
                (own / f"{number}.toml").write_text(copy, "utf-8")
            settings = f"sop_dirs = ['{own}']\n"
            host = stack.enter_context(running_host(product, folder / str(count), settings=settings))
            samples.append(partial(host.timed, "sop.list"))
        yield Grown(*samples)
