"""One verb per file: `handle(params, context)` answers one method of the protocol, on pipe and shell."""
