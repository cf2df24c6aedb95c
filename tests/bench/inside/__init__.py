"""What is run by a product's own interpreter, on its own `native_host` and this tree's `tests`."""
