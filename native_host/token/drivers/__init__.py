"""PKCS#11 modules: which there are, one child process each, and reading all of them at once."""
