"""What speaks for and against a candidate: general, named facts; what they are worth is in `weights.toml`."""
