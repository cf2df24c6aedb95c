"""What all targets have in common."""
