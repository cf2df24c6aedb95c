"""`qualitoken schema`: the contract as JSON Schema, or as the tables of PROTOCOL.md."""

from __future__ import annotations

import argparse
import json


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subparsers.add_parser("schema", help="mostra o contrato entre extensão e programa (JSON Schema)")
    parser.add_argument("--markdown", action="store_true", help="em tabelas, como no PROTOCOL.md")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the contract; always 0."""
    from native_host.protocol.markdown import tables  # noqa: PLC0415 - pydantic is slow to import
    from native_host.protocol.schema import json_schema  # noqa: PLC0415

    schema = json_schema()
    print(
        tables(schema) if args.markdown else json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True)
    )
    return 0
