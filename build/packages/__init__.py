"""The extension as packages: for the stores, and signed for hosting it oneself."""
