"""What drivers said, as plain data: made in their children, judged in the host. Standard library only."""
