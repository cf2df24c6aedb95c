"""The contract between extension and host: versions, limits, error codes and every message."""
