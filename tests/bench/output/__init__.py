"""What the bench says: on the terminal, as JSON, as a picture."""
