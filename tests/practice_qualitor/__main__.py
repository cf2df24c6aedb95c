"""`python -m tests.practice_qualitor`: serve the practice site until interrupted."""

from __future__ import annotations

import argparse
import json
import os
import signal
import threading
from pathlib import Path

from .server import LOOPBACK, PracticeServer
from .settings import SKINS, BadSetting, Settings


def main(arguments: list[str] | None = None) -> int:
    """Serve, say where in one JSON line, and wait for an interrupt or a termination."""
    parser = argparse.ArgumentParser(prog="python -m tests.practice_qualitor", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", choices=LOOPBACK)
    parser.add_argument("--port", type=int, default=0, help="0 (default) takes a free one")
    parser.add_argument("--database", type=Path, help="SQLite file of tickets; default: for this run only")
    parser.add_argument("--log", type=Path, help="file to append saves to, one JSON line each")
    parser.add_argument("--latency-ms", type=int, default=0, help="delay of every AJAX call of the cascade")
    parser.add_argument("--skin", default="classic", choices=SKINS)
    parser.add_argument("--node-modules", type=Path, help="folder with jquery and select2")
    given = parser.parse_args(arguments)
    settings = Settings()
    try:
        settings.update({"latency_ms": given.latency_ms, "skin": given.skin})
    except BadSetting as error:
        parser.error(str(error))
    done = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: done.set())
    with PracticeServer(
        host=given.host,
        port=given.port,
        database=given.database,
        log=given.log,
        settings=settings,
        node_modules=given.node_modules,
    ) as site:
        print(json.dumps({"url": site.url, "pid": os.getpid()}), flush=True)
        done.wait()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
