"""The Windows build, installed and used under Wine: `make test-windows`."""
