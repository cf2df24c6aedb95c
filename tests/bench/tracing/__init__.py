"""Where the time of one click goes. What listens stands before the bundles, not in them."""
