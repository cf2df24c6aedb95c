"""What in a test waits for a fixed time or judges how long something took, found in its source."""
