"""The command line: one subcommand per file, each with `add_parser(subparsers)` and `run(args)`."""
