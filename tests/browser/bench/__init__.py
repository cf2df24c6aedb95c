"""What the bench divides by, in a browser."""
